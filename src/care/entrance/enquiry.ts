import { randomInt } from 'node:crypto'
import type { EnquiryStatus } from '#platform/schema.ts'
import { ageOn, type Day } from '#platform/time.ts'

export type Admission = 'in_range' | 'under_5' | 'over_17'

/**
 * R5, R7, R8: the offer is for children from børnehaveklasse (5-6 years) up to and including 17, counted on the day of the
 * henvendelse. Below five only a course outside § 126 a is possible (STIME covers 3-17); eighteen or more is guided
 * elsewhere. Sundhedsloven § 126 a; KL's webinar of 19 June 2024.
 */
export function admission(birthDate: Day | string, on: Day | string): Admission {
  const age = ageOn(birthDate, on)
  return age < 5 ? 'under_5' : age > 17 ? 'over_17' : 'in_range'
}

/** What can be done with a henvendelse, and what it then is. Whatever has been done with it once stands. */
const steps = {
  open: { from: ['waiting'], to: 'opened' },
  join: { from: ['waiting'], to: 'joined' },
  guideOn: { from: ['waiting'], to: 'guided_on' },
  withdraw: { from: ['waiting'], to: 'withdrawn' },
} satisfies Record<string, { from: EnquiryStatus[]; to: EnquiryStatus }>

export const mayDo = (step: keyof typeof steps, status: EnquiryStatus): boolean =>
  steps[step].from.some((from) => from === status)

/** Without vowels, so that it says no word, and without what is misread or misheard. */
const SIGNS = '23456789BCDFGHJKMNPQRSTVWXZ'

/** A number by which a family can speak of its henvendelse, such as `K7M4-X2PD`. It opens nothing by itself. */
export const newReceipt = (): string =>
  Array.from({ length: 8 }, (_, at) => `${at === 4 ? '-' : ''}${SIGNS[randomInt(SIGNS.length)]}`).join('')

const RECEIPT = new RegExp(`^([${SIGNS}]{4})[-\u2010-\u2015 ]?([${SIGNS}]{4})$`)

/** A receipt as somebody types what they are told by phone, in small letters or without its hyphen; null when it is none. */
export function readReceipt(typed: string): string | null {
  const [, first, last] = RECEIPT.exec(typed.trim().toUpperCase()) ?? []
  return first && last ? `${first}-${last}` : null
}

/** First name and the rest of a name in one field. */
export function splitName(name: string): { givenName: string; familyName: string } {
  const words = name.trim().split(/\s+/)
  const familyName = words.length > 1 ? (words.at(-1) ?? '') : '(efternavn ukendt)'
  return {
    givenName: (words.length > 1 ? words.slice(0, -1) : words).join(' ').slice(0, 100),
    familyName: familyName.slice(0, 100),
  }
}
