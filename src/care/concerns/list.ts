import { sql } from 'kysely'
import type { StaffCtx } from '#platform/ctx.ts'
import { dayOf } from '#platform/time.ts'
import { listedChild } from '#registry/access/access.ts'
import { ROWS_ON_A_PAGE } from '#ui/work-table.ts'

export const SHOWS = ['waiting', 'overdue', 'received', 'sent', 'drafts'] as const
export type Show = (typeof SHOWS)[number]
export type Filter = { show: Show; page: number }

export const readFilter = (query: Record<string, string>): Filter => ({
  show: SHOWS.find((show) => show === query['show']) ?? 'waiting',
  page: Math.min(1000, Math.max(1, Math.trunc(Number(query['page'])) || 1)),
})

/** The leader's list: what waits longest for its receipt first, what is received by when it was sent. */
export async function listConcerns(ctx: StaffCtx, { show, page }: Filter) {
  const today = dayOf(ctx.now).toString()
  let query = ctx.db
    .with('listed', (db) =>
      db
        .selectFrom('concerns')
        .innerJoin('pathways', (join) =>
          join
            .onRef('pathways.municipality_id', '=', 'concerns.municipality_id')
            .onRef('pathways.id', '=', 'concerns.pathway_id'),
        )
        .innerJoin('people as child', (join) =>
          join
            .onRef('child.municipality_id', '=', 'pathways.municipality_id')
            .onRef('child.id', '=', 'pathways.child_id'),
        )
        .innerJoin('staff as author', (join) =>
          join
            .onRef('author.municipality_id', '=', 'concerns.municipality_id')
            .onRef('author.id', '=', 'concerns.author_id'),
        )
        .select(['concerns.id', 'concerns.pathway_id', 'begun_at', 'sent_at', 'is_acute', 'receiver'])
        .select(listedChild(ctx))
        .select('author.name as author_name')
        .select((from) => [
          from
            .selectFrom('concern_follow_ups as receipt')
            .whereRef('receipt.municipality_id', '=', 'concerns.municipality_id')
            .whereRef('receipt.concern_id', '=', 'concerns.id')
            .where('outcome', '=', 'receipt')
            .select('receipt_on')
            .as('receipt_on'),
          from
            .selectFrom('tasks')
            .whereRef('tasks.municipality_id', '=', 'concerns.municipality_id')
            .whereRef('tasks.concern_id', '=', 'concerns.id')
            .where('done_at', 'is', null)
            .select(sql<string>`min(due_on)`.as('due_on'))
            .as('due_on'),
        ]),
    )
    .selectFrom('listed')
    .selectAll()
    .select(sql<number>`count(*) over ()`.as('total'))
    .where('sent_at', show === 'drafts' ? 'is' : 'is not', null)
  if (show === 'waiting' || show === 'overdue') query = query.where('receipt_on', 'is', null)
  if (show === 'overdue') query = query.where('due_on', '<', today)
  if (show === 'received') query = query.where('receipt_on', 'is not', null)
  if (show === 'waiting' || show === 'overdue')
    query = query
      .orderBy(
        (order) => order.ref('due_on'),
        (how) => how.asc().nullsLast(),
      )
      .orderBy('sent_at')
  const rows = await query
    .orderBy(sql`coalesce(sent_at, begun_at)`, 'desc')
    .orderBy('id')
    .limit(ROWS_ON_A_PAGE)
    .offset((page - 1) * ROWS_ON_A_PAGE)
    .execute()
  const total = rows[0]?.total ?? 0
  return { rows, total, pages: Math.max(1, Math.ceil(total / ROWS_ON_A_PAGE)) }
}

export type Listed = Awaited<ReturnType<typeof listConcerns>>
