import {
  goalReached,
  PRELIMINARY_TALK_DAYS,
  SCREENING_DAYS,
  screeningGoalApplies,
  type Delay,
} from '#care/pathways/pathways.ts'
import type { JudgedAt } from '#platform/schema.ts'
import { spreadOf, type Spread } from './spread.ts'

/** So many waits that are alike. */
export type Wait = {
  for: 'preliminary_talk' | 'screening' | 'treatment'
  /** ISO days: that it is counted from, and that on which it ended or, while it lasts, today. */
  from: string
  until: string
  /** The talk was held, or nobody waits for it any more, or somebody still does. */
  end: 'held' | 'needless' | 'waiting'
  delays: readonly Delay[]
  inTargetGroup: boolean | null
  judgedAt: JudgedAt | null
  many: number
}

/**
 * What became of a wait, by how it ended and whether that was within the goal. Counted are those held in time (`met`), held
 * too late (`late`), still waiting beyond the day (`over`) and those that ended beyond the day without the talk
 * (`gave_up`). Not counted are those whose day has not come (`running`) and those that ended before it did (`spared`).
 */
const verdicts = {
  held: { within: 'met', beyond: 'late' },
  waiting: { within: 'running', beyond: 'over' },
  needless: { within: 'spared', beyond: 'gave_up' },
} as const satisfies Record<Wait['end'], { within: string; beyond: string }>

export type Verdict = (typeof verdicts)[Wait['end']]['within' | 'beyond']

export type Attainment = Record<Verdict, number> & {
  /** Those on which the goal can be judged. */
  counted: number
  /** `met` of `counted`; null when there are none to judge, or no goal to judge by. */
  share: number | null
}

/** A goal raw, and without the days that the families asked for themselves; with no goal set, only the days. */
export type Goal = {
  days: number | null
  raw: Attainment
  adjusted: Attainment
  /** Of those that were held. */
  spread: Spread
  adjustedSpread: Spread
}

const none = (): Attainment => ({
  met: 0,
  late: 0,
  running: 0,
  over: 0,
  spared: 0,
  gave_up: 0,
  counted: 0,
  share: null,
})

/**
 * How a goal of so many calendar days was met by these waits; `goalDays` is null when none is set. Each wait is judged by
 * the rule of the pathway itself (R15-R18). A goal is an aim and not a right (R19): this is for learning, not for blame.
 */
export function goalOf(waits: readonly Wait[], goalDays: number | null): Goal {
  const [raw, adjusted] = [none(), none()]
  const [days, adjustedDays] = [new Map<number, number>(), new Map<number, number>()]
  for (const { from, until, end, delays, many } of waits) {
    const reached = goalReached({ from, goalDays: goalDays ?? Infinity, doneOn: until, delays })
    raw[verdicts[end][reached.met ? 'within' : 'beyond']] += many
    adjusted[verdicts[end][reached.metAdjusted ? 'within' : 'beyond']] += many
    if (end !== 'held') continue
    days.set(reached.days, (days.get(reached.days) ?? 0) + many)
    adjustedDays.set(reached.adjusted, (adjustedDays.get(reached.adjusted) ?? 0) + many)
  }
  return {
    days: goalDays,
    raw: summed(raw, goalDays),
    adjusted: summed(adjusted, goalDays),
    spread: spreadOf(days),
    adjustedSpread: spreadOf(adjustedDays),
  }
}

function summed(tally: Attainment, goalDays: number | null): Attainment {
  const counted = tally.met + tally.late + tally.over + tally.gave_up
  return { ...tally, counted, share: counted && goalDays !== null ? tally.met / counted : null }
}

/** The service goals over the same waits: SM1, SM2 in both readings of its condition, and the municipality's own. */
export function goalsOf(waits: readonly Wait[], treatmentGoalDays: number | null) {
  const by = Map.groupBy(waits, (wait) => wait.for)
  const screenings = (reading: 'first_contact' | 'first_conversation') =>
    (by.get('screening') ?? []).filter((wait) => screeningGoalApplies(wait, reading))
  return {
    preliminaryTalk: goalOf(by.get('preliminary_talk') ?? [], PRELIMINARY_TALK_DAYS),
    screening: goalOf(screenings('first_conversation'), SCREENING_DAYS),
    screeningByFirstContact: goalOf(screenings('first_contact'), SCREENING_DAYS),
    treatment: goalOf(by.get('treatment') ?? [], treatmentGoalDays),
  }
}

export type Goals = ReturnType<typeof goalsOf>
