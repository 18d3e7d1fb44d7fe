import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import { isUuid } from '#platform/form.ts'
import { problem } from '#platform/problem.ts'
import type { LttLeftOut, LttState } from '#platform/schema.ts'
import { listedName } from '#registry/access/access.ts'
import { ROWS, type Filter } from './filter.ts'
import type { Fault } from './mend.ts'
import type { Thing } from './thing.ts'

/** A report as those who see to the reports are shown it. */
export type Report = {
  id: string
  childId: string
  childName: string
  /** The pathway that it tells of, or the child's latest. */
  pathwayId: string | null
  /** Who is responsible for that pathway, by name. */
  responsible: string | null
  day: string
  state: LttState
  leftOut: LttLeftOut | null
  attempts: number
  builtAt: Date
  settledAt: Date | null
  nextTryAt: Date | null
  faults: Fault[]
  things: Thing[]
}

/** One page of the reports: first those that somebody must see to, then the latest days. */
export async function reportsOf(ctx: Ctx, { state, page }: Pick<Filter, 'state' | 'page'>): Promise<Report[]> {
  const upTo = page * ROWS
  // each half is read along its own index, and no further than the page asks for
  const open = sql`(select *, array_position('{refused,failed,pending}', state::text) as urgency from ltt_reports
    where state in ('refused', 'failed', 'pending') order by urgency, day desc, id limit ${upTo})`
  const settled = sql`(select *, 9 as urgency from ltt_reports
    where state not in ('refused', 'failed', 'pending') order by day desc, id limit ${upTo})`
  const one = sql`(select *, 1 as urgency from ltt_reports where state = ${state}::ltt_state order by day desc, id limit ${upTo})`
  const from = state ? one : sql`(${open} union all ${settled})`
  return readAll(
    ctx,
    sql`(select * from ${from} every order by urgency, day desc, id limit ${ROWS} offset ${upTo - ROWS})`,
    sql`order by r.urgency, r.day desc, r.id`,
  )
}

/** One report. What is not there, or is another municipality's, is not found. */
export async function reportById(ctx: Ctx, id: string): Promise<Report> {
  const [report] = isUuid(id) ? await readAll(ctx, sql`(select * from ltt_reports where id = ${id})`, sql``) : []
  if (!report) throw problem.notFound('Indberetningen')
  return report
}

const readAll = async (ctx: Ctx, reports: RawBuilder<unknown>, order: RawBuilder<unknown>): Promise<Report[]> =>
  (
    await sql<Report>`
      select r.id, r.child_id as "childId", ${listedName(ctx, 'c')} as "childName",
        way.id as "pathwayId", responsible.name as responsible,
        r.day, r.state, r.left_out as "leftOut", r.attempts, r.built_at as "builtAt", r.settled_at as "settledAt",
        r.next_try_at as "nextTryAt", r.faults, coalesce(told.things, '[]') as things
      from ${reports} r
      join people c on c.municipality_id = r.municipality_id and c.id = r.child_id
      left join lateral (
        select (array_agg(i.pathway_id order by i.position) filter (where i.pathway_id is not null))[1] as pathway_id,
          jsonb_agg(jsonb_build_object('id', i.resource_id, 'pathwayId', i.pathway_id, 'kind', i.kind,
            'contactType', i.contact_type, 'target', i.target, 'isError', i.is_error, 'isRepeated', i.is_repeated,
            'day', case when i.kind in ('encounter', 'referral') then (i.starts_at at time zone 'Europe/Copenhagen')::date end)
            order by i.position) as things
        from ltt_items i where i.municipality_id = r.municipality_id and i.report_id = r.id
      ) told on true
      left join lateral (
        select p.id, p.responsible_id from pathways p
        where p.municipality_id = r.municipality_id and p.child_id = r.child_id
        order by p.id = told.pathway_id desc nulls last, p.status = 'active' desc, p.enquiry_at desc limit 1
      ) way on true
      left join staff responsible on responsible.municipality_id = r.municipality_id and responsible.id = way.responsible_id
      ${order}`.execute(ctx.db)
  ).rows
