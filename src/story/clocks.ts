import type { Ctx } from '#platform/ctx.ts'
import { daysBetween } from '#platform/time.ts'
import { pathwayById, PRELIMINARY_TALK_DAYS, SCREENING_DAYS, screeningGoalApplies } from '#care/pathways/pathways.ts'

/** How a service goal came out: the calendar days from the henvendelse, null when the talk was not held. */
export type ClockRead = {
  goal: 'preliminary_talk' | 'screening'
  days: number | null
  goalDays: number
  /** R17: the goal of the screening counts only when the child was judged clearly in the target group in time. */
  counts: boolean
}

/** R15-R18: the two service goals of a pathway, read from its contacts. */
export async function clocksOf(ctx: Ctx, pathwayId: string): Promise<ClockRead[]> {
  const pathway = await pathwayById(ctx, pathwayId)
  const days = (on: string | null) => (on === null ? null : daysBetween(pathway.enquiry_on, on))
  const applies = screeningGoalApplies({ inTargetGroup: pathway.in_target_group, judgedAt: pathway.target_judged_at })
  const counts = pathway.status !== 'entered_in_error'
  return [
    { goal: 'preliminary_talk', days: days(pathway.preliminary_talk_on), goalDays: PRELIMINARY_TALK_DAYS, counts },
    { goal: 'screening', days: days(pathway.screening_on), goalDays: SCREENING_DAYS, counts: counts && applies },
  ]
}
