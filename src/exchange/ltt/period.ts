import { beginningOf, type Day } from '#platform/time.ts'

export const PERIODS = ['month', 'last-month', 'quarter', 'last-quarter', 'year', 'last-year'] as const
export type PeriodName = (typeof PERIODS)[number]

/** A stretch of calendar days; both ends belong to it. */
export type Period = { name: PeriodName; from: string; to: string }

const MONTHS = { month: 1, quarter: 3, year: 12 } as const

/** The month, quarter or year that a day lies in, so far, or the whole one before it. */
export function periodOf(name: PeriodName, today: Day): Period {
  const unit = (['month', 'quarter', 'year'] as const).find((each) => name.endsWith(each)) ?? 'year'
  const months = MONTHS[unit]
  const first = beginningOf(unit, today)
  const [from, to] = name.startsWith('last-')
    ? [first.subtract({ months }), first.subtract({ days: 1 })]
    : [first, today]
  return { name, from: from.toString(), to: to.toString() }
}
