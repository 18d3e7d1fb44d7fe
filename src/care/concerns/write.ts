import type { Ctx, StaffCtx, System } from '#platform/ctx.ts'
import { problem } from '#platform/problem.ts'
import { dayOf } from '#platform/time.ts'
import type { ConcernChannel } from '#platform/schema.ts'
import { addTask, record } from '#care/pathways/pathways.ts'
import { register } from './register.ts'
import { askForReceiptOn, type Written } from './concern.ts'
import { TASK_TITLE } from './words.ts'
import { rowOf } from './written.ts'

/** Begins an underretning about a child as a draft, and gives its id. No consent is asked (R82). */
export async function beginConcern(ctx: StaffCtx, pathwayId: string, written: Written): Promise<string> {
  const { id } = await ctx.db
    .insertInto('concerns')
    .values({ pathway_id: pathwayId, author_id: ctx.actor.id, begun_at: ctx.now, saved_at: ctx.now, ...rowOf(written) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Takes an underretning up for a change or an addition; false when somebody has been there since `version` was shown. */
export async function takeUp(ctx: Ctx, id: string, version: number): Promise<boolean> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('concerns')
    .set((set) => ({ version: set('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Changes a draft. The database refuses it for what was sent (TR084). */
export async function changeDraft(ctx: StaffCtx, id: string, written: Written): Promise<void> {
  await ctx.db
    .updateTable('concerns')
    .set({ ...rowOf(written), saved_at: ctx.now })
    .where('id', '=', id)
    .execute()
}

/** Throws a draft away. The database refuses it for what was sent (TR084). */
export async function discardDraft(ctx: StaffCtx, id: string): Promise<void> {
  await ctx.db.deleteFrom('concerns').where('id', '=', id).execute()
}

/**
 * Deletes the drafts that nobody has written on since `instant`, on behalf of a job. The database lets a job delete none that
 * is younger than ninety days, that was sent, or that is about a child whom a case holds (R50).
 */
export async function deleteOldConcernDrafts(ctx: Ctx<System>, instant: Date): Promise<number> {
  const { numDeletedRows } = await ctx.db
    .deleteFrom('concerns')
    .where('sent_at', 'is', null)
    .where('saved_at', '<', instant)
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

export type Sending = { channel: ConcernChannel; at: Date }

/**
 * Registers that a draft was sent, by hand: from then on it stands (R84). The pathway's history tells that, when and to
 * whom; its author is asked after some working days whether the receipt has come. Refused by the database without a ground
 * (R83), or while something is lacking.
 */
export async function sendConcern(
  ctx: StaffCtx,
  concern: { id: string; pathway_id: string; author_id: string },
  childId: string,
  { channel, at }: Sending,
): Promise<void> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('concerns')
    .set({ sent_at: at, sent_by: ctx.actor.id, channel, registered_at: ctx.now })
    .where('id', '=', concern.id)
    .where('sent_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw problem.changedMeanwhile('Underretningen')
  const on = dayOf(at)
  await record(ctx, concern.pathway_id, 'concern.sent', { concern: concern.id, on: on.toString(), channel })
  await register(ctx, { concernId: concern.id, pathwayId: concern.pathway_id, childId }, 'En underretning.', {
    channel,
    at,
  })
  await addTask(ctx, {
    kind: 'concern_receipt',
    childId,
    pathwayId: concern.pathway_id,
    concernId: concern.id,
    title: TASK_TITLE,
    dueOn: askForReceiptOn(on).toString(),
    assigneeId: concern.author_id,
    role: 'leader',
  })
}
