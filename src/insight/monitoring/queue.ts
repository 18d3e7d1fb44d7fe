import { forecast } from '#care/pathways/pathways.ts'
import type { ContactType, Outcome } from '#platform/schema.ts'
import { total } from './scope.ts'

export const AWAITED = ['preliminary_talk', 'screening', 'treatment'] as const
export type AwaitedTalk = (typeof AWAITED)[number]

/** So many open ways that stand alike. */
export type Standing = {
  step: ContactType
  outcome: Outcome | null
  clock: ContactType | null
  /** The day of its goal has gone. */
  isOver: boolean
  /** ISO: the day of its goal, when that is today or within `FORECAST_DAYS` days. */
  dueOn: string | null
  nextType: ContactType | null
  /** ISO: the day of the next talk, when that is the one the goal asks for. */
  plannedOn: string | null
  isUnassigned: boolean
  /** ISO: the earliest day from which one of them has waited. */
  since: string
  many: number
}

export type Queue = {
  waiting: number
  /** A talk of that type stands in the calendar. */
  planned: number
  /** The day of the goal has gone. Only where a goal runs. */
  over: number
  /** Will pass their day within `FORECAST_DAYS` days as things stand: nothing is planned, or only for after the day. */
  unplanned: number
  tooLate: number
  /** ISO: since when the one who has waited longest has waited; null when nobody waits. */
  since: string | null
}

/**
 * What an open way waits for: the forsamtale after the henvendelse, then the screening, then the first treatment. Once
 * another outcome than treatment is chosen it waits for neither screening nor treatment.
 */
export function awaits({ step, outcome }: Pick<Standing, 'step' | 'outcome'>): AwaitedTalk | null {
  if (step === 'enquiry') return 'preliminary_talk'
  if (outcome !== null && outcome !== 'treatment') return null
  if (step === 'preliminary_talk') return 'screening'
  return step === 'screening' ? 'treatment' : null
}

/** Those who wait for one type of talk now, and what becomes of their clocks within a week if nothing is done. */
export function queueFor(talk: AwaitedTalk, ways: readonly Standing[]): Queue {
  const those = ways.filter((way) => awaits(way) === talk)
  const clocked = those.filter(({ clock }) => clock === talk)
  const forecasts = (what: ReturnType<typeof forecast>) =>
    total(clocked.filter(({ dueOn, plannedOn }) => dueOn !== null && forecast(dueOn, plannedOn) === what))
  return {
    waiting: total(those),
    planned: total(those.filter(({ nextType }) => nextType === talk)),
    over: total(clocked.filter(({ isOver }) => isOver)),
    unplanned: forecasts('unplanned'),
    tooLate: forecasts('will_miss'),
    since: those.map(({ since }) => since).toSorted()[0] ?? null,
  }
}
