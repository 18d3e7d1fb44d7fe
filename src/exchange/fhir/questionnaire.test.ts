import assert from 'node:assert/strict'
import test from 'node:test'
import { definitionById, type Definition } from '#care/measures/measures.ts'
import { FORMS } from '../../../test/fhir-forms.ts'
import { assertR4 } from '../../../test/fhir-r4.ts'
import { questionnaireOf } from './fhir.ts'

const form = (id: string): Definition => definitionById(id) ?? assert.fail(id)
const itemsOf = (definition: Definition, language = 'da') => questionnaireOf(definition, null, language).item ?? []

test('every form is a Questionnaire that FHIR R4 allows', () => {
  for (const definition of FORMS) {
    const { id, version, url, status, copyright } = questionnaireOf(definition, null, 'da')
    assertR4(questionnaireOf(definition, null, 'da'))
    assert.deepEqual([id, version, status], [definition.id, definition.version, 'active'])
    assert.equal(url, `https://trin2.invalid/fhir/Questionnaire/${id}`)
    assert.ok(copyright.startsWith(definition.licence.holder) && copyright.includes(definition.licence.terms))
  }
})

test('R41 a form that is somebody else’s leaves without a question or a choice in words', () => {
  for (const definition of FORMS.filter(({ wording }) => wording === 'pack'))
    for (const { readOnly, text, item, answerOption = [] } of itemsOf(definition)) {
      if (readOnly) continue
      assert.equal(text, undefined, definition.id)
      assert.equal(item, undefined, definition.id)
      assert.ok(
        answerOption.every(({ valueCoding }) => valueCoding.display === undefined),
        definition.id,
      )
    }
})

test('who may show a form’s words hands them in', () => {
  const shown = [{ id: 'q1', text: 'Vores egne ord', options: [{ value: 0, label: 'Slet ikke' }] }]
  const [first, second] = questionnaireOf(form('who-5'), shown, 'da').item ?? []
  assert.equal(first?.text, 'Vores egne ord')
  assert.deepEqual(first?.answerOption?.[0]?.valueCoding, { code: '0', display: 'Slet ikke' })
  assert.equal(second?.text, undefined)
})

test('our own forms leave in the language that was asked for, with the other beside', () => {
  const [danish] = itemsOf(form('five-areas-self'))
  const [english] = itemsOf(form('five-areas-self'), 'en')
  assert.equal(danish?.text, 'Hvordan går det hjemme i familien?')
  assert.equal(english?.text, 'How are things at home with your family?')
  assert.match(JSON.stringify(danish?.['_text']), /"valueCode":"en".*How are things at home/)
  assert.equal(questionnaireOf(form('five-areas-self'), null, 'ar').language, 'da')
})

test('each answer has what it counts, and “don’t know” counts nothing', () => {
  const [phq] = itemsOf(form('phq-9'))
  assert.deepEqual(
    phq?.answerOption?.map(({ extension, valueCoding: { code } }) => [code, extension?.[0]?.valueDecimal]),
    [
      ['0', 0],
      ['1', 1],
      ['2', 2],
      ['3', 3],
    ],
  )
  const [mixed] = itemsOf(FORMS[0] ?? assert.fail())
  assert.deepEqual(mixed?.answerOption?.at(-1), { valueCoding: { code: 'unknown' } })
})

test('a goal is a number from 0 to 10, with the words of its ends', () => {
  const [goal] = itemsOf(form('goals-self'))
  assert.equal(goal?.type, 'integer')
  assert.deepEqual(
    goal?.extension?.map(({ valueInteger }) => valueInteger),
    [0, 10],
  )
  assert.deepEqual(
    goal?.item?.map(({ linkId, type, text }) => [linkId, type, text]),
    [
      ['goal1.lower', 'display', 'Slet ikke i gang'],
      ['goal1.upper', 'display', 'Helt i mål'],
    ],
  )
})

test('the burden of an SDQ is asked when difficulties were answered, or not answered at all', () => {
  const distress = itemsOf(form('sdq-p4-10')).find(({ linkId }) => linkId === 'q28')
  assert.equal(distress?.enableBehavior, 'any')
  assert.deepEqual(distress?.enableWhen, [
    { question: 'q26', operator: 'exists', answerBoolean: false },
    ...['1', '2', '3'].map((code) => ({ question: 'q26', operator: '=', answerCoding: { code } })),
  ])
})

test('SNOMED CT names the SDQ only, as KL’s guide does; a follow-up names the form that it follows', () => {
  const snomed = ({ id }: Definition) =>
    questionnaireOf(form(id), null, 'da').code.find(({ system }) => system === 'http://snomed.info/sct')?.code
  assert.equal(snomed(form('sdq-t11-17')), '718133008')
  assert.equal(snomed(form('sdq-s11-17')), '717639006')
  assert.equal(snomed(form('phq-9')), undefined)
  assert.deepEqual(questionnaireOf(form('sdq-p4-10-follow-up'), null, 'da').derivedFrom, [
    'https://trin2.invalid/fhir/Questionnaire/sdq-p4-10',
  ])
})
