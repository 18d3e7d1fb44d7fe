import { problem } from '#platform/problem.ts'
import type { StaffCtx } from '#platform/ctx.ts'
import type { LookOutcome } from '#platform/schema.ts'
import type { Drawn } from './list.ts'

export const OWN = 'Opslaget er dit eget. Bed en anden leder om at gennemgå det.'

export const GONE = 'Det blev slettet efter kommunens frist for loggen, før nogen gennemgik det.'

/**
 * Answers a drawn look, once. Refused for one's own, and for one that is past the log's term. One that was opened for a reason is answered with the reason, not here.
 * False when somebody else has answered it since `version` was shown; then nothing is done.
 */
export async function answerLook(
  ctx: StaffCtx,
  look: Drawn,
  { outcome, note, version }: { outcome: LookOutcome; note: string; version: number },
): Promise<boolean> {
  if (!look.at) throw problem.notAllowedNow(GONE)
  if (look.staffId === ctx.actor.id) throw problem.notAllowedNow(OWN)
  if (look.relationId) throw problem.notAllowedNow('Opslaget gennemgås sammen med sin begrundelse.')
  const { numUpdatedRows } = await ctx.db
    .updateTable('log_reviews')
    .set((set) => ({
      outcome,
      note,
      reviewed_by: ctx.actor.id,
      reviewed_at: ctx.now,
      version: set('version', '+', 1),
    }))
    .where('id', '=', look.id)
    .where('version', '=', version)
    .where('outcome', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
