import type { StaffCtx } from '#platform/ctx.ts'
import { decideToGoOn, ourGuide, recordAssessment, writePlan } from '#care/risk/risk.ts'
import type { Life } from './life.ts'
import type { Deed } from './plan.ts'
import { safetyPlan } from './words/risks.ts'

/** What is assessed and decided about risk, by the commands that the screens use. */
export async function risking(
  ctx: StaffCtx,
  life: Life,
  deed: Extract<Deed, { does: 'assess' | 'go_on' | 'make_plan' }>,
): Promise<void> {
  const pathway = {
    id: life.pathwayId,
    child_id: life.childId,
    responsible_id: ctx.actor.id,
    status: 'active',
  } as const
  if (deed.does === 'make_plan')
    return writePlan(ctx, life.pathwayId, { ...safetyPlan, madeOn: deed.on, onPhone: true })
  if (deed.does === 'go_on') {
    if (!life.assessment) throw new Error('nothing was assessed')
    return decideToGoOn(ctx, pathway, life.assessment, { at: ctx.now, reason: deed.reason })
  }
  const { at, level, reason, harms } = deed
  const isIncreased = level === 'increased'
  const id = await recordAssessment(ctx, pathway, {
    assessedBy: ctx.actor.id,
    by: `${ctx.actor.name}, ${ctx.actor.profession}`,
    assessedAt: at,
    talkedWith: ['young_person_alone', 'parents'],
    talkedWithWords: '',
    harmNow: 'no',
    harmRecently: harms ? 'yes' : 'no',
    harmSeverity: harms ? 'superficial' : null,
    harmWords: '',
    thoughts: isIncreased ? 'of_suicide' : 'none',
    thoughtsWords: '',
    plan: 'no',
    means: isIncreased ? 'unknown' : 'no',
    attempts: 'no',
    attemptsWords: '',
    protective: deed.protects,
    adultsKnow: deed.adultsKnow,
    level,
    reason,
    steps: isIncreased ? ['parents_told', 'safety_plan', 'followed_up_soon'] : [],
    stepsWords: '',
    guidelineId: ourGuide.id,
    guideline: ourGuide.name,
  })
  life.assessment = { id, level, assessed_at: at }
}
