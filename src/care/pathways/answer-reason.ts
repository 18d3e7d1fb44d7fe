import type { StaffCtx } from '#platform/ctx.ts'
import { problem } from '#platform/problem.ts'
import type { LookOutcome } from '#platform/schema.ts'
import { reviewReason } from '#registry/access/access.ts'
import { outcomeName } from '#registry/log-control/log-control.ts'
import { answerTask, type Task } from './tasks.ts'

/**
 * R55: the leader's answer to a record that was opened for a reason. It stands with the reason, where the monthly control
 * finds it, and ends the task. Refused when it was answered already, and for one's own.
 */
export async function answerReason(
  ctx: StaffCtx,
  task: Parameters<typeof answerTask>[1] & Pick<Task, 'relation_id'>,
  given: { outcome: LookOutcome; note: string },
): Promise<void> {
  if (!task.relation_id || !(await reviewReason(ctx, task.relation_id, given)))
    throw problem.changedMeanwhile('Opslaget')
  const answer = [outcomeName[given.outcome], given.note].filter(Boolean).join('. ').slice(0, 2000)
  await answerTask(ctx, task, { answer, check: null, askAgainOn: null })
}
