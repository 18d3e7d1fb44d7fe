import { Temporal } from 'temporal-polyfill'
import type { Day } from '#platform/time.ts'

const PATTERN = /^(\d{2})(\d{2})(\d{2})[ -]?(\d{4})$/

/**
 * Reads a CPR number (DDMMYY-SSSS, with or without the hyphen): ten digits, and the birth date that the first seven say.
 * null when it is not ten digits or its date does not exist. Modulus 11 is no test of validity since 1 October 2007 and is
 * not asked for. Source: CPR-kontoret, *Personnumre uden kontrolciffer*; century table of cpr.dk.
 */
export function readCpr(text: string): { digits: string; birthDate: Day } | null {
  const [, day, month, year, serial] = PATTERN.exec(text.trim()) ?? []
  if (!day || !month || !year || !serial) return null
  try {
    const birthDate = Temporal.PlainDate.from(
      { year: centuryOf(Number(serial[0]), Number(year)) + Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    )
    return { digits: day + month + year + serial, birthDate }
  } catch {
    return null
  }
}

/** The century that the seventh digit says, given the two digits of the year. */
function centuryOf(seventh: number, year: number): number {
  if (seventh <= 3) return 1900
  if (seventh === 4 || seventh === 9) return year <= 36 ? 2000 : 1900
  return year <= 57 ? 2000 : 1800
}

export const writtenCpr = (digits: string): string => `${digits.slice(0, 6)}-${digits.slice(6)}`

const WEIGHTS = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1]
const passesModulus11 = (digits: string): boolean =>
  Array.from(digits).reduce((sum, digit, at) => sum + Number(digit) * (WEIGHTS[at] ?? 0), 0) % 11 === 0

/**
 * An invented CPR number that belongs to nobody: a real date, a serial in the 9000s that says the right century, failing
 * modulus 11; CPR-kontoret has issued such numbers only to people born on 1 January, which is refused here. `nth` counts
 * the numbers of one birth date from 0; null when they are used up. Covers the years 1937-2036.
 */
export function syntheticCpr(birthDate: Day, nth: number): string | null {
  if ((birthDate.month === 1 && birthDate.day === 1) || birthDate.year < 1937 || birthDate.year > 2036) return null
  const date = [birthDate.day, birthDate.month, birthDate.year % 100]
    .map((part) => String(part).padStart(2, '0'))
    .join('')
  let left = nth
  for (let serial = 9999; serial >= 9000; serial -= 1) {
    const digits = `${date}${serial}`
    if (passesModulus11(digits)) continue
    if (left === 0) return digits
    left -= 1
  }
  return null
}
