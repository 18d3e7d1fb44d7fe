import type { Definition } from '../definition.ts'
import { choices, named, NO_RULE_FOR_MISSING, number, numbers, PACKED, sumOf, upTo } from './items.ts'

/** What somebody who works here rates after a talk. */
export const CLINICIAN: readonly Definition[] = [
  {
    ...PACKED,
    id: 'cgas',
    family: 'cgas',
    title: 'CGAS, funktionsniveau',
    shortTitle: 'CGAS',
    informant: 'clinician',
    ages: [4, 18],
    period: 'den seneste måned',
    items: [number('cgas', 1, 100)],
    scales: [sumOf('cgas', 'Funktionsniveau', ['cgas'], [1, 100], { better: 'high' })],
    source: 'Ét tal fra 1 til 100',
    licence: {
      holder: 'Shaffer m.fl. 1983',
      terms: 'Bruges frit; beskrivelsen af trinene er artiklens tekst (ikke efterprøvet).',
      required: true,
    },
    unknown: ['Perioden, der vurderes, er baggrundsviden.'],
  },
  {
    ...PACKED,
    id: 'honosca',
    family: 'honosca',
    title: 'HoNOSCA, vanskeligheder og hjælp',
    shortTitle: 'HoNOSCA',
    informant: 'clinician',
    ages: [3, 18],
    period: 'de seneste to uger',
    items: choices(15, upTo(4)),
    scales: [sumOf('total', 'Vanskeligheder i alt', named(...numbers(1, 13)), [0, 52])],
    source: 'METEOR 575041: i alt er spørgsmål 1-13',
    licence: {
      holder: 'Royal College of Psychiatrists',
      terms: 'Kræver uddannelse; elektronisk brug kræver licens.',
      required: true,
    },
    unknown: [
      NO_RULE_FOR_MISSING,
      'Hvilket spørgsmål der handler om selvskade, er ikke bekræftet: skemaet gør ikke selv opmærksom.',
      'Perioden, der vurderes, er baggrundsviden.',
    ],
  },
  {
    ...PACKED,
    id: 'cy-bocs',
    family: 'cy-bocs',
    title: 'CY-BOCS, tvangstanker og -handlinger, sværhedsgrad',
    shortTitle: 'CY-BOCS',
    informant: 'clinician',
    ages: [6, 17],
    period: 'den seneste uge',
    items: choices(10, upTo(4)),
    scales: [sumOf('total', 'Sværhedsgrad i alt', named(...numbers(1, 10)), [0, 40])],
    source: '10 spørgsmål om sværhedsgrad 0-4; dansk udgave Hybel & Højgaard',
    licence: {
      holder: 'Goodman m.fl.; dansk udgave Hybel & Højgaard, Hans Reitzels Forlag',
      terms: 'Følger med bogen.',
      required: true,
    },
    unknown: [
      NO_RULE_FOR_MISSING,
      'Hvilke spørgsmål der er tanker og hvilke handlinger: kun den samlede score er med.',
    ],
  },
]
