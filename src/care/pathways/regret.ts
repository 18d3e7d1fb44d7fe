import type { StaffCtx } from '#platform/ctx.ts'
import { problem } from '#platform/problem.ts'
import { dayOf } from '#platform/time.ts'
import { endRelations } from '#registry/access/access.ts'
import { DAYS_OF_LOOKING_BACK } from './end.ts'
import { record } from './events.ts'
import type { Pathway } from './load.ts'
import { settle } from './settle.ts'
import { closeTasks } from './tasks.ts'

/**
 * Takes a whole pathway back, because it should never have been: opened on the wrong child, or for a child who did not come.
 * It stays to be read, with `reason` (10-1000 characters); its contacts and ways count no more, what was told of it to the
 * national report is withdrawn, and its open tasks are answered, except the leader's look at those who opened it for a
 * reason (R55), or told something without a basis (R79), the answer to who asked for the record (R59), and the look at an answer
 * that tells of harm. The child can get a new pathway. Not done twice, and never undone.
 */
export async function regretPathway(ctx: StaffCtx, pathway: Pathway, reason: string): Promise<void> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('pathways')
    .set({ status: 'entered_in_error', error_reason: reason, ended_at: null, ended_on: null, closing_reason: null })
    .where('id', '=', pathway.id)
    .where('status', '<>', 'entered_in_error')
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw problem.changedMeanwhile('Forløbet')
  await ctx.db
    .updateTable('contacts')
    .set((set) => ({
      status: 'entered_in_error',
      status_reason: reason,
      cancelled_by: null,
      version: set('version', '+', 1),
    }))
    .where('pathway_id', '=', pathway.id)
    .where('status', '<>', 'entered_in_error')
    .execute()
  await ctx.db
    .updateTable('ways')
    .set((set) => ({ entered_in_error_reason: reason, version: set('version', '+', 1) }))
    .where('pathway_id', '=', pathway.id)
    .where('entered_in_error_reason', 'is', null)
    .execute()
  await closeTasks(
    ctx,
    { pathwayId: pathway.id, but: ['break_glass', 'record_request', 'disclosure_without_basis', 'measure_flag'] },
    'Forløbet var oprettet ved en fejl.',
  )
  // the relations of one that has ended are over, or belong to a newer pathway
  if (pathway.status === 'active')
    await endRelations(ctx, pathway.child_id, { at: new Date(ctx.now.getTime() + DAYS_OF_LOOKING_BACK * 86_400_000) })
  await record(ctx, pathway.id, 'pathway.entered_in_error', { on: dayOf(ctx.now).toString() })
  await settle(ctx, pathway.id)
}
