import type { Definition } from '../definition.ts'
import { choices, given, named, NO_RULE_FOR_MISSING, numbers, PACKED, sumOf, upTo } from './items.ts'

type Who = readonly ['parent' | 'teacher', string]
const WHO: readonly Who[] = [
  ['parent', 'forældre'],
  ['teacher', 'lærer eller pædagog'],
]

const snap = ([informant, who]: Who): Definition => ({
  ...PACKED,
  id: `snap-iv-${informant}`,
  family: 'snap-iv',
  title: `SNAP-IV, uro, uopmærksomhed og trods, ${who}`,
  shortTitle: 'SNAP-IV',
  informant,
  ages: [6, 18],
  period: 'for tiden',
  items: choices(26, upTo(3)),
  scales: [
    sumOf('inattention', 'Uopmærksomhed', named(...numbers(1, 9)), [0, 27]),
    sumOf('hyperactivity', 'Uro og impulsivitet', named(...numbers(10, 18)), [0, 27]),
    sumOf('oppositional', 'Trods', named(...numbers(19, 26)), [0, 24]),
  ],
  source: 'awell-score, README',
  licence: {
    holder: 'James M. Swanson',
    terms: 'Regnes for frit (ikke efterprøvet). Ingen godkendt dansk tekst er fundet.',
    required: true,
  },
  unknown: [NO_RULE_FOR_MISSING],
})

const adhdRs = ([informant, who]: Who): Definition => ({
  ...PACKED,
  id: `adhd-rs-${informant}`,
  family: 'adhd-rs',
  title: `ADHD-RS, uro og uopmærksomhed, ${who}`,
  shortTitle: 'ADHD-RS',
  informant,
  ages: [5, 18],
  period: 'det seneste halve år',
  items: [],
  scales: [given('inattention', 'Uopmærksomhed', [0, 27]), given('hyperactivity', 'Uro og impulsivitet', [0, 27])],
  sums: [
    {
      id: 'total',
      title: 'I alt',
      of: ['inattention', 'hyperactivity'],
      how: 'sum',
      range: [0, 54],
      better: 'low',
      asked: 'first',
    },
  ],
  scoresOnly: true,
  source: '18 spørgsmål 0-3 i to skalaer; dansk manual',
  licence: { holder: 'Guilford (DuPaul); dansk manual', terms: 'Kræver aftale med udgiveren.', required: true },
  unknown: [
    'Hvilke spørgsmål der hører til hver skala: scorerne tages over fra papir.',
    'Den danske udgaves spørgsmål om adfærd, percentiler og periode er ikke bekræftet og er ikke med.',
  ],
})

export const ATTENTION: readonly Definition[] = [...WHO.map(snap), ...WHO.map(adhdRs)]
