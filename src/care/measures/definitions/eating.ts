import type { Definition } from '../definition.ts'
import { choice, named, NO_RULE_FOR_MISSING, number, numbers, PACKED, sumOf, upTo } from './items.ts'

const SCALES = [
  ['restraint', 'Begrænser maden', [1, 2, 3, 4, 5]],
  ['eating', 'Bekymret om at spise', [7, 9, 19, 20, 21]],
  ['shape', 'Bekymret om kroppens form', [6, 8, 10, 11, 23, 26, 27, 28]],
  ['weight', 'Bekymret om vægten', [8, 12, 22, 24, 25]],
] as const

/** 28 items: 22 of 0-6 make the scales; 13 to 18 ask how often, and are read as they are. */
const form = (
  id: 'ede-q' | 'ede-a',
  about: Pick<Definition, 'title' | 'shortTitle' | 'ages' | 'period' | 'unknown'>,
): Definition => ({
  ...PACKED,
  id,
  family: 'ede',
  informant: 'self',
  ...about,
  items: numbers(1, 28).map((nth) => (nth >= 13 && nth <= 18 ? number(`q${nth}`, 0, 999) : choice(`q${nth}`, upTo(6)))),
  scales: SCALES.map(([scale, title, key]) => ({ ...sumOf(scale, title, named(...key), [0, 6]), how: 'mean' })),
  sums: [
    {
      id: 'global',
      title: 'Krop og mad i alt',
      of: SCALES.map(([scale]) => scale),
      how: 'mean',
      range: [0, 6],
      better: 'low',
      asked: 'first',
    },
  ],
  source: 'Fairburn & Beglin, EDE-Q 6.0',
  licence: {
    holder: 'Fairburn, CREDO Oxford',
    terms: 'Fri ikke-kommerciel brug, ellers tilladelse (ikke efterprøvet).',
    required: true,
  },
})

export const EATING: readonly Definition[] = [
  form('ede-q', {
    title: 'EDE-Q 6.0, tanker om krop og mad',
    shortTitle: 'EDE-Q',
    ages: [14, 18],
    period: 'de seneste 28 dage',
    unknown: [NO_RULE_FOR_MISSING],
  }),
  form('ede-a', {
    title: 'EDE-A, tanker om krop og mad hos unge',
    shortTitle: 'EDE-A',
    ages: [12, 14],
    period: 'de seneste 14 dage',
    unknown: [NO_RULE_FOR_MISSING, 'At udgaven for unge har samme nøgle som EDE-Q 6.0, er baggrundsviden.'],
  }),
]
