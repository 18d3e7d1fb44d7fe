import type { Definition, Informant, Option } from '../definition.ts'
import { choice, choices, named, NO_RULE_FOR_MISSING, numbers, PACKED, sumOf, upTo, words } from './items.ts'

/** Certainly, partly, not true; and "don't know", which counts as no answer. */
const TRUE: readonly Option[] = [...upTo(2).toReversed(), { value: null, label: null }]

const esq = (
  id: string,
  who: string,
  [informant, ages]: readonly [Informant, readonly [number, number]],
): Definition => ({
  ...PACKED,
  id,
  family: 'esq',
  title: `ESQ (CHI-ESQ), oplevelse af hjælpen, ${who}`,
  shortTitle: 'ESQ',
  informant,
  ages,
  period: 'hele forløbet',
  items: [
    ...named(...numbers(1, 12)).map((item) => choice(item, TRUE)),
    ...named(13, 14, 15).map((item) => words(item)),
  ],
  scales: [],
  source: 'Brown 2014; p3c.org.uk: kun andelen, der svarer helt sandt, pr. spørgsmål',
  licence: {
    holder: 'Commission for Health Improvement',
    terms: 'Frit tilgængeligt. Dansk udgave skal godkendes.',
    required: false,
  },
  unknown: ['Hvilke spørgsmål der hører til skalaen om omsorg: der beregnes ingen score.'],
})

const csq = (informant: 'self' | 'parent', who: string): Definition => ({
  ...PACKED,
  id: `csq-8-${informant}`,
  family: 'csq-8',
  title: `CSQ-8, tilfredshed, ${who}`,
  shortTitle: 'CSQ-8',
  informant,
  ages: informant === 'self' ? [11, 18] : [5, 18],
  period: 'hele forløbet',
  items: choices(8, upTo(4, 1)),
  scales: [sumOf('total', 'Tilfredshed i alt', named(...numbers(1, 8)), [8, 32], { better: 'high' })],
  source: '8 spørgsmål 1-4, i alt 8-32, efter de tal, der står ved svarene',
  licence: { holder: 'csqscales.com', terms: 'Betaling pr. brug.', required: true, url: 'https://csqscales.com' },
  unknown: [NO_RULE_FOR_MISSING],
})

export const SERVICE: readonly Definition[] = [
  esq('esq-parent', 'forældre', ['parent', [5, 18]]),
  esq('esq-9-11', 'børn 9-11 år', ['self', [9, 11]]),
  esq('esq-12-18', 'unge 12-18 år', ['self', [12, 18]]),
  csq('self', 'unge'),
  csq('parent', 'forældre'),
]
