import { addAdult, addContact, recordCustody } from '#registry/people/people.ts'
import { assessed } from './risk.ts'
import { ageOn, dayOf } from '#platform/time.ts'
import { STAFF, type Person, type World } from './world.ts'

/**
 * What screening and treatment ask for, put straight into the tables for tests of other things: one parent who holds custody
 * alone, a yes of the parent or, from fifteen, of the young person, with the decision about telling, and an assessment of risk
 * each day. Leaves no trace in events and journal.
 */
export async function consented(
  world: Pick<World, 'owner' | 'clock' | 'staff'>,
  by: Person,
  { id, childId, on, days }: { id: string; childId: string; on?: string; days?: number },
): Promise<void> {
  const { municipality } = STAFF[by]
  const { rows } = await world.owner.query<{ born: string; enquiry_on: string }>(
    'select c.birth_date::text as born, p.enquiry_on::text from pathways p join people c on c.id = p.child_id where p.id = $1',
    [id],
  )
  const { born = '', enquiry_on: enquiryOn = '' } = rows[0] ?? {}
  const day = on ?? enquiryOn
  await assessed(world, by, { id, on: enquiryOn, ...(days !== undefined && { days }) })
  const now = world.clock()
  const at = dayOf(now).toString() < day ? `${day}T12:00:00Z` : now
  const giver = ageOn(born, day) < 15 ? await holder(world, municipality, childId, born) : childId
  await world.owner.query(
    `insert into treatment_consents (municipality_id, pathway_id, giver_id, decision, form, given_on, informed_of, recorded_at)
     values ($1, $2, $3, 'permit', 'oral', $4, 'Hvad behandlingen går ud på.', $5)`,
    [municipality, id, giver, day, at],
  )
  if (giver === childId)
    await world.owner.query(
      `insert into custody_notices (municipality_id, pathway_id, decision, on_day, reason, review_on, recorded_at)
       values ($1, $2, 'not_told', $3::date, 'Til en prøve af noget andet.', $3::date + 30, $4)`,
      [municipality, id, day, at],
    )
}

/** One who holds custody of the child: the one who is registered, or else a parent made for it. */
async function holder(
  world: Pick<World, 'owner'>,
  municipality: string,
  childId: string,
  born: string,
): Promise<string> {
  const known = await world.owner.query<{ holder_id: string }>(
    'select holder_id from custody where child_id = $1 and valid_to is null',
    [childId],
  )
  if (known.rows[0]) return known.rows[0].holder_id
  const { rows } = await world.owner.query<{ id: string }>(
    "insert into people (municipality_id, given_name, family_name, is_child) values ($1, 'Rikke', 'Skov', false) returning id",
    [municipality],
  )
  const id = rows[0]?.id ?? ''
  await world.owner.query(
    `insert into custody (municipality_id, child_id, holder_id, sharing, source, source_date, valid_from)
     values ($1, $2, $3, 'sole', 'cpr_register', $4, $4)`,
    [municipality, childId, id, born],
  )
  return id
}

/** A family as it is registered: adults around a child, and who of them hold custody, shared or alone. */
export async function aFamily(
  world: Pick<World, 'acting'>,
  { childId, by = 'ida' }: { childId: string; by?: Person },
  holders: readonly string[],
  others: readonly string[] = [],
): Promise<Record<string, string>> {
  const ids: Record<string, string> = {}
  await world.acting(by, async (ctx) => {
    for (const givenName of [...holders, ...others]) {
      const id = await addAdult(ctx, { givenName, familyName: 'Holm' })
      await addContact(ctx, childId, { adult: { id }, relationship: 'other', isPrimary: false })
      ids[givenName] = id
    }
    if (holders.length)
      await recordCustody(ctx, childId, {
        holders: holders.map((name) => ({ adultId: ids[name] ?? '' })),
        sharing: holders.length > 1 ? 'shared' : 'sole',
        source: 'cpr_register',
        sourceDate: '2026-11-01',
        validFrom: '2026-11-01',
      })
  })
  return ids
}
