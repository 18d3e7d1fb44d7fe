import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { SharingPurpose } from '#platform/schema.ts'
import { clockTimeOf, dayOf } from '#platform/time.ts'
import { basisFor, isObjectionInForce, standingOf } from '#care/sharing/sharing.ts'
import type { Around, Reached } from './whom.ts'

type Of = { id: string; child_id: string }
type Row = Reached & { birth_date: string | null; is_told: boolean }

/** The child, who holds custody today, how each can be reached, and whom it was told to. No address is among it. */
async function reachedOf(ctx: Ctx, { id, child_id: childId }: Of): Promise<Row[]> {
  const today = dayOf(ctx.now).toString()
  const { rows } = await sql<Row>`
    select p.id, p.given_name || ' ' || p.family_name as name, p.phone, p.email, p.birth_date::text,
      exists (select from person_identifiers n
        where n.municipality_id = p.municipality_id and n.person_id = p.id and n.valid_to is null) as "hasCpr",
      exists (select from custody_notices t
        where t.municipality_id = p.municipality_id and t.pathway_id = ${id} and t.holder_id = p.id and t.decision = 'told'
          and t.on_day >= birthday((select birth_date from people c where c.municipality_id = p.municipality_id and c.id = ${childId}), 15)
          and not exists (select from consent_errors e where e.municipality_id = t.municipality_id and e.of_id = t.id)) as is_told
    from people p
    where p.id = ${childId} or exists (select from custody h
      where h.municipality_id = p.municipality_id and h.child_id = ${childId} and h.holder_id = p.id
        and h.valid_from <= ${today} and (h.valid_to is null or h.valid_to > ${today}))
    order by p.id <> ${childId}, p.given_name, p.id`.execute(ctx.db)
  return rows
}

/** What a school can be given something for with a written consent. */
const PURPOSES = ['other_legislation', 'other'] as const satisfies SharingPurpose[]

/** R75-R78: with which purpose something may be passed on to a school now, to whom by name; or why not. */
export async function schoolBasis(
  ctx: Ctx,
  pathway: Of,
): Promise<{ purpose: SharingPurpose; receiver: string } | { hindered: string }> {
  const standing = await standingOf(ctx, pathway)
  const at = { day: dayOf(ctx.now).toString(), time: clockTimeOf(ctx.now) }
  const objection = standing.objections.find(
    (each) => (each.receiver_kind === null || each.receiver_kind === 'school') && isObjectionInForce(each, at),
  )
  if (objection) return { hindered: 'Der er gjort indsigelse mod at dele med skolen. Tal med den, der har gjort den.' }
  let why = ''
  for (const purpose of PURPOSES) {
    const { claim, fault } = {
      fault: undefined,
      claim: undefined,
      ...basisFor({ kind: 'school', receiver: '', purpose, reason: '', ...at }, standing),
    }
    if (claim) return { purpose, receiver: claim.receiver }
    if (fault && (why === '' || fault.code !== 'TR075')) why = fault.words
  }
  return { hindered: why }
}

/** Everybody who could be asked about the child of a pathway, in few statements. */
export async function aroundOf(ctx: Ctx, pathway: Of): Promise<Around> {
  const [people, school] = await Promise.all([reachedOf(ctx, pathway), schoolBasis(ctx, pathway)])
  const [child, ...holders] = people
  if (!child?.birth_date) throw new Error('a pathway has a child, and a child a birth date')
  return {
    child: { ...child, birthDate: child.birth_date },
    holders,
    told: new Set(holders.filter((each) => each.is_told).map(({ id }) => id)),
    schoolHindered: 'hindered' in school ? school.hindered : null,
    today: dayOf(ctx.now).toString(),
  }
}
