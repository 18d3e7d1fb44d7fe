import assert from 'node:assert/strict'
import fc from 'fast-check'
import { DEFINITIONS, type Answers, type Definition, type Item } from '../src/care/measures/measures.ts'
import type { Answered } from '../src/exchange/fhir/fhir.ts'

/** An answer to an item, or none. */
export function anAnswer(item: Item): fc.Arbitrary<number | string | null> {
  if (item.kind === 'words') return fc.constantFrom(null, 'Mere leg')
  if (item.kind === 'choice') return fc.constantFrom(...item.options.map(({ value }) => value), null)
  const steps = Math.round((item.max - item.min) / item.step)
  return fc.option(
    fc.integer({ min: 0, max: steps }).map((nth) => Number((item.min + nth * item.step).toFixed(6))),
    { freq: 9 },
  )
}

/** A form with reversals, numbers with decimals, a multiple and a sum of scales, as none that we ship has. */
export const MIXED: Definition = {
  ...(DEFINITIONS.find(({ id }) => id === 'session-self') ?? assert.fail()),
  id: 'mixed',
  items: [
    ...['a', 'b'].map((id) => ({
      id,
      kind: 'choice' as const,
      text: null,
      options: [0, 1, 3, null].map((value) => ({ value, label: null })),
    })),
    { id: 'c', kind: 'number', min: 0, max: 10, step: 0.1, ends: null, text: null },
    {
      id: 'd',
      kind: 'number',
      min: 2,
      max: 20,
      step: 2,
      ends: null,
      text: null,
      askedWhen: { anyOf: ['a', 'b'], atLeast: 1 },
      harm: { atLeast: 18 },
    },
    { id: 'e', kind: 'words', text: null, askedWhen: { anyOf: ['d'], atLeast: 4 } },
  ],
  scales: [
    {
      id: 'one',
      title: 'En',
      items: ['a', 'b'],
      reversed: ['b'],
      how: 'sum',
      missing: { kind: 'none' },
      range: [0, 6],
      better: 'low',
      harm: { atLeast: 5 },
    },
    {
      id: 'two',
      title: 'To',
      items: ['c', 'd'],
      reversed: ['c', 'd'],
      how: 'sum',
      missing: { kind: 'none' },
      range: [2, 30],
      better: 'high',
    },
    {
      id: 'all',
      title: 'Alle',
      items: ['a', 'b', 'c', 'd'],
      reversed: ['a', 'c'],
      how: 'sum',
      times: 2.5,
      missing: { kind: 'none' },
      range: [5, 90],
      better: 'high',
    },
  ],
  sums: [{ id: 'both', title: 'Begge', of: ['one', 'two'], how: 'sum', range: [2, 36], better: 'low' }],
  wording: 'pack',
  languages: [],
}

export const FORMS: readonly Definition[] = [MIXED, ...DEFINITIONS]

/** A form that was answered by somebody on their own. */
export const answeredBy = (definition: Definition, answers: Answers, more: Partial<Answered> = {}): Answered => ({
  id: '6d4f9e0a-1111-4222-8333-444455556666',
  childId: '0a4f9e0a-1111-4222-8333-444455556666',
  definition,
  answers,
  answeredOn: '2026-11-20',
  recordedAt: new Date('2026-11-20T10:00:00Z'),
  enteredByStaff: false,
  isMistake: false,
  language: 'da',
  shown: null,
  ...more,
})
