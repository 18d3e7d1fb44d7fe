import type { RequestBy } from '#platform/schema.ts'

/** From this age the young person has a right of their own to aktindsigt (sundhedsloven § 17, stk. 3). */
export const OWN_RIGHT_AGE = 15
export const ADULT_AGE = 18

export const POWER_FROM = ['young_person', 'custody_holder', 'parent_without_custody'] as const satisfies RequestBy[]
export type PowerFrom = (typeof POWER_FROM)[number]

/** R67: whose right it is: that of who asks, or of who gave them power of attorney. A power gives no more than its giver has. */
export const rightOf = ({ by, powerFrom }: { by: RequestBy; powerFrom: PowerFrom | null }): RequestBy => powerFrom ?? by

/** Whether a right is that of an adult, who must be known: by custody, or as mother or father. */
export const isOfAdult = (right: RequestBy): boolean => right === 'custody_holder' || right === 'parent_without_custody'

export type Asker = {
  by: RequestBy
  /** Who gave the power of attorney, when a representative asks. */
  powerFrom: PowerFrom | null
  age: number
  /** Whether the register says that the adult whose right it is holds custody on the day (R81). */
  holdsCustody: boolean
  hasPower: boolean
}

/** What is in the way, in words, with the field to look at. */
export type RightFault = { field: string; words: string }

/**
 * Why somebody has no right to what is kept about a child; null when nothing hinders it. R62: who holds custody has it for a
 * child under 18. From 18 only the person, or somebody with their power of attorney. R67: a representative has the right of
 * who gave the power.
 */
export function askerFault({ age, holdsCustody, hasPower, ...who }: Asker): RightFault | null {
  if (who.by === 'representative' && !hasPower)
    return { field: 'powerOfAttorney', words: 'Skriv, hvem fuldmagten er fra, og hvornår den er givet.' }
  if (who.by === 'representative' && !who.powerFrom)
    return { field: 'powerFrom', words: 'Vælg, hvem der har givet fuldmagten.' }
  const by = rightOf(who)
  if (isOfAdult(by) && age >= ADULT_AGE)
    return {
      field: who.powerFrom ? 'powerFrom' : 'by',
      words: 'Den unge er fyldt 18 år. Kun den unge selv, eller en med fuldmagt fra den unge, kan søge.',
    }
  if (by === 'custody_holder' && !holdsCustody)
    return {
      field: 'adultId',
      words:
        'Den voksne står ikke med forældremyndighed. Ret forældremyndigheden først, eller vælg forælder uden forældremyndighed.',
    }
  return null
}

/** R61: under 15 the child's own right asks for a written assessment that it is mature enough. */
export const lacksMaturity = ({ right, age, hasMaturity }: { right: RequestBy; age: number; hasMaturity: boolean }) =>
  right === 'young_person' && age < OWN_RIGHT_AGE && !hasMaturity
