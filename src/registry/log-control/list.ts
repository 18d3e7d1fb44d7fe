import { sql, type RawBuilder } from 'kysely'
import type { StaffCtx } from '#platform/ctx.ts'
import { isUuid } from '#platform/form.ts'
import { problem } from '#platform/problem.ts'
import type { AccessKind, LookOutcome } from '#platform/schema.ts'
import { listedName } from '#registry/access/access.ts'
import { ROWS_ON_A_PAGE } from '#ui/work-table.ts'

export const SHOWS = ['open', 'done', 'all'] as const
export type Show = (typeof SHOWS)[number]
export type Filter = { month: string | null; show: Show; page: number }

/** What an address asks for; nonsense in it shows what is shown without. */
export const readFilter = (query: Record<string, string>): Filter => ({
  month: /^\d{4}-(0[1-9]|1[0-2])$/.test(query['month'] ?? '') ? `${query['month']}-01` : null,
  show: SHOWS.find((show) => show === query['show']) ?? 'open',
  page: Math.min(1000, Math.max(1, Math.trunc(Number(query['page'])) || 1)),
})

/**
 * A look that was drawn, with who, when, whom, what, on what basis, why, and how it was answered. Of one that is past the log's
 * term only who, why and the answer are left: `at`, and what follows from the look, is null.
 */
export type Drawn = {
  id: string
  month: string
  dueOn: string
  staffId: string
  staffName: string
  profession: string
  unitName: string
  at: Date | null
  kind: AccessKind | null
  what: string | null
  basis: string | null
  criterion: string | null
  childId: string | null
  childName: string | null
  relationId: string | null
  reason: string | null
  purpose: string | null
  looks: number
  rules: string[]
  outcome: LookOutcome | null
  note: string | null
  reviewedBy: string | null
  reviewedAt: Date | null
  version: number
}

/**
 * Drawn looks. One that was opened for a reason is answered with its reason, and counts as controlled by that. `childName` is
 * SQL: what the reader may be told of who it was.
 */
const drawn = (childName: RawBuilder<string>) => sql<Drawn>`
  select v.id, v.month, d.due_on as "dueOn", v.staff_id as "staffId", s.name as "staffName", s.profession, coalesce(l.unit_name, '') as "unitName",
    l.at, l.kind, l.what, l.basis, l.criterion, l.child_id as "childId", ${childName} as "childName",
    case when l.basis = 'reason' then v.relation_id end as "relationId", r.reason, q.purpose, v.looks, v.rules, v.gravity,
    coalesce(v.outcome, r.review_outcome) as outcome, coalesce(v.note, r.review_note) as note,
    b.name as "reviewedBy", coalesce(v.reviewed_at, r.reviewed_at) as "reviewedAt", v.version
  from log_reviews v
  join log_draws d on d.municipality_id = v.municipality_id and d.month = v.month
  left join access_log l on l.municipality_id = v.municipality_id and l.id = v.look_id
  join staff s on s.municipality_id = v.municipality_id and s.id = v.staff_id
  left join people p on p.municipality_id = v.municipality_id and p.id = l.child_id
  left join care_relations r on r.municipality_id = v.municipality_id and r.id = v.relation_id
  left join quality_permissions q on q.municipality_id = r.municipality_id and q.id = r.permission_id
  left join staff b on b.municipality_id = v.municipality_id and b.id = coalesce(v.reviewed_by, r.reviewed_by)`

const whole = sql<string>`p.given_name || ' ' || p.family_name`

/** One page of a month's list, the gravest first; the latest month when none is named. No restricted child is named in it. */
export async function listDrawn(ctx: StaffCtx, { month, show, page }: Filter, most = ROWS_ON_A_PAGE) {
  const { rows } = await sql<Drawn & { total: number }>`
    select *, count(*) over () as total from (${drawn(listedName(ctx, 'p'))}
      where v.month = coalesce(${month}::date, (select max(month) from log_draws where municipality_id = ${ctx.actor.municipalityId}))) listed
    where ${show} = 'all' or (${show} = 'done' and outcome is not null) or (${show} = 'open' and outcome is null and at is not null)
    order by gravity desc, at desc nulls last, id limit ${most} offset ${(page - 1) * most}`.execute(ctx.db)
  const total = rows[0]?.total ?? 0
  return { rows, total, pages: Math.max(1, Math.ceil(total / most)) }
}

/** One drawn look. It names the child, also a restricted one, so that it can be answered; that it was shown is logged on the child. */
export async function drawnById(ctx: StaffCtx, id: string): Promise<Drawn> {
  const [found] = isUuid(id) ? (await sql<Drawn>`${drawn(whole)} where v.id = ${id}`.execute(ctx.db)).rows : []
  if (!found) throw problem.notFound('Opslaget')
  return found
}

export type Month = {
  month: string
  dueOn: string
  looks: number
  drawn: number
  reviewed: number
  /** Past the log's term before anybody answered: nothing is left to answer. */
  gone: number
  unwarranted: number
}

/** The months that were drawn, the latest first, with how much of each has been controlled. */
export const monthsOf = async (ctx: StaffCtx): Promise<Month[]> =>
  (
    await sql<Month>`
      select d.month, d.due_on as "dueOn", d.looks, count(v.id)::integer as drawn,
        count(coalesce(v.outcome, r.review_outcome))::integer as reviewed,
        (count(v.id) filter (where v.look_id is null and coalesce(v.outcome, r.review_outcome) is null))::integer as gone,
        (count(*) filter (where coalesce(v.outcome, r.review_outcome) = 'unwarranted'))::integer as unwarranted
      from log_draws d
      left join log_reviews v on v.municipality_id = d.municipality_id and v.month = d.month
      left join care_relations r on r.municipality_id = v.municipality_id and r.id = v.relation_id
      where d.municipality_id = ${ctx.actor.municipalityId}
      group by 1, 2, 3 order by d.month desc limit 60`.execute(ctx.db)
  ).rows

/** The latest looks of the same person at the same child in the month of a drawn one. */
export const looksBeside = async (
  ctx: StaffCtx,
  { staffId, childId, month }: Drawn,
): Promise<{ at: Date; kind: AccessKind; what: string; basis: string }[]> =>
  childId === null
    ? []
    : (
        await sql<{ at: Date; kind: AccessKind; what: string; basis: string }>`
          select at, kind, what, basis from access_log
          where child_id = ${childId} and staff_id = ${staffId}
            and at >= ${month}::date::timestamp at time zone 'Europe/Copenhagen'
            and at < (${month}::date + interval '1 month') at time zone 'Europe/Copenhagen'
          order by at desc, id limit 20`.execute(ctx.db)
      ).rows
