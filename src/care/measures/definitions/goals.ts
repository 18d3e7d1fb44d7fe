import type { Definition, Informant } from '../definition.ts'
import { number, sumOf } from './items.ts'
import { OURS } from './ours.ts'

const NTH = [
  ['goal1', 'Mål 1', { da: 'Hvor tæt er I på det første mål?', en: 'How close are you to the first goal?' }],
  ['goal2', 'Mål 2', { da: 'Hvor tæt er I på det andet mål?', en: 'How close are you to the second goal?' }],
  ['goal3', 'Mål 3', { da: 'Hvor tæt er I på det tredje mål?', en: 'How close are you to the third goal?' }],
] as const
const CHILD = [
  { da: 'Hvor tæt er du på dit første mål?', en: 'How close are you to your first goal?' },
  { da: 'Hvor tæt er du på dit andet mål?', en: 'How close are you to your second goal?' },
  { da: 'Hvor tæt er du på dit tredje mål?', en: 'How close are you to your third goal?' },
] as const
const ENDS = [
  { da: 'Slet ikke i gang', en: 'Not started' },
  { da: 'Helt i mål', en: 'Reached it' },
] as const

/** Up to three goals in the family's own words, each 0-10. The goals themselves stand beside the form, not in it. */
const goals = (informant: Informant, title: string): Definition => ({
  ...OURS,
  id: `goals-${informant}`,
  family: 'goals',
  title,
  shortTitle: 'Mål',
  informant,
  ages: [5, 17],
  period: 'lige nu',
  items: NTH.map(([id, , text], nth) =>
    number(id, 0, 10, { ends: ENDS, text: informant === 'self' ? (CHILD[nth] ?? text) : text }),
  ),
  scales: [
    {
      ...sumOf(
        'goals',
        'Mål i gennemsnit',
        NTH.map(([id]) => id),
        [0, 10],
        { better: 'high', asked: 'first' },
      ),
      how: 'mean',
      missing: { kind: 'at_least', answered: 1, prorate: false },
    },
    ...NTH.map(([id, name]) => sumOf(id, name, [id], [0, 10], { better: 'high' })),
  ],
  source: 'Egne mål vurderet 0-10 (idé: goal-based outcomes, CORC/Law)',
})

export const GOALS: readonly Definition[] = [
  goals('self', 'Egne mål, barnet eller den unge'),
  goals('parent', 'Egne mål, forældre'),
]
