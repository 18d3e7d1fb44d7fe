import type { StaffCtx } from '#platform/ctx.ts'
import { problem } from '#platform/problem.ts'
import { dayOf } from '#platform/time.ts'
import { record } from '#care/pathways/pathways.ts'
import { enterInJournal } from '#care/journal/journal.ts'
import { moment } from '#ui/danish.ts'

type Disclosed = { id: string; receiver: string; disclosed_at: Date }

/** Says in the journal and on the pathway that what is in the register was a mistake. */
export async function enterCorrection(
  ctx: StaffCtx,
  pathwayId: string,
  { id, receiver, disclosed_at: at }: Disclosed,
  reason: string,
): Promise<void> {
  const entry = await enterInJournal(ctx, {
    pathwayId,
    kind: 'disclosure',
    text: `Videregivelsen til ${receiver} ${moment(at)} var registreret ved en fejl: ${reason}`,
  })
  await record(ctx, pathwayId, 'disclosure.corrected', { disclosure: id, on: dayOf(ctx.now).toString(), entry })
}

/**
 * R79: marks what is in the register of disclosures as a mistake, with the reason. It stays there, struck. Refused when it is
 * marked already.
 */
export async function correctDisclosure(
  ctx: StaffCtx,
  pathwayId: string,
  disclosed: Disclosed,
  reason: string,
): Promise<void> {
  const marked = await ctx.db
    .insertInto('disclosure_errors')
    .values({ pathway_id: pathwayId, disclosure_id: disclosed.id, reason, recorded_at: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!marked) throw problem.changedMeanwhile('Videregivelsen')
  await enterCorrection(ctx, pathwayId, disclosed, reason)
}
