import { sql } from 'kysely'
import { listedChild } from '#registry/access/access.ts'
import type { Ctx, System } from '#platform/ctx.ts'

export const RECORDS_ON_A_PAGE = 50

const lastEntries = (ctx: Ctx) =>
  ctx.db
    .selectFrom('journals as journal')
    .innerJoinLateral(
      (query) =>
        query
          .selectFrom('journal_entries as entry')
          .select('entry.signed_at')
          .whereRef('entry.municipality_id', '=', 'journal.municipality_id')
          .whereRef('entry.journal_id', '=', 'journal.id')
          .orderBy('entry.sequence', 'desc')
          .limit(1)
          .as('last'),
      (join) => join.onTrue(),
    )
    .select((query) => ['journal.child_id', query.fn.max('last.signed_at').as('last_signed_at')])
    .groupBy('journal.child_id')

/** R49: when the last entry about a child was signed; null when none was. */
export const lastSignedAt = async (ctx: Ctx, childId: string): Promise<Date | null> =>
  (await lastEntries(ctx).where('journal.child_id', '=', childId).executeTakeFirst())?.last_signed_at ?? null

/**
 * R49: the children about whom nothing was signed since `instant`, but for those named, the longest ago first. `alsoKnown`:
 * those about whom something else was recorded since.
 */
export async function unsignedSince(
  ctx: Ctx,
  instant: Date,
  { but, alsoKnown, page }: { but: readonly string[]; alsoKnown: readonly string[]; page: number },
) {
  const found = ctx.db
    .selectFrom(lastEntries(ctx).as('record'))
    .innerJoin('people as child', 'child.id', 'record.child_id')
    .where('last_signed_at', '<', instant)
    .where(sql<boolean>`not record.child_id = any(${alsoKnown}::uuid[])`)
  const isHeld = sql<boolean>`record.child_id = any(${but}::uuid[])`
  const [records, { total, held }] = await Promise.all([
    found
      .where(({ not }) => not(isHeld))
      .select(['record.child_id', 'record.last_signed_at'])
      .select(listedChild(ctx))
      .select((query) =>
        query
          .selectFrom('pathways')
          .select('pathways.id')
          .whereRef('pathways.child_id', '=', 'record.child_id')
          .orderBy('enquiry_at', 'desc')
          .limit(1)
          .as('pathway_id'),
      )
      .orderBy('last_signed_at')
      .orderBy('record.child_id')
      .limit(RECORDS_ON_A_PAGE)
      .offset((page - 1) * RECORDS_ON_A_PAGE)
      .execute(),
    found
      .select(({ fn }) => [
        fn
          .countAll<number>()
          .filterWhere(({ not }) => not(isHeld))
          .as('total'),
        fn.countAll<number>().filterWhere(isHeld).as('held'),
      ])
      .executeTakeFirstOrThrow(),
  ])
  return { records, total, held, pages: Math.max(1, Math.ceil(total / RECORDS_ON_A_PAGE)) }
}

/**
 * Deletes the drafts that nobody has come back to since `instant`, those of joint notes too, on behalf of a job. The database
 * lets a job delete none that is younger than ninety days, or that is about a child whom a case holds (R50).
 */
export async function deleteOldDrafts(
  ctx: Ctx<System>,
  instant: Date,
): Promise<{ drafts: number; groupDrafts: number }> {
  const deleted = async (table: 'journal_drafts' | 'journal_group_drafts') =>
    Number((await ctx.db.deleteFrom(table).where('saved_at', '<', instant).executeTakeFirstOrThrow()).numDeletedRows)
  return { drafts: await deleted('journal_drafts'), groupDrafts: await deleted('journal_group_drafts') }
}
