import type { RiskAnswer, RiskLevel, TrackResult } from '#platform/schema.ts'
import { CRITERIA, type Criterion, type CriterionId } from './criteria.ts'

/** What the municipality has set: ages from and to, both included, and within how many months the last act lies. */
export type TrackRule = { fromAge: number; toAge: number; actWithinMonths: number }

/** Region Hovedstaden's ages (one municipality has 12-14) and months. */
export const DEFAULT_RULE: TrackRule = { fromAge: 12, toAge: 17, actWithinMonths: 3 }

export type Answers = Readonly<Record<CriterionId, RiskAnswer>>

export type Outcome = {
  result: TrackResult
  /** Why it does not fit. */
  because: string[]
  /** Where to then; null when it fits or cannot be said. */
  goesTo: 'psychiatry' | 'other' | null
  /** Questions that are still open. */
  open: string[]
  /** To be heeded, whatever the result. */
  notes: string[]
}

const criteria: readonly Criterion[] = CRITERIA
const answerTo = (answers: Answers, { id }: Criterion): RiskAnswer => answers[id as CriterionId] // the ids of the table

/** Whether an answer speaks against the track: a no to what must be, a yes to what must not. */
const speaksAgainst = ({ kind }: Criterion, answer: RiskAnswer): boolean =>
  (kind === 'include' && answer === 'no') || (kind === 'exclude' && answer === 'yes')

/**
 * R37, R38: whether the self-harm track fits, as advice. One answer against it is enough, whatever is open; nothing against it
 * and something open cannot be said yet; otherwise it fits. An age outside the municipality's range speaks against it by itself.
 * What points to something serious leads to child psychiatry, all else to other help.
 */
export function trackOutcome(answers: Answers, { age, rule }: { age: number; rule: TrackRule }): Outcome {
  const isOutside = age < rule.fromAge || age > rule.toAge
  const given: Answers = isOutside ? { ...answers, age_and_gifted: 'no' } : answers
  const against = criteria.filter((each) => speaksAgainst(each, answerTo(given, each)))
  const open = criteria.filter((each) => each.kind !== 'note' && answerTo(given, each) === 'unknown')
  const notes = criteria.filter((each) => each.kind === 'note' && answerTo(given, each) !== 'yes')
  const result: TrackResult = against.length ? 'does_not_fit' : open.length ? 'cannot_say' : 'fits'
  return {
    result,
    because: against.map(({ id, because }) =>
      id === 'age_and_gifted' && isOutside ? `${age} år, og sporet er for ${rule.fromAge}-${rule.toAge} år` : because,
    ),
    goesTo: against.length ? (against.some(({ goesTo }) => goesTo === 'psychiatry') ? 'psychiatry' : 'other') : null,
    open: open.map(({ question }) => question),
    notes: notes.map(({ because }) => because),
  }
}

/** What the assessment and the age answer already, for what is ticked beforehand. R37: an increased or acute risk is one of them. */
export function knownFrom(
  { level, harmRecently }: { level: RiskLevel; harmRecently: RiskAnswer },
  { age, rule }: { age: number; rule: TrackRule },
): Partial<Record<CriterionId, RiskAnswer>> {
  return {
    high_risk: level === 'increased' || level === 'acute' ? 'yes' : 'no',
    ...(age < rule.fromAge || age > rule.toAge ? { age_and_gifted: 'no' } : {}),
    // the assessment asks about three months
    ...(rule.actWithinMonths <= 3 && harmRecently === 'no' ? { recent_act: 'no' } : {}),
  }
}
