import { Temporal } from 'temporal-polyfill'
import { monthNamed, type Day } from '#platform/time.ts'

/** What somebody who looks for a child has typed. `criterion` is what the log may keep: never digits of a CPR number. */
export type TypedSearch = { criterion: string } & (
  | { by: 'cpr'; digits: string }
  | { by: 'birth date'; birthDate: string }
  | { by: 'name'; name: string }
  | { by: 'nothing' }
)

const NUMBERS = /^(\d{1,2})[.\-/ ]+(\d{1,2})[.\-/ ]+(\d{4}|\d{2})$/
const RUN = /^(\d{2})(\d{2})(\d{4}|\d{2})$/
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/
const WORDS = /^(?:den |d\. ?)?(\d{1,2})\.? ?(\p{L}{3,9})\.?,? (\d{4}|\d{2})$/u

/**
 * Reads the one search box: a CPR number wherever it stands, a birth date in the ways Danes write one (`5.5.2014`,
 * `05-05-2014`, `050514`, `5. maj 2014`), and otherwise a name. Two digits of a year mean the latest such year.
 */
export function readSearch(typed: string, today: Day): TypedSearch {
  const text = typed.trim().replaceAll(/\s+/g, ' ').slice(0, 200)
  const cpr =
    /(?<!\d)(\d{6})\D{0,3}(\d{4})(?!\d)/.exec(text) ?? /^(\d{6})(\d{4})$/.exec(text.replaceAll(/[ .\-–]/g, ''))
  if (cpr) return { by: 'cpr', digits: `${cpr[1]}${cpr[2]}`, criterion: '[CPR-nummer]' }
  // Nearly a CPR number: not searched by, and not written in the log either.
  if (text.replaceAll(/\D/g, '').length > 8) return { by: 'nothing', criterion: '[tal]' }
  const birthDate = readBirthDate(text.toLowerCase(), today)
  if (birthDate) return { by: 'birth date', birthDate, criterion: birthDate }
  return /\p{L}.*\p{L}/u.test(text)
    ? { by: 'name', name: text, criterion: text }
    : { by: 'nothing', criterion: text || '[tom]' }
}

function readBirthDate(text: string, today: Day): string | null {
  const iso = ISO.exec(text)
  if (iso) return dayFrom(iso[3], iso[2], iso[1], today)
  const numbers = NUMBERS.exec(text) ?? RUN.exec(text)
  if (numbers) return dayFrom(numbers[1], numbers[2], numbers[3], today)
  const words = WORDS.exec(text)
  const month = monthNamed(words?.[2] ?? '')
  return month ? dayFrom(words?.[1], month, words?.[3], today) : null
}

function dayFrom(
  day: string | undefined,
  month: string | number | undefined,
  year: string | undefined,
  today: Day,
): string | null {
  const short = Number(year)
  const thisCentury = today.year - (today.year % 100) + short
  const whole = year?.length === 4 ? short : thisCentury > today.year ? thisCentury - 100 : thisCentury
  if (whole < 1900) return null
  try {
    return Temporal.PlainDate.from(
      { year: whole, month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    ).toString()
  } catch {
    return null
  }
}
