import type { Day } from '#platform/time.ts'
import { isWorkday, workdaysAfter } from '#platform/workdays.ts'

/** What makes a look worth a question, the gravest first. `gravity` orders the list of the month; it judges nobody. */
export const RULES = {
  restricted: { gravity: 60, words: 'barn med begrænset adgang' },
  colleague: { gravity: 50, words: 'barn af en kollega' },
  same_surname: { gravity: 40, words: 'samme efternavn' },
  same_address: { gravity: 40, words: 'samme adresse' },
  protected: { gravity: 30, words: 'beskyttet adresse' },
  no_relation: { gravity: 20, words: 'ingen behandlingsrelation' },
  night: { gravity: 10, words: 'om natten' },
  weekend: { gravity: 5, words: 'i en weekend' },
} as const satisfies Record<string, { gravity: number; words: string }>

export type Rule = keyof typeof RULES

export const isRule = (word: string): word is Rule => word in RULES

/** Why a look was drawn, in words: the rules it hit, or that chance took it. */
export const whyDrawn = (rules: readonly string[]): string[] => {
  const hit = rules.filter(isRule).toSorted((one, other) => RULES[other].gravity - RULES[one].gravity)
  return hit.length ? hit.map((rule) => RULES[rule].words) : ['tilfældigt udtrukket']
}

/** Working days within which a drawn month is to be controlled. Ours; no source names any. */
export const WORKDAYS_TO_CONTROL = 10

/** The first day of the month that is to be drawn on this day; null before the first working day of its own month. */
export function monthToDraw(today: Day): Day | null {
  const first = today.with({ day: 1 })
  const drawnOn = isWorkday(first) ? first : workdaysAfter(first, 1)
  return today.toString() < drawnOn.toString() ? null : first.subtract({ months: 1 })
}
