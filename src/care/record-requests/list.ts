import { sql } from 'kysely'
import type { StaffCtx } from '#platform/ctx.ts'
import { dayOf, type Day } from '#platform/time.ts'
import { listedChild } from '#registry/access/access.ts'
import { may } from '#registry/access/roles.ts'
import { ROWS_ON_A_PAGE } from '#ui/work-table.ts'
import { stepOf, type Step } from './request.ts'

export const SHOWS = ['open', 'mine', 'approval', 'closed'] as const
export type Show = (typeof SHOWS)[number]
export type Filter = { show: Show; page: number }

export const readFilter = (query: Record<string, string>): Filter => ({
  show: SHOWS.find((show) => show === query['show']) ?? 'open',
  page: Math.min(1000, Math.max(1, Math.trunc(Number(query['page'])) || 1)),
})

/** The day that the latest notice that was sent gives instead (R60). */
const latestNotice = sql<string | null>`select expected_on from record_request_letters letter
  where letter.municipality_id = request.municipality_id and letter.request_id = request.id and kind = 'notice' and sent_on is not null
  order by written_at desc limit 1`

/**
 * The requests by the day that counts, those to be answered first. Who oversees them sees all; others those of the children
 * they treat, and those that wait for them to handle.
 */
export async function listRequests(ctx: StaffCtx, { show, page }: Filter) {
  const today = dayOf(ctx.now).toString()
  let query = ctx.db
    .selectFrom('record_requests as request')
    .innerJoin('people as child', (join) =>
      join.onRef('child.municipality_id', '=', 'request.municipality_id').onRef('child.id', '=', 'request.child_id'),
    )
    .leftJoin('staff as handler', (join) =>
      join
        .onRef('handler.municipality_id', '=', 'request.municipality_id')
        .onRef('handler.id', '=', 'request.handler_id'),
    )
    .select([
      'request.id',
      'track',
      'asked_by',
      'received_at',
      'request.due_on',
      'decision',
      'approved_at',
      'closed_at',
      'closed_without',
    ])
    .select(listedChild(ctx))
    .select('handler.name as handler_name')
    .select(sql<string | null>`(${latestNotice})`.as('expected_on'))
    .select(
      sql<boolean>`exists (select from record_request_letters letter where letter.municipality_id = request.municipality_id
      and letter.request_id = request.id and kind in ('orientation', 'deletion'))`.as('has_answer'),
    )
    .select(sql<number>`count(*) over ()`.as('total'))
    .select(
      show === 'closed'
        ? sql<number>`0`.as('late')
        : sql<number>`count(*) filter (where coalesce((${latestNotice}), request.due_on) < ${today}) over ()`.as(
            'late',
          ),
    )
    .where('closed_at', show === 'closed' ? 'is not' : 'is', null)
  if (show === 'mine') query = query.where('handler_id', '=', ctx.actor.id)
  if (show === 'approval')
    query = query.where('decision', 'in', ['limited', 'refused']).where('approved_at', 'is', null)
  if (!may('request.oversee', ctx.actor))
    query = query.where((where) =>
      where.or([
        where.and([where('handler_id', '=', ctx.actor.id), where('closed_at', 'is', null)]),
        where.exists(
          where
            .selectFrom('care_relations as relation')
            .select('relation.id')
            .whereRef('relation.municipality_id', '=', 'request.municipality_id')
            .whereRef('relation.child_id', '=', 'request.child_id')
            .where('relation.staff_id', '=', ctx.actor.id)
            .where('relation.basis', '<>', 'quality')
            .where('relation.starts_at', '<=', ctx.now)
            .where((still) =>
              still.or([still('relation.ends_at', 'is', null), still('relation.ends_at', '>', ctx.now)]),
            ),
        ),
      ]),
    )
  const rows = await (
    show === 'closed'
      ? query.orderBy('closed_at', 'desc')
      : query.orderBy(sql`coalesce((${latestNotice}), request.due_on)`)
  )
    .orderBy('request.id')
    .limit(ROWS_ON_A_PAGE)
    .offset((page - 1) * ROWS_ON_A_PAGE)
    .execute()
  const total = rows[0]?.total ?? 0
  return {
    rows,
    total,
    late: rows[0]?.late ?? 0,
    pages: Math.max(1, Math.ceil(total / ROWS_ON_A_PAGE)),
  }
}

/** What a request in the list stands at: as `stepOf`, but that only its own page tells how much of the review is left. */
export const listedStep = (row: Listed['rows'][number], today: Day): Step =>
  stepOf(
    {
      track: row.track,
      isClosed: row.closed_at !== null,
      dueOn: row.due_on,
      expectedOn: row.expected_on,
      decision: row.decision,
      isApproved: row.approved_at !== null,
      unreviewed: 1,
      hasAnswer: row.has_answer,
      hasDocuments: true,
      mayOnlyBeRefused: row.asked_by === 'other',
    },
    today,
  )

export type Listed = Awaited<ReturnType<typeof listRequests>>
