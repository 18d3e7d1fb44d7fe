import type { StaffCtx } from '#platform/ctx.ts'
import { dayOf } from '#platform/time.ts'
import type { ConcernFollowUp } from '#platform/schema.ts'
import { addTask, closeTasks, record } from '#care/pathways/pathways.ts'
import { followUpName, TASK_TITLE } from './words.ts'
import { register } from './register.ts'
import type { Sending } from './write.ts'

type Sent = { id: string; pathway_id: string; author_id: string }

/** Adds to an underretning that was sent, which itself stands; the addition was sent by hand as well. */
export async function addSupplement(
  ctx: StaffCtx,
  concern: Sent,
  child: { id: string; isRegretted: boolean },
  text: string,
  { channel, at }: Sending,
): Promise<void> {
  await ctx.db
    .insertInto('concern_supplements')
    .values({ concern_id: concern.id, text, channel, sent_at: at, written_by: ctx.actor.id, registered_at: ctx.now })
    .execute()
  await record(ctx, concern.pathway_id, 'concern.supplemented', {
    concern: concern.id,
    on: dayOf(at).toString(),
    channel,
  })
  // nothing is added to a pathway that should never have been; the addition itself tells of it
  if (!child.isRegretted)
    await register(
      ctx,
      { concernId: concern.id, pathwayId: concern.pathway_id, childId: child.id },
      'En tilføjelse til en underretning.',
      { channel, at },
    )
}

export type Answer =
  | { outcome: 'receipt'; receiptOn: string; caseReference: string; note: string }
  | { outcome: Exclude<ConcernFollowUp, 'receipt' | 'section_18'>; askAgainOn: string; note: string }

/** Answers whether the receipt has come. Until it has, it is asked again. */
export async function answerReceipt(
  ctx: StaffCtx,
  concern: Sent,
  child: { id: string; isRegretted: boolean },
  answer: Answer,
): Promise<void> {
  const hasCome = answer.outcome === 'receipt'
  await ctx.db
    .insertInto('concern_follow_ups')
    .values({
      concern_id: concern.id,
      outcome: answer.outcome,
      receipt_on: hasCome ? answer.receiptOn : null,
      case_reference: hasCome ? answer.caseReference : '',
      note: answer.note,
      recorded_by: ctx.actor.id,
      recorded_at: ctx.now,
    })
    .execute()
  await closeTasks(ctx, { concernId: concern.id }, `${followUpName[answer.outcome]}.`)
  if (answer.outcome === 'receipt') {
    await record(ctx, concern.pathway_id, 'concern.receipt', { concern: concern.id, on: answer.receiptOn })
    return
  }
  await record(ctx, concern.pathway_id, 'concern.followed_up', { concern: concern.id, outcome: answer.outcome })
  // a pathway that should never have been takes no tasks; the leader's list still shows what waits
  if (child.isRegretted) return
  await addTask(ctx, {
    kind: 'concern_receipt',
    childId: child.id,
    pathwayId: concern.pathway_id,
    concernId: concern.id,
    title: TASK_TITLE,
    dueOn: answer.askAgainOn,
    assigneeId: concern.author_id,
    role: 'leader',
  })
}

/**
 * R35: notes that the social authority has told of its own screening under barnets lov § 18. It is information from them:
 * no contact, no step of the way, and nothing that the national report could tell.
 */
export async function noteSection18(
  ctx: StaffCtx,
  concern: Sent,
  { begunOn, note }: { begunOn: string; note: string },
): Promise<void> {
  await ctx.db
    .insertInto('concern_follow_ups')
    .values({
      concern_id: concern.id,
      outcome: 'section_18',
      authority_section_18_begun_on: begunOn,
      note,
      recorded_by: ctx.actor.id,
      recorded_at: ctx.now,
    })
    .execute()
  await record(ctx, concern.pathway_id, 'concern.followed_up', { concern: concern.id, outcome: 'section_18' })
}
