import type { Definition } from '../definition.ts'
import { choice, given, named, NO_RULE_FOR_MISSING, number, PACKED, sumOf, upTo } from './items.ts'

const yes = { harm: { atLeast: 1 } }
const NO_DANISH = 'Ingen officiel dansk tekst er fundet.'

export const SELF_HARM: readonly Definition[] = [
  {
    ...PACKED,
    id: 'c-ssrs-screener',
    family: 'c-ssrs',
    title: 'C-SSRS, screening for selvmordsrisiko',
    shortTitle: 'C-SSRS',
    informant: 'clinician',
    ages: [6, 18],
    period: 'den seneste måned; handlinger også de seneste tre måneder',
    items: [
      choice('q1', upTo(1), yes),
      choice('q2', upTo(1), yes),
      ...named(3, 4, 5).map((id) => choice(id, upTo(1), { ...yes, askedWhen: { anyOf: ['q2'], atLeast: 1 } })),
      choice('q6', upTo(1), yes),
      choice('q6-recent', upTo(1), { ...yes, askedWhen: { anyOf: ['q6'], atLeast: 1 } }),
    ],
    scales: [],
    whole: true,
    source: 'cssrs.columbia.edu',
    licence: {
      holder: 'Columbia Lighthouse Project',
      terms: 'Uden betaling og licens i en elektronisk journal. Teksten må ikke ændres.',
      required: false,
      url: 'https://cssrs.columbia.edu',
    },
    unknown: ['Grænsen mellem lav og moderat er baggrundsviden.', 'Den danske tekst hentes hos Columbia, uændret.'],
  },
  {
    ...PACKED,
    id: 'asq',
    family: 'asq',
    title: 'ASQ (NIMH), spørgsmål om selvmordstanker',
    shortTitle: 'ASQ',
    informant: 'clinician',
    ages: [8, 18],
    period: 'de seneste uger',
    items: [
      ...named(1, 2, 3, 4).map((id) => choice(id, upTo(1), yes)),
      choice('q5', upTo(1), { ...yes, askedWhen: { anyOf: named(1, 2, 3, 4), atLeast: 1 } }),
    ],
    scales: [sumOf('yes', 'Antal ja', named(1, 2, 3, 4), [0, 4])],
    whole: true,
    source: 'National Institute of Mental Health: ét ja er nok; ja til det femte er akut',
    licence: { holder: 'NIMH', terms: 'Offentligt og frit (ikke efterprøvet).', required: false },
    unknown: [NO_DANISH, NO_RULE_FOR_MISSING],
  },
  {
    ...PACKED,
    id: 'sidas',
    family: 'sidas',
    title: 'SIDAS, selvmordstanker',
    shortTitle: 'SIDAS',
    informant: 'self',
    ages: [16, 18],
    period: 'den seneste måned',
    items: [
      number('q1', 0, 10, yes),
      ...named(2, 3, 4, 5).map((id) => number(id, 0, 10, { askedWhen: { anyOf: ['q1'], atLeast: 1 } })),
    ],
    scales: [
      sumOf('total', 'Selvmordstanker i alt', named(1, 2, 3, 4, 5), [0, 50], {
        reversed: ['q2'],
        zeroWhen: { item: 'q1', is: 0 },
      }),
    ],
    source: 'PMHC-MDS; grænse 21',
    licence: { holder: 'Black Dog Institute', terms: 'Frit (ikke efterprøvet).', required: false },
    unknown: ['Ikke afprøvet for børn.', NO_DANISH, NO_RULE_FOR_MISSING],
  },
  {
    ...PACKED,
    id: 'dshi-9',
    family: 'dshi',
    title: 'DSHI, former for selvskade',
    shortTitle: 'DSHI',
    informant: 'self',
    ages: [12, 18],
    period: 'som skemaet siger',
    items: [],
    scales: [given('forms', 'Antal former for selvskade', [0, 9], yes)],
    scoresOnly: true,
    source: 'DSHI-9; DSHI-Y hører til ERITA, som STIME’s manual bygger på',
    licence: {
      holder: 'Gratz; Bjärehed & Lundh',
      terms: 'Frit til forskning, ellers spørg (ikke efterprøvet).',
      required: true,
    },
    unknown: ['Svarenes form og periode: antallet af former tages over fra papir.'],
  },
]
