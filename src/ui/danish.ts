import { Temporal } from 'temporal-polyfill'

/** A calendar day, as the database writes it (`2026-11-22`) or as we reckon with it. */
export type Day = Temporal.PlainDate | string

const months = 'januar februar marts april maj juni juli august september oktober november december'.split(' ')
const shortMonths = 'jan. feb. mar. apr. maj juni juli aug. sep. okt. nov. dec.'.split(' ')
const weekdays = 'mandag tirsdag onsdag torsdag fredag lørdag søndag'.split(' ')
const zone = 'Europe/Copenhagen'

const plain = (day: Day) => Temporal.PlainDate.from(day)

/** The day it is in Denmark at that instant. */
export const dayOf = (instant: Date) =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone).toPlainDate()

/** `22. november 2026` */
export const day = (value: Day) => `${dayAndMonth(value)} ${plain(value).year}`

/** `22. november` */
export const dayAndMonth = (value: Day) => `${plain(value).day}. ${months[plain(value).month - 1]}`

/** `22. nov.`, or `22. nov. 2025` when that is another year than today's. */
export function shortDay(value: Day, today?: Day) {
  const date = plain(value)
  const text = `${date.day}. ${shortMonths[date.month - 1]}`
  return today === undefined || plain(today).year === date.year ? text : `${text} ${date.year}`
}

/** `søndag` */
export const weekday = (value: Day) => weekdays[plain(value).dayOfWeek - 1] ?? ''

/** `søndag 22. november`, and the year when it is another than today's. */
export const weekdayAndDay = (value: Day, today: Day) =>
  `${weekday(value)} ${plain(value).year === plain(today).year ? dayAndMonth(value) : day(value)}`

/** `uge 47`, by ISO weeks as Danish calendars count them. */
export const weekNumber = (value: Day) => `uge ${plain(value).weekOfYear}`

/** `13.30` */
export function time(instant: Date) {
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone)
  return `${hour}.${String(minute).padStart(2, '0')}`
}

/** `22. november 2026 kl. 13.30` */
export const moment = (instant: Date) => `${day(dayOf(instant))} kl. ${time(instant)}`

/** Whole days from one day to another; negative when the other is earlier. */
export const daysBetween = (from: Day, to: Day) => plain(from).until(plain(to), { largestUnit: 'days' }).days

/** `i dag`, `i morgen`, `i går`, `om 3 dage`, `for 4 dage siden` */
export function relativeDay(value: Day, today: Day) {
  const days = daysBetween(today, value)
  if (days === 0) return 'i dag'
  if (days === 1) return 'i morgen'
  if (days === -1) return 'i går'
  return days > 0 ? `om ${days} dage` : `for ${-days} dage siden`
}

/** Whole years lived. Born on 29 February, a child turns a year older on 1 March when the year has no such day. */
export const age = (birth: Day, today: Day) => {
  const [born, now] = [plain(birth), plain(today)]
  const hadBirthday = now.month > born.month || (now.month === born.month && now.day >= born.day)
  return now.year - born.year - (hadBirthday ? 0 : 1)
}

/** `1 dag`, `3 dage` */
export const count = (amount: number, one: string, many: string) => `${number(amount)} ${amount === 1 ? one : many}`

/** `a, b og c` */
export const list = (words: readonly string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} og ${words.at(-1)}`

/** `1.234,5`: at most two decimals, or exactly as many as asked for. */
export const number = (value: number, decimals?: number) =>
  (decimals === undefined ? plainNumber : withDecimals(decimals)).format(value)

const plainNumber = new Intl.NumberFormat('da-DK', { maximumFractionDigits: 2 })
const withDecimals = (decimals: number) =>
  new Intl.NumberFormat('da-DK', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })

/** `42 %` of a share between 0 and 1. */
export const percent = (share: number, decimals = 0) => `${number(share * 100, decimals)} %`

/** The first letter large, for a sentence that begins with a day. */
export const capital = (text: string) => text.charAt(0).toLocaleUpperCase('da') + text.slice(1)
