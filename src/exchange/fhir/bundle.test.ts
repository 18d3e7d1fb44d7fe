import assert from 'node:assert/strict'
import test from 'node:test'
import { score, type Answers } from '#care/measures/measures.ts'
import { FORMS, answeredBy } from '../../../test/fhir-forms.ts'
import { assertR4 } from '../../../test/fhir-r4.ts'
import { bundleOf, observationsOf, questionnaireResponseOf, type Answered, type KeptScore } from './fhir.ts'

const answered = (formId: string, answers: Answers, more: Partial<Answered> = {}): Answered =>
  answeredBy(FORMS.find(({ id }) => id === formId) ?? assert.fail(formId), answers, more)
const scored = ({ definition, answers }: Answered, bands: Record<string, KeptScore['band']> = {}): KeptScore[] =>
  score(definition, answers).scores.map((each) => ({ ...each, band: bands[each.scale] ?? null }))

const all = (ids: readonly string[], value: number): Answers => Object.fromEntries(ids.map((id) => [id, value]))
const SDQ = all(
  Array.from({ length: 33 }, (_, nth) => `q${nth + 1}`),
  1,
)
const observed = (given: Answered, scale: string, bands?: Record<string, KeptScore['band']>) =>
  observationsOf(given, scored(given, bands)).find(({ code }) => code.coding?.[0]?.code?.endsWith(`.${scale}`)) ??
  assert.fail(scale)

test('an answered form is a Bundle that FHIR R4 allows: the form, the answers, a score each', () => {
  for (const definition of FORMS) {
    const given = answered(definition.id, {})
    const bundle = bundleOf(given, scored(given), new Date('2026-11-22T08:00:00Z'))
    assertR4(bundle)
    assert.deepEqual(
      bundle.entry.slice(0, 2).map(({ resource }) => resource.resourceType),
      ['Questionnaire', 'QuestionnaireResponse'],
    )
    assert.equal(bundle.entry.length, 2 + scored(given).length)
  }
})

test('answers leave as what they are: a choice, a number, a number with decimals, words', () => {
  const response = questionnaireResponseOf(answered('mixed', { a: 3, b: null, c: 2.5, d: 4, e: 'Mere leg' }))
  assertR4(response)
  assert.deepEqual(response.item, [
    { linkId: 'a', answer: [{ valueCoding: { code: '3' } }] },
    { linkId: 'c', answer: [{ valueDecimal: 2.5 }] },
    { linkId: 'd', answer: [{ valueInteger: 4 }] },
    { linkId: 'e', answer: [{ valueString: 'Mere leg' }] },
  ])
  assert.equal(response.questionnaire, 'https://trin2.invalid/fhir/Questionnaire/mixed|1')
})

test('a form of our own leaves with the words that were shown', () => {
  const response = questionnaireResponseOf(answered('five-areas-self', { family: 4 }, { language: 'en' }))
  assert.deepEqual(response.item, [
    {
      linkId: 'family',
      text: 'How are things at home with your family?',
      answer: [{ valueCoding: { code: '4', display: 'Very well' } }],
    },
  ])
})

test('R41 the words of a pack do not leave with the answers', () => {
  const shown = [{ id: 'q1', text: 'Licensed words', options: [{ value: 1, label: 'Licensed choice' }] }]
  const given = answered('phq-9', { q1: 1 }, { shown })
  assert.doesNotMatch(JSON.stringify(bundleOf(given, scored(given), new Date(0))), /Licensed/)
})

test('the child is an id and everybody else a role; a name only when it was given', () => {
  const parent = questionnaireResponseOf(answered('sdq-p4-10', SDQ, { enteredByStaff: true }))
  assert.deepEqual(parent.subject, {
    type: 'Patient',
    identifier: { system: 'urn:ietf:rfc:3986', value: 'urn:uuid:0a4f9e0a-1111-4222-8333-444455556666' },
  })
  assert.deepEqual(parent.source, { type: 'RelatedPerson', display: 'Forælder' })
  assert.deepEqual(parent.author, { type: 'Practitioner', display: 'Medarbejder' })
  const teacher = questionnaireResponseOf(answered('sdq-t4-10', SDQ, { informantName: 'Ida Holm' }))
  assert.deepEqual([teacher.source.display, teacher.author], ['Ida Holm', undefined])
})

test('what was entered in error says so, answers and scores alike', () => {
  const given = answered('phq-9', all(['q1'], 1), { isMistake: true })
  assert.equal(questionnaireResponseOf(given).status, 'entered-in-error')
  assert.ok(observationsOf(given, scored(given)).every(({ status }) => status === 'entered-in-error'))
})

test('a score has its value, its band by the norm set that was used, and the version of its key', () => {
  const band = { normId: 'sdq-uk-3', normVersion: '1', nth: 2, of: 3, name: 'Grænseområde' }
  const total = observed(answered('sdq-p4-10', SDQ), 'total', { total: band })
  assertR4(total)
  assert.equal(total.valueInteger, 20)
  assert.deepEqual(total.interpretation?.[0]?.coding?.[0], {
    system: 'https://trin2.invalid/fhir/CodeSystem/norm/sdq-uk-3',
    version: '1',
    code: '2',
    display: 'Grænseområde',
  })
  assert.match(total.referenceRange?.[0]?.text ?? '', /sdq-uk-3, version 1: bånd 2 af 3/)
  assert.match(total.method.text ?? '', /sdq-p4-10, version 1/)
  assert.deepEqual(total.derivedFrom, [{ reference: 'urn:uuid:6d4f9e0a-1111-4222-8333-444455556666' }])
})

test('R4 has no decimal score: a mean is a quantity', () => {
  const goals = observed(answered('goals-self', { goal1: 4, goal2: 5 }), 'goals')
  assert.deepEqual(goals.valueQuantity, {
    value: 4.5,
    unit: 'point',
    system: 'http://unitsofmeasure.org',
    code: '{score}',
  })
})

test('what was prorated, incomplete or could not be scored says so', () => {
  const { q3: _, q8: __, ...fewer } = SDQ
  const { q13: ___, ...few } = fewer
  const prorated = observed(answered('sdq-p4-10', fewer), 'emotional')
  assert.deepEqual(
    [prorated.valueInteger, prorated.note?.[0]?.text],
    [5, '3 af 5 spørgsmål er besvaret; scoren er regnet op til alle.'],
  )
  const missing = observed(answered('sdq-p4-10', few), 'emotional')
  assert.equal(missing.dataAbsentReason?.coding?.[0]?.code, 'not-performed')
  assert.equal(missing.note?.[0]?.text, '2 af 5 spørgsmål er besvaret.')
  assert.equal(observed(answered('sdq-p4-10', SDQ), 'emotional').note, undefined)
})

test('the same score is the same Observation whenever it is written, and no two share an id', () => {
  const given = answered('sdq-p4-10', SDQ)
  const ids = observationsOf(given, scored(given)).map(({ id }) => id)
  assert.deepEqual(
    observationsOf(given, scored(given)).map(({ id }) => id),
    ids,
  )
  assert.equal(new Set(ids).size, 9)
})
