import type { StaffCtx } from '#platform/ctx.ts'
import type { Theme } from '#platform/schema.ts'
import { logLook } from '#registry/access/access.ts'
import { ROWS_ON_A_PAGE } from '#ui/work-table.ts'
import { isOfClosedChild } from '../load.ts'
import { matchesOf, mayBeSame } from '../matches.ts'

/** Counting further would make every look at the list wait for it. */
export const MOST_COUNTED = 1000

export type Shelf = 'waiting' | 'handled'
export type Listed = Awaited<ReturnType<typeof listEnquiries>>

/**
 * Indgangen: those who wait, the one whose clock has run longest first, each with whether it may be somebody we know; or
 * those that have been handled, the latest first. R56: that the list was read is logged.
 */
export async function listEnquiries(ctx: StaffCtx, shelf: Shelf, page: number) {
  await logLook(ctx, {
    what: 'enquiries',
    criterion: `Indgangen, ${shelf === 'waiting' ? 'venter' : 'behandlet'}, side ${page}`,
  })
  const of = ctx.db
    .selectFrom('enquiries')
    .leftJoin('staff', (join) =>
      join
        .onRef('staff.municipality_id', '=', 'enquiries.municipality_id')
        .onRef('staff.id', '=', 'enquiries.handled_by'),
    )
    .select([
      'enquiries.id',
      'status',
      'source',
      'received_at',
      'received_on',
      'contacted_by',
      'referred_by',
      'contact_name',
      'handled_at',
      'staff.name as handler_name',
    ])
    .select(isOfClosedChild(ctx).as('is_closed'))
    .select([
      'child_given_name',
      'child_family_name',
      'child_birth_date',
      'cpr_lookup',
      'themes',
      'needs_interpreter',
      'parents_know',
    ])
    .$narrowType<{ themes: Theme[] }>() // by a check of the table
    .limit(ROWS_ON_A_PAGE)
    .offset((page - 1) * ROWS_ON_A_PAGE)
  const rows = await (
    shelf === 'waiting'
      ? of.where('status', '=', 'waiting').orderBy('received_on').orderBy('enquiries.id')
      : of.where('status', '<>', 'waiting').orderBy('handled_at', 'desc').orderBy('enquiries.id', 'desc')
  ).execute()
  const { total } = await ctx.db
    .selectFrom((all) =>
      all
        .selectFrom('enquiries')
        .select('id')
        .where('status', shelf === 'waiting' ? '=' : '<>', 'waiting')
        .limit(MOST_COUNTED)
        .as('counted'),
    )
    .select((query) => query.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const subjects = rows.map((row) => ({
    key: row.id,
    name: `${row.child_given_name} ${row.child_family_name}`,
    birthDate: row.child_birth_date,
    cprLookup: row.cpr_lookup,
  }))
  const matches = shelf === 'waiting' ? await matchesOf(ctx, subjects) : []
  const doubled = new Set(matches.filter(mayBeSame).map(({ key }) => key))
  return {
    rows: rows.map((row) => ({ ...row, mayBeKnown: doubled.has(row.id) })),
    total,
    pages: Math.max(1, Math.ceil(total / ROWS_ON_A_PAGE)),
  }
}
