import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { DEFINITIONS, score, type Answers, type Definition, type Scale, type Sum } from '#care/measures/measures.ts'
import { FORMS, MIXED, anAnswer } from '../../../test/fhir-forms.ts'
import { assertR4 } from '../../../test/fhir-r4.ts'
import { questionnaireOf, readQuestionnaire } from './fhir.ts'
import { plainOf } from './plain.ts'

function again(definition: Definition, language = 'da'): Definition {
  const read = readQuestionnaire(assertR4(questionnaireOf(definition, null, language)))
  assert.ok('definition' in read, `${definition.id}: ${JSON.stringify(read)}`)
  return read.definition
}

/** A score as FHIR can hold it: a plain sum with its key, any other by its name and its ends. */
function held(definition: Definition, measured: Scale | Sum): Scale {
  const { id, title, range, better, asked } = measured
  const plain = plainOf(definition, measured)
  const about = { id, title, range, better, ...(asked ? { asked } : {}), missing: { kind: 'none' } } as const
  const harm = 'of' in measured || !measured.harm ? {} : { harm: measured.harm }
  if (!plain) return { ...about, ...harm, items: [], how: 'given' }
  const { items, reversed, times } = plain
  return {
    ...about,
    ...harm,
    items,
    how: 'sum',
    ...(reversed.length ? { reversed } : {}),
    ...(times === 1 ? {} : { times }),
  }
}

for (const language of ['da', 'en'])
  test(`every form that comes with the software is read again as it was written, in ${language}`, () => {
    for (const definition of DEFINITIONS) {
      const scales = [...definition.scales, ...definition.sums].map((measured) => held(definition, measured))
      assert.deepEqual(again(definition, language), { ...definition, scales, sums: [] }, definition.id)
    }
  })

test('a form with reversals, decimals, gates and a sum of scales is read again as it was written', () => {
  const scales = [...MIXED.scales, ...MIXED.sums].map((measured) => held(MIXED, measured))
  assert.deepEqual(again(MIXED), { ...MIXED, scales, sums: [] })
})

test('a form that was read again scores the same answers the same', () => {
  for (const definition of FORMS) {
    const read = again(definition)
    const plain = new Set(read.scales.filter(({ how }) => how === 'sum').map(({ id }) => id))
    const answers = fc.record(Object.fromEntries(definition.items.map((item) => [item.id, anAnswer(item)])))
    fc.assert(
      fc.property(answers, (given: Answers) => {
        const before = score(definition, given).scores.filter(({ scale }) => plain.has(scale))
        assert.deepEqual(score(read, given).scores, before, definition.id)
      }),
      { numRuns: 40 },
    )
  }
})
