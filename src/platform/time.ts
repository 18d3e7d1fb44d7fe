import { Temporal } from 'temporal-polyfill'

export type Day = Temporal.PlainDate

const ZONE = 'Europe/Copenhagen'

/** The Danish calendar day on which an instant falls. */
export const dayOf = (instant: Date): Day =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(ZONE).toPlainDate()

/** The instant of a Danish day and clock time (`09:30`). Midnight when no time is given. */
export const instantOf = (day: Day | string, time = '00:00'): Date =>
  new Date(
    Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: ZONE, plainTime: Temporal.PlainTime.from(time) })
      .epochMilliseconds,
  )

/** The Danish clock time of an instant, as `09:30`. */
export const clockTimeOf = (instant: Date): string =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(ZONE)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' })

export const plainDate = (day: string): Day => Temporal.PlainDate.from(day)

const MONTHS = [
  'januar februar marts april maj juni juli august september oktober november december'.split(' '),
  'january february march april may june july august september october november december'.split(' '),
]

/** The number of a month by its Danish or English name, or the beginning of it (`maj`, `sept`); null when there is none. */
export function monthNamed(typed: string): number | null {
  if (typed.length < 3) return null
  const found = MONTHS.map((names) => names.findIndex((name) => name.startsWith(typed.toLowerCase())))
  const at = Math.max(...found)
  return at < 0 ? null : at + 1
}

/** Whole calendar days from one day to another; negative when the second lies before the first. */
export const daysBetween = (from: Day | string, to: Day | string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days

/** The first day of the week (Monday), month, quarter or year that a day lies in. */
export function beginningOf(unit: 'week' | 'month' | 'quarter' | 'year', day: Day): Day {
  if (unit === 'week') return day.subtract({ days: day.dayOfWeek - 1 })
  const months = { month: 1, quarter: 3, year: 12 }[unit]
  return day.with({ month: day.month - ((day.month - 1) % months), day: 1 })
}

/** Age in whole years on a day. A person born on 29 February turns a year older on 1 March in other years. */
export const ageOn = (birth: Day | string, day: Day | string): number => {
  const born = Temporal.PlainDate.from(birth)
  const on = Temporal.PlainDate.from(day)
  const before = on.month < born.month || (on.month === born.month && on.day < born.day)
  return on.year - born.year - (before ? 1 : 0)
}

/** The day on which somebody turns so many years old: who is born on 29 February on 1 March, in years without that day. */
export const birthdayOf = (birth: Day | string, years: number): string => {
  const born = Temporal.PlainDate.from(birth)
  const on = born.add({ years })
  return (on.day === born.day ? on : on.add({ days: 1 })).toString()
}
