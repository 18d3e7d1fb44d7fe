import type { Definition } from '../definition.ts'
import { choices, given, named, NO_RULE_FOR_MISSING, numbers, PACKED, sumOf, upTo } from './items.ts'

type Who = readonly ['self' | 'parent', string]
const WHO: readonly Who[] = [
  ['self', 'barnet eller den unge selv'],
  ['parent', 'forældre'],
]

const scared = ([informant, who]: Who): Definition => ({
  ...PACKED,
  id: `scared-${informant}`,
  family: 'scared',
  title: `SCARED, angst, ${who}`,
  shortTitle: 'SCARED',
  informant,
  ages: [8, 18],
  period: 'de seneste tre måneder',
  items: choices(41, upTo(2)),
  scales: [
    sumOf('total', 'Angst i alt', named(...numbers(1, 41)), [0, 82], { asked: 'first' }),
    given('panic', 'Panik og kropslige tegn', [0, 26]),
    given('generalised', 'Generel bekymring', [0, 18]),
    given('separation', 'Adskillelsesangst', [0, 16]),
    given('social', 'Social angst', [0, 14]),
    given('school', 'Undgår skolen', [0, 8]),
  ],
  source: '41 spørgsmål 0-2; delskalaer efter papirets egen opgørelse',
  licence: {
    holder: 'Birmaher m.fl., University of Pittsburgh',
    terms: 'Frit at hente. Elektronisk eller kommerciel brug: spørg (ikke efterprøvet).',
    required: true,
  },
  unknown: [
    'Hvilke spørgsmål der hører til hver delskala: delskalaerne tages over fra papir. Deres øvre grænser er baggrundsviden.',
    'Perioden, der spørges om, er baggrundsviden.',
    NO_RULE_FOR_MISSING,
  ],
})

const scas = ([informant, who]: Who): Definition => ({
  ...PACKED,
  id: `scas-${informant}`,
  family: 'scas',
  title: `SCAS (Spence), angst, ${who}`,
  shortTitle: 'SCAS',
  informant,
  ages: [8, 15],
  period: 'for tiden',
  items: [],
  scales: [given('total', 'Angst i alt', [0, 114], { asked: 'first' })],
  scoresOnly: true,
  source: '44 spørgsmål, hvoraf 38 tæller 0-3; dansk opgørelsesark findes',
  licence: {
    holder: 'Susan H. Spence, scaswebsite.com',
    terms: 'Uden betaling; vilkårene kan ændre sig.',
    required: true,
    url: 'https://www.scaswebsite.com',
  },
  unknown: [
    'Hvilke 38 af de 44 spørgsmål der tæller, og delskalaernes nøgler: den samlede score tages over fra papir.',
  ],
})

export const ANXIETY: readonly Definition[] = [...WHO.map(scared), ...WHO.map(scas)]
