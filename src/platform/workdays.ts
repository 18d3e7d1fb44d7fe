import { Temporal } from 'temporal-polyfill'
import type { Day } from './time.ts'

/** Monday to Friday, but for the days on which a Danish office is closed. */
export function isWorkday(day: Day): boolean {
  if (day.dayOfWeek > 5 || CLOSED.has(day.toString().slice(5))) return false
  const easter = day.since(easterSunday(day.year)).days
  return ![-3, -2, 1, 39, 40, 50].includes(easter)
}

/** The day that lies so many working days after another; the first counted is the day after it. */
export function workdaysAfter(day: Day, workdays: number): Day {
  let at = day
  for (let left = workdays; left > 0;) {
    at = at.add({ days: 1 })
    if (isWorkday(at)) left -= 1
  }
  return at
}

const CLOSED = new Set(['01-01', '06-05', '12-24', '12-25', '12-26', '12-31'])

/** The Gregorian computus of Meeus, Jones and Butcher. */
function easterSunday(year: number): Day {
  const a = year % 19
  const [b, c] = [Math.floor(year / 100), year % 100]
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = h + l - 7 * Math.floor((a + 11 * h + 22 * l) / 451) + 114
  return Temporal.PlainDate.from({ year, month: Math.floor(m / 31), day: (m % 31) + 1 })
}
