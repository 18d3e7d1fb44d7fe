import { Temporal } from 'temporal-polyfill'
import type { CustodySharing, CustodySource } from '#platform/schema.ts'
import type { Day } from '#platform/time.ts'
import { day } from '#ui/danish.ts'

export type NewCustody = {
  holders: readonly { adultId: string }[]
  sharing: CustodySharing
  source: CustodySource
  /** When we were told, or the date of the document. */
  sourceDate: string
  validFrom: string
}

/**
 * R81: why custody cannot be recorded so, with the field it concerns; null when it can. One person holds it alone; at most
 * two share it (forældreansvarsloven §§ 2-3), of whom one may not be known to us yet. It is recorded when it is in force, and
 * never from before the child was born.
 */
export function custodyFault(custody: NewCustody, today: Day, born: string): { field: string; words: string } | null {
  const holders = new Set(custody.holders.map(({ adultId }) => adultId)).size
  if (holders === 0) return { field: 'holders', words: 'Vælg, hvem der har forældremyndigheden.' }
  if (custody.sharing === 'sole' && holders > 1)
    return { field: 'holders', words: 'Kun én kan have forældremyndigheden alene. Vælg én, eller vælg fælles.' }
  if (holders > 2 || holders !== custody.holders.length)
    return { field: 'holders', words: 'Vælg højst to, hver én gang.' }
  if (isAfter(custody.sourceDate, today)) return { field: 'sourceDate', words: 'Datoen ligger i fremtiden.' }
  if (isAfter(custody.validFrom, today))
    return { field: 'validFrom', words: 'Forældremyndigheden registreres, når den gælder. Datoen ligger i fremtiden.' }
  if (custody.validFrom < born)
    return { field: 'validFrom', words: `Barnet er født ${day(born)}. Forældremyndigheden kan ikke gælde før.` }
  return null
}

const isAfter = (day: string, today: Day): boolean => Temporal.PlainDate.compare(day, today) > 0
