import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import fhirpath from 'fhirpath'
import r4 from 'fhirpath/fhir-context/r4'
import { score, type Answers, type Definition } from '#care/measures/measures.ts'
import { FORMS, anAnswer, answeredBy } from '../../../test/fhir-forms.ts'
import { questionnaireOf, questionnaireResponseOf } from './fhir.ts'
import { SCORE } from './scores.ts'
import { EXTENSIONS } from './systems.ts'

const expressionsOf = (definition: Definition): [string, string][] =>
  (questionnaireOf(definition, null, 'da').item ?? []).flatMap(({ linkId, extension = [] }): [string, string][] => {
    const expression = extension.find(({ url }) => url === EXTENSIONS.calculated)?.valueExpression?.expression
    return expression === undefined ? [] : [[linkId.slice(SCORE.length), expression]]
  })

test('another engine computes each exported sum as ours does, whatever was answered and whatever was left out', () => {
  const seen = new Set<string>()
  for (const definition of FORMS) {
    const questionnaire = questionnaireOf(definition, null, 'da')
    const expressions = expressionsOf(definition).map(
      ([scale, expression]) => [scale, fhirpath.compile({ base: 'QuestionnaireResponse', expression }, r4)] as const,
    )
    const answers = fc.record(Object.fromEntries(definition.items.map((item) => [item.id, anAnswer(item)])))
    fc.assert(
      fc.property(answers, (given: Answers) => {
        const { scores } = score(definition, given)
        const resource = questionnaireResponseOf(answeredBy(definition, given))
        for (const [scale, compute] of expressions) {
          const computed = compute(resource, { resource, questionnaire })
          assert.ok(Array.isArray(computed))
          const [value = null] = computed
          // it adds tenths as binary fractions, which we do not
          const theirs = value === null ? null : Number(Number(value).toFixed(6))
          assert.equal(theirs, scores.find((each) => each.scale === scale)?.value, `${definition.id} ${scale}`)
          if (value !== null) seen.add(definition.id)
        }
      }),
      { numRuns: 25 },
    )
  }
  for (const id of ['phq-9', 'who-5', 'goals-self', 'mixed']) assert.ok(seen.has(id), `${id} was never computed`)
})

test('what prorates, counts what is missing, or passes a gate has no expression, and says why', () => {
  const sdq = FORMS.find(({ id }) => id === 'sdq-p4-10') ?? assert.fail()
  assert.deepEqual(expressionsOf(sdq), [])
  const notes = (questionnaireOf(sdq, null, 'da').item ?? []).flatMap(({ readOnly, extension = [] }) =>
    readOnly ? extension.filter(({ url }) => url === EXTENSIONS.note).map(({ valueMarkdown }) => valueMarkdown) : [],
  )
  assert.equal(notes.length, 9)
  assert.match(notes[0] ?? '', /0, når q26 er 0/)
  assert.match(
    notes[2] ?? '',
    /mindst 3 af 5 svar, regnet op til alle; x,5 rundes op\. Spørgsmål: q5, q7, q12, q18, q22; vendt: q7\./,
  )
  assert.match(notes[6] ?? '', /summen af emotional, conduct, hyperactivity, peer/)
})
