import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import { instantOf, plainDate } from '#platform/time.ts'
import { tallied, type Alike, type Count, type Counted } from './count.ts'
import type { Period } from './period.ts'

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
  const { rows } = await sql<Alike>`
    with held as materialized (
      select * from contacts
      where status = 'held' and type = any(enum_range(null::contact_type)) and on_day between ${from} and ${to}
    ), known as (
      select c.id, p.child_id, c.type::text as kind, c.on_day as day, c.type in ('screening', 'treatment') and not exists (
          select from contacts earlier
          where earlier.municipality_id = c.municipality_id and earlier.pathway_id = c.pathway_id and earlier.type = c.type
            and earlier.status = 'held' and (earlier.starts_at, earlier.id) < (c.starts_at, c.id)) as is_first
      from held c
      join pathways p on p.municipality_id = c.municipality_id and p.id = c.pathway_id
      join people child on child.municipality_id = p.municipality_id and child.id = p.child_id
      where ${isReported}
      union all
      select w.id, p.child_id, 'referral', w.handed_over_on, false
      from ways w
      join pathways p on p.municipality_id = w.municipality_id and p.id = w.pathway_id
      join people child on child.municipality_id = p.municipality_id and child.id = p.child_id
      where w.entered_in_error_reason is null and w.handed_over_on between ${from} and ${to} and ${isReported}
    ), told as (
      select i.resource_id as id, i.child_id, coalesce(i.contact_type::text, 'referral') as kind,
        (i.starts_at at time zone 'Europe/Copenhagen')::date as day,
        i.contact_type in ('screening', 'treatment') and not exists (
          select from ltt_items earlier
          where earlier.municipality_id = i.municipality_id and earlier.child_id = i.child_id
            and earlier.pathway_id = i.pathway_id and earlier.contact_type = i.contact_type and earlier.stands
            and not earlier.is_error
            and (earlier.starts_at, earlier.resource_id) < (i.starts_at, i.resource_id)) as is_first
      from ltt_items i
      where i.stands and not i.is_error and i.kind in ('encounter', 'referral')
        and i.starts_at >= ${since} and i.starts_at < ${before}
    ), coming as materialized (
      select child_id from ltt_due
      union all select child_id from ltt_reports where state in ('pending', 'failed', 'refused')
    ), every as (
      select coalesce(known.kind, told.kind) as kind, known.id is not null as is_known, told.id is not null as is_told,
        coalesce(known.is_first, false) as is_first_known, coalesce(told.is_first, false) as is_first_told,
        coalesce(known.child_id, told.child_id) in (select child_id from coming) as is_coming
      from known full join told on told.id = known.id and told.kind = known.kind and told.day = known.day
    )
    select kind, is_known as "isKnown", is_told as "isTold", is_first_known as "isFirstKnown",
      is_first_told as "isFirstTold", is_coming as "isComing", count(*) as many
    from every group by 1, 2, 3, 4, 5, 6`.execute(ctx.db)
  return tallied(rows)
}

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
