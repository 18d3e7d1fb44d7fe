import { abroad } from './names/abroad.ts'
import { danish } from './names/danish.ts'
import type { Origin } from './names/origin.ts'
import type { Random } from './random.ts'

export type { Origin } from './names/origin.ts'
export type Gender = 'girl' | 'boy'

/** Nearly nine of ten families have Danish names, unless a language is asked for. */
export const originOf = (random: Random, language?: string): Origin =>
  abroad.find(([origin]) => origin.language === language)?.[0] ?? (random.chance(88) ? danish : random.weighted(abroad))

/** A given name for a child; now and then two, as in Anna Sofie. */
export function givenName(random: Random, origin: Origin, gender: Gender): string {
  const names = gender === 'girl' ? origin.girls : origin.boys
  const name = random.pick(names)
  if (origin !== danish || !random.chance(9)) return name
  const second = random.pick(names)
  return second === name || name.length + second.length > 14 ? name : `${name} ${second}`
}

export const surname = (random: Random, origin: Origin): string => random.weighted(origin.surnames)

/** The mark of an invented child: MedCom's convention for test persons. */
export const markedSurname = (name: string): string => `Test ${name}`

/** Somebody grown up, for receivers and referrers. */
export const adultName = (random: Random, gender: Gender = random.chance(70) ? 'girl' : 'boy'): string =>
  `${random.pick(gender === 'girl' ? danish.women : danish.men)} ${random.weighted(danish.surnames)}`
