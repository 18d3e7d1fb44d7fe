import type { StaffCtx } from '#platform/ctx.ts'
import type { LookOutcome } from '#platform/schema.ts'

/** R55: all looks at a child under one relation, such as those that followed upon a given reason; the first first. */
export const looksUnder = (ctx: StaffCtx, relation: { id: string; childId: string }, most: number) =>
  ctx.db
    .selectFrom('access_log')
    .select(['at', 'kind', 'what'])
    .where('child_id', '=', relation.childId)
    .where('relation_id', '=', relation.id)
    .orderBy('at')
    .orderBy('id')
    .limit(most)
    .execute()

/**
 * R55: the leader's answer to a record that was opened for a reason, once. False when it has been answered already; nobody
 * answers for themselves, which the database holds to as well.
 */
export async function reviewReason(
  ctx: StaffCtx,
  relationId: string,
  { outcome, note }: { outcome: LookOutcome; note: string },
): Promise<boolean> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('care_relations')
    .set({ review_outcome: outcome, review_note: note, reviewed_by: ctx.actor.id, reviewed_at: ctx.now })
    .where('id', '=', relationId)
    .where('basis', '=', 'reason')
    .where('staff_id', '<>', ctx.actor.id)
    .where('reviewed_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
