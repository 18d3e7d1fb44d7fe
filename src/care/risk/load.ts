import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { RiskStep, RiskTalk } from '#platform/schema.ts'
import type { NewAssessment } from './record.ts'

const assessmentsOf = (ctx: Ctx, pathwayId: string) =>
  ctx.db
    .selectFrom('risk_assessments as assessment')
    .innerJoin('staff', (join) =>
      join
        .onRef('staff.municipality_id', '=', 'assessment.municipality_id')
        .onRef('staff.id', '=', 'assessment.assessed_by'),
    )
    .leftJoin('risk_errors as error', (join) =>
      join.onRef('error.municipality_id', '=', 'assessment.municipality_id').onRef('error.of_id', '=', 'assessment.id'),
    )
    .selectAll('assessment')
    .select(['staff.name as assessor', 'staff.profession', 'error.reason as mistake'])
    // the driver gives an array of an enum as text
    .select([
      sql<RiskTalk[]>`assessment.talked_with::text[]`.as('talked_with'),
      sql<RiskStep[]>`assessment.steps::text[]`.as('steps'),
    ])
    .where('assessment.pathway_id', '=', pathwayId)
    .orderBy('assessed_at', 'desc')
    .orderBy('assessment.nth', 'desc')
    .execute()

const decisionsOf = (ctx: Ctx, pathwayId: string) =>
  ctx.db
    .selectFrom('risk_decisions as decision')
    .innerJoin('staff', (join) =>
      join
        .onRef('staff.municipality_id', '=', 'decision.municipality_id')
        .onRef('staff.id', '=', 'decision.decided_by'),
    )
    .leftJoin('risk_errors as error', (join) =>
      join.onRef('error.municipality_id', '=', 'decision.municipality_id').onRef('error.of_id', '=', 'decision.id'),
    )
    .selectAll('decision')
    .select(['staff.name as decider', 'error.reason as mistake'])
    .where('decision.pathway_id', '=', pathwayId)
    .orderBy('decided_at', 'desc')
    .execute()

/** All that was assessed and decided in a pathway, mistakes too, the newest first: two statements. */
export async function riskRecord(ctx: Ctx, pathwayId: string) {
  const [assessments, decisions] = await Promise.all([assessmentsOf(ctx, pathwayId), decisionsOf(ctx, pathwayId)])
  return { assessments, decisions }
}

export type RiskRecord = Awaited<ReturnType<typeof riskRecord>>
export type Assessment = RiskRecord['assessments'][number]
export type Decision = RiskRecord['decisions'][number]

/** The assessment that counts: the last one that is no mistake. */
export const latestOf = ({ assessments }: RiskRecord): Assessment | undefined =>
  assessments.find(({ mistake }) => mistake === null)

/** An assessment as it was given, for its words. */
export const givenIn = (row: Assessment): Omit<NewAssessment, 'assessedBy' | 'guidelineId' | 'guideline'> => ({
  assessedAt: row.assessed_at,
  talkedWith: row.talked_with,
  talkedWithWords: row.talked_with_words,
  harmNow: row.harm_now,
  harmRecently: row.harm_recently,
  harmSeverity: row.harm_severity,
  harmWords: row.harm_words,
  thoughts: row.thoughts,
  thoughtsWords: row.thoughts_words,
  plan: row.plan,
  means: row.means,
  attempts: row.attempts,
  attemptsWords: row.attempts_words,
  protective: row.protective,
  adultsKnow: row.adults_know,
  level: row.level,
  reason: row.reason,
  steps: row.steps,
  stepsWords: row.steps_words,
})
