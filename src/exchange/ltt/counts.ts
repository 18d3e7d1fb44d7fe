import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import { instantOf, plainDate } from '#platform/time.ts'
import type { Period } from './period.ts'

/** KL's list: what municipalities agreed to count of the offer. */
export const COUNTED = ['enquiries', 'toScreening', 'toTreatment', 'followUp', 'onward', 'contacts'] as const
export type Counted = (typeof COUNTED)[number]

export type Count = {
  inPathways: number
  reported: number
  /** In the pathways and not told yet, of children whose turn is to come. */
  waiting: number
  /** Told, and since found to be a mistake, of children whose turn is to come. */
  withdrawn: number
  /** In the pathways, not told, and nothing is on its way. */
  lost: number
  /** Told, not in the pathways, and nothing is on its way. */
  astray: number
}

const NOTHING: Count = { inPathways: 0, reported: 0, waiting: 0, withdrawn: 0, lost: 0, astray: 0 }

/** What only a fault of ours can make: things that are told otherwise than they are, and that nothing will put right. */
export const differenceOf = ({ lost, astray }: Count): number => lost + astray

/**
 * KL's counts of a period, from the pathways and from what has been told, compared thing by thing in one statement, so
 * that two faults never make up for each other. The same thing is the same kind on the same day under the same id.
 *
 * In the pathways: contacts that were held (R23) and ways that were shown, neither found to be a mistake, in pathways under
 * § 126 a of children of five to seventeen at the henvendelse (R8). Told: what stands with the receiver and is no mistake.
 * A child's turn is to come while something of it is due, or a report of it waits, has failed or was refused.
 * `toScreening`, `toTreatment`: each pathway once, by its first contact of that type. `followUp`: afsluttende samtaler.
 */
export async function countsOf(ctx: Ctx, { from, to }: Period): Promise<Record<Counted, Count>> {
  const [since, before] = [instantOf(from), instantOf(plainDate(to).add({ days: 1 }))]
  const { rows } = await sql<Count & { name: Counted }>`
    with known as (
      select c.id, p.child_id, c.type::text as kind, c.on_day as day, not exists (
          select from contacts earlier
          where earlier.municipality_id = c.municipality_id and earlier.pathway_id = c.pathway_id and earlier.type = c.type
            and earlier.status = 'held' and (earlier.starts_at, earlier.id) < (c.starts_at, c.id)) as is_first
      from contacts c
      join pathways p on p.municipality_id = c.municipality_id and p.id = c.pathway_id
      join people child on child.municipality_id = p.municipality_id and child.id = p.child_id
      where c.status = 'held' and c.on_day between ${from} and ${to} and ${isReported}
      union all
      select w.id, p.child_id, 'referral', w.handed_over_on, true
      from ways w
      join pathways p on p.municipality_id = w.municipality_id and p.id = w.pathway_id
      join people child on child.municipality_id = p.municipality_id and child.id = p.child_id
      where w.entered_in_error_reason is null and w.handed_over_on between ${from} and ${to} and ${isReported}
    ), told as (
      select i.resource_id as id, i.child_id, coalesce(i.contact_type::text, 'referral') as kind,
        (i.starts_at at time zone 'Europe/Copenhagen')::date as day, not exists (
          select from ltt_items earlier
          where earlier.municipality_id = i.municipality_id and earlier.child_id = i.child_id
            and earlier.pathway_id = i.pathway_id and earlier.contact_type = i.contact_type and earlier.stands
            and not earlier.is_error
            and (earlier.starts_at, earlier.resource_id) < (i.starts_at, i.resource_id)) as is_first
      from ltt_items i
      where i.stands and not i.is_error and i.kind in ('encounter', 'referral')
        and i.starts_at >= ${since} and i.starts_at < ${before}
    ), coming as (
      select child_id from ltt_due
      union select child_id from ltt_reports where state in ('pending', 'failed', 'refused')
    ), every as (
      select coalesce(known.kind, told.kind) as kind, known.id is not null as is_known, told.id is not null as is_told,
        coalesce(known.is_first, false) as is_first_known, coalesce(told.is_first, false) as is_first_told,
        coalesce(known.child_id, told.child_id) in (select child_id from coming) as is_coming
      from known full join told on told.id = known.id and told.kind = known.kind and told.day = known.day
    )
    select name,
      count(*) filter (where known) as "inPathways",
      count(*) filter (where told) as reported,
      count(*) filter (where known and not told and is_coming) as waiting,
      count(*) filter (where told and not known and is_coming) as withdrawn,
      count(*) filter (where known and not told and not is_coming) as lost,
      count(*) filter (where told and not known and not is_coming) as astray
    from every, lateral (values
      ('enquiries', kind = 'enquiry', is_known, is_told),
      ('toScreening', kind = 'screening', is_first_known, is_first_told),
      ('toTreatment', kind = 'treatment', is_first_known, is_first_told),
      ('followUp', kind = 'final_talk', is_known, is_told),
      ('onward', kind = 'referral', is_known, is_told),
      ('contacts', kind <> 'referral', is_known, is_told)
    ) as line (name, belongs, known, told)
    where belongs
    group by name`.execute(ctx.db)
  const counted = rows.map(({ name, ...count }) => [name, count] as const)
  return { ...noCounts(), ...Object.fromEntries(counted) }
}

const noCounts = (): Record<Counted, Count> => ({
  enquiries: NOTHING,
  toScreening: NOTHING,
  toTreatment: NOTHING,
  followUp: NOTHING,
  onward: NOTHING,
  contacts: NOTHING,
})

/** R8, as `leftOutBecause` says it. */
const isReported = sql`p.is_under_126a and p.status <> 'entered_in_error'
  and age_on(child.birth_date, p.enquiry_on) between 5 and 17`

/** R8: the pathways whose henvendelse lies in the period and that are not for the report, by why. */
export async function leftOutOf(ctx: Ctx, { from, to }: Period) {
  const { rows } = await sql<{ notUnder126a: number; outsideAge: number }>`
    select count(*) filter (where not p.is_under_126a) as "notUnder126a",
      count(*) filter (where p.is_under_126a and age_on(child.birth_date, p.enquiry_on) not between 5 and 17) as "outsideAge"
    from pathways p
    join people child on child.municipality_id = p.municipality_id and child.id = p.child_id
    where p.status <> 'entered_in_error' and p.enquiry_on between ${from} and ${to}`.execute(ctx.db)
  return rows[0] ?? { notUnder126a: 0, outsideAge: 0 }
}
