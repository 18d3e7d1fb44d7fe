import { Temporal } from 'temporal-polyfill'
import type { Day } from './time.ts'

/** Monday to Friday, but for the days on which a Danish office is closed. */
export const isWorkday = (day: Day): boolean =>
  isLawfulWorkday(day) && !OFFICE_CLOSED.has(day.toString().slice(5)) && sinceEaster(day) !== DAY_AFTER_ASCENSION

/** Monday to Friday, but for the Danish public holidays: as a term is counted that must never run longer than the law says. */
export const isLawfulWorkday = (day: Day): boolean =>
  day.dayOfWeek <= 5 && !HOLIDAYS.has(day.toString().slice(5)) && !MOVABLE_HOLIDAYS.has(sinceEaster(day))

/** The day that lies so many working days after another; the first counted is the day after it. */
export const workdaysAfter = (day: Day, workdays: number): Day => countedFrom(day, workdays, isWorkday)

/** The same, with nothing but weekends and public holidays left out. */
export const lawfulWorkdaysAfter = (day: Day, workdays: number): Day => countedFrom(day, workdays, isLawfulWorkday)

function countedFrom(day: Day, workdays: number, counts: (day: Day) => boolean): Day {
  let at = day
  for (let left = workdays; left > 0;) {
    at = at.add({ days: 1 })
    if (counts(at)) left -= 1
  }
  return at
}

const HOLIDAYS = new Set(['01-01', '12-25', '12-26'])
/** Maundy Thursday, Good Friday, Easter Monday, Ascension Day and Whit Monday, in days after Easter Sunday. */
const MOVABLE_HOLIDAYS = new Set([-3, -2, 1, 39, 50])
/** No public holidays, but offices are closed: Constitution Day, Christmas Eve and New Year's Eve. */
const OFFICE_CLOSED = new Set(['06-05', '12-24', '12-31'])
const DAY_AFTER_ASCENSION = 40

const sinceEaster = (day: Day): number => day.since(easterSunday(day.year)).days

/** The Gregorian computus of Meeus, Jones and Butcher. */
function easterSunday(year: number): Day {
  const a = year % 19
  const [b, c] = [Math.floor(year / 100), year % 100]
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = h + l - 7 * Math.floor((a + 11 * h + 22 * l) / 451) + 114
  return Temporal.PlainDate.from({ year, month: Math.floor(m / 31), day: (m % 31) + 1 })
}
