import type { Ctx, StaffCtx } from '#platform/ctx.ts'
import type { TrackResult } from '#platform/schema.ts'
import { dayOf } from '#platform/time.ts'
import { enterInJournal } from '#care/journal/journal.ts'
import { record } from '#care/pathways/pathways.ts'
import { CRITERIA } from './criteria.ts'
import { DEFAULT_RULE, trackOutcome, type Answers, type TrackRule } from './track.ts'
import { checkEntry } from './words.ts'

/** R38: what the municipality has set for the track; the ages and months that most use when it has set nothing. */
export async function trackRule(ctx: Ctx): Promise<TrackRule> {
  const set = await ctx.db
    .selectFrom('risk_track_rules')
    .select(['from_age as fromAge', 'to_age as toAge', 'act_within_months as actWithinMonths'])
    .orderBy('nth', 'desc')
    .limit(1)
    .executeTakeFirst()
  return set ?? DEFAULT_RULE
}

export async function setTrackRule(ctx: Ctx, { fromAge, toAge, actWithinMonths }: TrackRule): Promise<void> {
  await ctx.db
    .insertInto('risk_track_rules')
    .values({ from_age: fromAge, to_age: toAge, act_within_months: actWithinMonths, recorded_at: ctx.now })
    .execute()
}

/** The check that counts of a pathway: the last one; nothing when there is none. */
export async function latestCheck(ctx: Ctx, pathwayId: string) {
  const row = await ctx.db
    .selectFrom('self_harm_checks')
    .selectAll()
    .where('pathway_id', '=', pathwayId)
    .orderBy('nth', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  const answers = row.answers as Answers // as `recordCheck` wrote them
  const rule = { fromAge: row.from_age, toAge: row.to_age, actWithinMonths: row.act_within_months }
  return { ...row, answers, rule, outcome: trackOutcome(answers, { age: row.age, rule }) }
}

export type Check = NonNullable<Awaited<ReturnType<typeof latestCheck>>>

type NewCheck = {
  assessmentId: string
  answers: Answers
  age: number
  rule: TrackRule
  overruled?: { chosen: TrackResult; because: string } | undefined
}

/** R37, R38: keeps the answers with the assessment, the values that counted, the advice, and what was chosen instead of it with why. */
export async function recordCheck(ctx: StaffCtx, pathwayId: string, check: NewCheck): Promise<void> {
  const { answers, age, rule, overruled } = check
  const outcome = trackOutcome(answers, { age, rule })
  await ctx.db
    .insertInto('self_harm_checks')
    .values({
      pathway_id: pathwayId,
      assessment_id: check.assessmentId,
      answers: JSON.stringify(Object.fromEntries(CRITERIA.map(({ id }) => [id, answers[id]]))),
      age,
      from_age: rule.fromAge,
      to_age: rule.toAge,
      act_within_months: rule.actWithinMonths,
      result: outcome.result,
      chosen: overruled?.chosen ?? null,
      chosen_because: overruled?.because ?? null,
      recorded_at: ctx.now,
    })
    .execute()
  const entry = await enterInJournal(ctx, { pathwayId, kind: 'risk', text: checkEntry(answers, outcome, overruled) })
  await record(ctx, pathwayId, 'risk.track_checked', {
    assessment: check.assessmentId,
    entry,
    result: overruled?.chosen ?? outcome.result,
    on: dayOf(ctx.now).toString(),
  })
}
