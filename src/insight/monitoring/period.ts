import { beginningOf, plainDate, type Day } from '#platform/time.ts'

export const PERIODS = ['30-days', 'quarter', 'year', 'last-year', '12-months', 'all'] as const
export type PeriodName = (typeof PERIODS)[number]

/** A stretch of calendar days; both ends belong to it. `from` is null when it goes back to the first day there is. */
export type Period = { name: PeriodName; from: string | null; to: string }

/** The period of that name, seen from a day. None reaches beyond that day. */
export function periodOf(name: PeriodName, today: Day): Period {
  const to = today.toString()
  const newYear = today.with({ month: 1, day: 1 })
  const from = {
    '30-days': today.subtract({ days: 29 }),
    quarter: beginningOf('quarter', today),
    year: newYear,
    'last-year': newYear.subtract({ years: 1 }),
    '12-months': today.subtract({ years: 1 }).add({ days: 1 }),
    all: null,
  }[name]
  return {
    name,
    from: from?.toString() ?? null,
    to: name === 'last-year' ? newYear.subtract({ days: 1 }).toString() : to,
  }
}

/** How wide a column of a picture over time is. */
export type Grain = 'week' | 'month' | 'quarter'

const MOST_COLUMNS = 60

/** By week within a year; when everything is shown by month, or by quarter once that would make too many columns. */
export const grainOf = (period: Period, first: string): Grain => {
  if (period.from !== null) return 'week'
  return columnsOf(first, period.to, 'month').length <= MOST_COLUMNS ? 'month' : 'quarter'
}

const STEP = { week: { weeks: 1 }, month: { months: 1 }, quarter: { months: 3 } } as const

/** The first days of the weeks, months or quarters that a stretch of days touches, in order. */
export function columnsOf(from: string, to: string, grain: Grain): string[] {
  const columns: string[] = []
  for (let first = beginningOf(grain, plainDate(from)); first.toString() <= to; first = first.add(STEP[grain])) {
    columns.push(first.toString())
  }
  return columns
}
