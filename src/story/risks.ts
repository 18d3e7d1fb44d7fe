import type { StaffCtx } from '#platform/ctx.ts'
import type { View } from '#care/pathways/pathways.ts'
import { contradiction, decideToGoOn, ourGuide, recordAssessment } from '#care/risk/risk.ts'
import type { Event } from './format.ts'
import type { Made } from './life.ts'
import { NotNow } from './refused.ts'

/** An assessment of risk, made and recorded at the time of the event. */
export async function assess(ctx: StaffCtx, view: View, given: NonNullable<Event['risk']>): Promise<Made> {
  const fault = contradiction(given.level, given)
  if (fault) throw new NotNow(fault)
  const { id, name, profession } = ctx.actor
  await recordAssessment(ctx, view.pathway, {
    ...given,
    assessedBy: id,
    by: `${name}, ${profession}`,
    assessedAt: ctx.now,
    talkedWithWords: '',
    harmSeverity: null,
    harmWords: '',
    thoughtsWords: '',
    attemptsWords: '',
    protective: '',
    adultsKnow: '',
    stepsWords: '',
    guidelineId: ourGuide.id,
    guideline: ourGuide.name,
  })
  return {}
}

/** A decision that treatment goes on in spite of the last assessment. */
export async function goOn(ctx: StaffCtx, view: View, { reason }: NonNullable<Event['goingOn']>): Promise<Made> {
  const { assessmentId: id, level, assessedAt } = view.pathway.risk ?? {}
  if (!id || !level || !assessedAt) throw new NotNow('Risikoen er ikke vurderet.')
  await decideToGoOn(ctx, view.pathway, { id, level, assessed_at: new Date(assessedAt) }, { at: ctx.now, reason })
  return {}
}
