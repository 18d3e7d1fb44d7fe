import type { Definition, Item, Scale } from '../definition.ts'
import { choices, named, NO_RULE_FOR_MISSING, numbers, PACKED, sumOf, upTo, watched } from './items.ts'

const KEYS = [
  ['separation', 'Adskillelsesangst', [5, 9, 17, 18, 33, 45, 46]],
  ['generalised', 'Generel bekymring', [1, 13, 22, 27, 35, 37]],
  ['panic', 'Panik', [3, 14, 24, 26, 28, 34, 36, 39, 41]],
  ['social', 'Social angst', [4, 7, 8, 12, 20, 30, 32, 38, 43]],
  ['obsessive', 'Tvangstanker og -handlinger', [10, 16, 23, 31, 42, 44]],
  ['depression', 'Depression', [2, 6, 11, 15, 19, 21, 25, 29, 40, 47]],
] as const
const ANXIETY = KEYS.slice(0, 5)

/** So many may be missing; the rest stands for them: round(sum / answered × all), half up. */
const prorated = (
  id: string,
  title: string,
  key: readonly number[],
  missing: number,
  more: Partial<Scale> = {},
): Scale =>
  sumOf(id, title, named(...key), [0, 3 * key.length], {
    missing: { kind: 'at_most', missing, prorate: true },
    rounding: 'half_up',
    ...more,
  })

const LONG: readonly Scale[] = [
  prorated('total', 'Angst og depression i alt', numbers(1, 47), 12, { needs: KEYS.map(([id]) => id), asked: 'first' }),
  prorated(
    'anxiety',
    'Angst i alt',
    ANXIETY.flatMap(([, , key]) => key),
    10,
    { needs: ANXIETY.map(([id]) => id) },
  ),
  ...KEYS.map(([id, title, key]) => prorated(id, title, key, 2)),
]

const SAD = [1, 4, 8, 10, 13, 15, 16, 19, 21, 24]
const SHORT: readonly Scale[] = [
  sumOf('depression', 'Depression', named(...SAD), [0, 30]),
  sumOf('anxiety', 'Angst i alt', named(...numbers(1, 25).filter((number) => !SAD.includes(number))), [0, 45]),
]

const NO_NORMS = 'T-værdier er ikke med: tabellerne tilhører UCLA, og skandinaviske normer er ikke fundet.'

const form = (
  length: 47 | 25,
  informant: 'self' | 'parent',
  items: readonly Item[],
  scales: readonly Scale[],
  unknown: readonly string[],
): Definition => ({
  ...PACKED,
  id: `rcads-${length}-${informant}`,
  family: `rcads-${length}`,
  title: `RCADS-${length}, angst og depression, ${informant === 'self' ? 'barnet eller den unge selv' : 'forældre'}`,
  shortTitle: `RCADS-${length}`,
  informant,
  ages: [8, 18],
  period: 'for tiden',
  items,
  scales,
  whole: true,
  source: length === 47 ? 'wizdom75/rcads_scoring; rcads.ucla.edu/manualscoring' : 'UZIMA-DS, scoringsscript',
  licence: {
    holder: 'Chorpita & Spence',
    terms:
      'Brug på en institution og i en elektronisk journal kræver hver en skriftlig tilladelse. Må ikke deles offentligt.',
    required: true,
    url: 'https://rcads.ucla.edu',
  },
  unknown: [NO_NORMS, ...unknown],
})

const longItems = watched(choices(47, upTo(3)), ['q37'])
const LONG_UNKNOWN = [
  'Om de to samlede scores med ubesvarede spørgsmål opgøres over alle spørgsmål, som her, eller som sum af skalaerne.',
]
const SHORT_UNKNOWN = [
  NO_RULE_FOR_MISSING,
  'Hvilke spørgsmål der handler om død, er ikke bekræftet: skemaet gør ikke selv opmærksom. Læs besvarelsen.',
]

export const RCADS: readonly Definition[] = [
  form(47, 'self', longItems, LONG, LONG_UNKNOWN),
  form(47, 'parent', longItems, LONG, LONG_UNKNOWN),
  form(25, 'self', choices(25, upTo(3)), SHORT, SHORT_UNKNOWN),
  form(25, 'parent', choices(25, upTo(3)), SHORT, SHORT_UNKNOWN),
]
