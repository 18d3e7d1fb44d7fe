import type { StaffCtx } from '#platform/ctx.ts'
import type { HarmSeverity, RiskAnswer, RiskLevel, RiskStep, RiskTalk, RiskThoughts } from '#platform/schema.ts'
import { dayOf } from '#platform/time.ts'
import { enterInJournal } from '#care/journal/journal.ts'
import { levelName, record } from '#care/pathways/pathways.ts'
import { settleTasks, type About } from './tasks.ts'
import { assessmentEntry, decisionEntry, mistakeEntry } from './words.ts'

export type NewAssessment = {
  assessedBy: string
  assessedAt: Date
  talkedWith: readonly RiskTalk[]
  talkedWithWords: string
  harmNow: RiskAnswer
  harmRecently: RiskAnswer
  harmSeverity: HarmSeverity | null
  harmWords: string
  thoughts: RiskThoughts
  thoughtsWords: string
  plan: RiskAnswer
  means: RiskAnswer
  attempts: RiskAnswer
  attemptsWords: string
  protective: string
  adultsKnow: string
  level: RiskLevel
  reason: string
  steps: readonly RiskStep[]
  stepsWords: string
  /** The version that was shown: the municipality's own, or none, and then ours by its name. */
  guidelineId: string | null
  guideline: string
}

/**
 * R36: records an assessment at the day and time on which it was made, enters it whole in the journal, and asks for the steps that
 * an increased or acute risk calls for (R37). Refused by the database: an ended pathway, a time before the henvendelse or ahead,
 * no risk where there are signs of it. Gives its id.
 */
export async function recordAssessment(
  ctx: StaffCtx,
  pathway: About,
  given: NewAssessment & { by: string },
): Promise<string> {
  const { id } = await ctx.db
    .insertInto('risk_assessments')
    .values({
      pathway_id: pathway.id,
      assessed_by: given.assessedBy,
      assessed_at: given.assessedAt,
      talked_with: [...given.talkedWith],
      talked_with_words: given.talkedWithWords,
      harm_now: given.harmNow,
      harm_recently: given.harmRecently,
      harm_severity: given.harmSeverity,
      harm_words: given.harmWords,
      thoughts: given.thoughts,
      thoughts_words: given.thoughtsWords,
      plan: given.plan,
      means: given.means,
      attempts: given.attempts,
      attempts_words: given.attemptsWords,
      protective: given.protective,
      adults_know: given.adultsKnow,
      level: given.level,
      reason: given.reason,
      steps: [...given.steps],
      steps_words: given.stepsWords,
      guideline_id: given.guidelineId,
      guideline: given.guideline,
      recorded_at: ctx.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const entry = await enterInJournal(ctx, { pathwayId: pathway.id, kind: 'risk', text: assessmentEntry(given) })
  const on = dayOf(given.assessedAt).toString()
  await record(ctx, pathway.id, 'risk.assessed', { assessment: id, entry, level: given.level, on })
  await settleTasks(ctx, pathway)
  return id
}

export type Assessed = { id: string; level: RiskLevel; assessed_at: Date }

/**
 * R37: records the actor's decision that treatment goes on although the risk is increased or acute, with the reason. Refused by
 * the database: anybody but an authorised therapist or a leader, an assessment that does not stand, a time before it or ahead.
 */
export async function decideToGoOn(
  ctx: StaffCtx,
  pathway: About,
  assessment: Assessed,
  { at, reason }: { at: Date; reason: string },
): Promise<void> {
  await ctx.db
    .insertInto('risk_decisions')
    .values({ pathway_id: pathway.id, assessment_id: assessment.id, decided_at: at, reason, recorded_at: ctx.now })
    .execute()
  const entry = await enterInJournal(ctx, {
    pathwayId: pathway.id,
    kind: 'risk',
    text: decisionEntry({
      at,
      reason,
      assessedAt: assessment.assessed_at,
      level: levelName[assessment.level].toLowerCase(),
    }),
  })
  await record(ctx, pathway.id, 'risk.decided', { assessment: assessment.id, entry, on: dayOf(at).toString() })
}

/** Marks an assessment or a decision as entered in error. Refused while a held treatment rests on it. */
export async function markRiskMistake(
  ctx: StaffCtx,
  pathway: About,
  { ofId, what, reason }: { ofId: string; what: string; reason: string },
): Promise<void> {
  await ctx.db
    .insertInto('risk_errors')
    .values({ pathway_id: pathway.id, of_id: ofId, reason, recorded_at: ctx.now })
    .execute()
  const entry = await enterInJournal(ctx, { pathwayId: pathway.id, kind: 'risk', text: mistakeEntry(what, reason) })
  await record(ctx, pathway.id, 'risk.corrected', { of: ofId, entry })
  await settleTasks(ctx, pathway)
}
