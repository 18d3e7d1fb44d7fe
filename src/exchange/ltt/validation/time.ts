import { expectOnly, has, objectAt, refuse, valueAt, type Place } from './place.ts'
import type { FaultCode } from './faults.ts'

/** FHIR's dateTime: a year, a month, a day, or a moment with seconds and time zone. */
const DATE_TIME = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:Z|([+-])(\d\d):(\d\d)))?)?)?$/

const HOUR = 3_600_000
/** The earliest and the latest that a dateTime can mean, in milliseconds; the same for a moment. */
export type Span = { from: number; to: number }

/** Reads a dateTime. Gives `malformed` for what FHIR does not write so, `impossible` for what is in no calendar or clock. */
export function readTime(value: unknown): Span | 'malformed' | 'impossible' {
  const parts = typeof value === 'string' ? DATE_TIME.exec(value) : null
  if (!parts) return 'malformed'
  const [, years = '', months, days, hours, minutes, seconds, fraction = '', sign, zoneHours, zoneMinutes] = parts
  const [year, month, day] = [Number(years), Number(months ?? 1), Number(days ?? 1)]
  if (year === 0 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return 'impossible'
  const start = startOf(year, month, day)
  if (hours === undefined) {
    const end = days ? start + 24 * HOUR : startOf(year, months ? month + 1 : 13, 1)
    // a day begins somewhere on earth 14 hours before, and ends 12 hours after, that of Greenwich
    return { from: start - 14 * HOUR, to: end + 12 * HOUR }
  }
  const zone = Number(zoneHours ?? 0) * 60 + Number(zoneMinutes ?? 0)
  // 60 is a leap second
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 60) return 'impossible'
  if (zone > 14 * 60 || Number(zoneMinutes ?? 0) > 59) return 'impossible'
  const clock = Number(hours) * HOUR + Number(minutes) * 60_000 + Number(`${seconds}.${fraction.slice(0, 9)}`) * 1000
  const moment = start + clock - (sign === '-' ? -1 : 1) * zone * 60_000
  return { from: moment, to: moment }
}

/**
 * Milliseconds since the first of March of year 0, in any year (Howard Hinnant, "chrono-Compatible Low-Level Date
 * Algorithms"). Month 13 is the January that follows.
 */
function startOf(year: number, month: number, day: number): number {
  const yearFromMarch = month > 2 ? year : year - 1
  const monthFromMarch = (month + 9) % 12
  const leapDays = Math.floor(yearFromMarch / 4) - Math.floor(yearFromMarch / 100) + Math.floor(yearFromMarch / 400)
  return (yearFromMarch * 365 + leapDays + Math.floor((monthFromMarch * 153 + 2) / 5) + day - 1) * 24 * HOUR
}

const daysIn = (year: number, month: number): number =>
  (startOf(year, month + 1, 1) - startOf(year, month, 1)) / (24 * HOUR)

/** Refuses what is no moment with date, time and time zone, where there is anything. Gives the moment. */
export function checkInstant(place: Place, name: string): Span | undefined {
  if (!has(place, name)) return undefined
  const value = valueAt(place, name)
  const time = typeof value === 'string' && value.includes('T') ? readTime(value) : 'malformed'
  if (typeof time !== 'string') return time
  refuse(place, 'instant-malformed', name)
  return undefined
}

function checkTime(place: Place, name: string): Span | undefined {
  if (!has(place, name)) return undefined
  const time = readTime(valueAt(place, name))
  if (typeof time !== 'string') return time
  refuse(place, time === 'malformed' ? 'time-malformed' : 'time-impossible', name)
  return undefined
}

const PERIOD = new Set(['start', 'end'])
const START = new Set(['start'])
const END = new Set(['end'])

/** A period with a start, whose end is not before it; or, by `noEnd`, with a start only. */
export function checkPeriod(place: Place, noEnd?: FaultCode): Place | undefined {
  const period = objectAt(place, 'period', 'period-missing')
  if (!period) return undefined
  if (noEnd) expectOnly(period, START, { names: END, code: noEnd })
  else expectOnly(period, PERIOD)
  if (!has(period, 'start')) refuse(period, 'period-start-missing', 'start')
  const start = checkTime(period, 'start')
  const end = noEnd ? undefined : checkTime(period, 'end')
  if (start && end && end.to < start.from) refuse(period, 'period-end-before-start', 'end')
  return period
}
