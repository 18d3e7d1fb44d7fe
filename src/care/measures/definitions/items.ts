import type { ChoiceItem, Definition, NumberItem, Option, Scale, Wording, WordsItem } from '../definition.ts'

/** Choices whose words come in a pack: `upTo(3)` is 0, 1, 2, 3. */
export const upTo = (most: number, least = 0): Option[] =>
  Array.from({ length: most - least + 1 }, (_, nth) => ({ value: least + nth, label: null }))

/** The names of items by their number in the form: `named(7, 9)` is q7 and q9. */
export const named = (...numbers: number[]): string[] => numbers.map((number) => `q${number}`)

/** From the first to the last number. */
export const numbers = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, nth) => first + nth)

/** Items without words, all with the same choices: q1, q2, … */
export const choices = (count: number, options: readonly Option[]): ChoiceItem[] =>
  named(...numbers(1, count)).map((id) => choice(id, options))

export const choice = (id: string, options: readonly Option[], more: Partial<ChoiceItem> = {}): ChoiceItem => ({
  id,
  kind: 'choice',
  options,
  text: null,
  ...more,
})

/** A number between two ends, whose words come in a pack. */
export const number = (id: string, min: number, max: number, more: Partial<NumberItem> = {}): NumberItem => ({
  id,
  kind: 'number',
  min,
  max,
  step: 1,
  ends: null,
  text: null,
  ...more,
})

export const words = (id: string, text: Wording | null = null): WordsItem => ({ id, kind: 'words', text })

/** The same items, of which some need a look at once from a value on. */
export const watched = (items: readonly ChoiceItem[], ids: readonly string[], atLeast = 1): ChoiceItem[] =>
  items.map((item) => (ids.includes(item.id) ? { ...item, harm: { atLeast } } : item))

/** A sum of items that must all be answered: what holds of a scale unless its key says more. */
export const sumOf = (
  id: string,
  title: string,
  items: readonly string[],
  range: readonly [number, number],
  more: Partial<Scale> = {},
): Scale => ({ id, title, items, how: 'sum', missing: { kind: 'none' }, range, better: 'low', ...more })

/** A scale whose items are not known to us: scored on paper. */
export const given = (
  id: string,
  title: string,
  range: readonly [number, number],
  more: Partial<Scale> = {},
): Scale => ({ id, title, items: [], how: 'given', missing: { kind: 'none' }, range, better: 'low', ...more })

/** What holds of most forms whose words are somebody else's. */
export const PACKED = {
  version: '1',
  sums: [],
  wording: 'pack',
  languages: [],
  whole: false,
  scoresOnly: false,
} as const satisfies Partial<Definition>

export const NO_RULE_FOR_MISSING = 'Ingen regel for ubesvarede spørgsmål er bekræftet: alle skal være besvaret.'
