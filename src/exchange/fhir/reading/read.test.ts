import assert from 'node:assert/strict'
import test from 'node:test'
import { score } from '#care/measures/measures.ts'
import {
  CHILD,
  between,
  faultsOf,
  foreign,
  is,
  option,
  ordinal,
  question,
  when,
  type Json,
} from '../../../../test/foreign-forms.ts'
import { readQuestionnaire } from '../fhir.ts'

const read = (item: Json[], more: Json = {}, importer: Parameters<typeof readQuestionnaire>[1] = CHILD) => {
  const found = readQuestionnaire(JSON.parse(JSON.stringify(foreign(item, more))), importer)
  assert.ok('definition' in found, JSON.stringify(found))
  return found
}

test('another’s form is read: id from its address, rights from its copyright, who answers from who brings it', () => {
  const { definition, notes } = read([question('1.1'), question('1.2')], {}, { ...CHILD, sum: 'low' })
  const { id, version, informant, ages, languages, wording, licence, scales } = definition
  assert.deepEqual([id, version, informant, ages], ['sleep-check', '2.0', 'self', [11, 17]])
  assert.deepEqual([languages, wording, licence.holder], [['da'], 'shipped', 'Søvnforeningen. Fri brug.'])
  assert.deepEqual(
    scales.map(({ items, range, better }) => [items, range, better]),
    [[['1.1', '1.2'], [0, 4], 'low']],
  )
  assert.deepEqual(notes, [])
  assert.equal(score(definition, { '1.1': 2, '1.2': 1 }).scores[0]?.value, 3)
})

test('without being asked to, nobody’s answers are added up', () => {
  const { definition, notes } = read([question('a')])
  assert.deepEqual(definition.scales, [])
  assert.deepEqual(
    notes.map(({ words }) => words),
    ['Skemaet får ingen score.'],
  )
})

test('weights stand on the option, on its value, or under the newer name', () => {
  const weight = { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/itemWeight', valueDecimal: 1 }] }
  const { definition } = read([
    question('a', {
      answerOption: [
        { valueCoding: { code: 'x' }, ...ordinal(0) },
        { valueCoding: { code: 'y' }, ...weight },
      ],
    }),
    question('b', {
      answerOption: [
        { valueString: 'Nej', ...ordinal(0) },
        { valueString: 'Ja', _valueString: ordinal(2) },
      ],
    }),
    question('c', { answerOption: [{ valueInteger: 3 }, { valueInteger: 5 }] }),
    question('d', { answerOption: [option(0), option(1), { valueCoding: { code: 'dk', display: 'Ved ikke' } }] }),
  ])
  assert.deepEqual(
    definition.items.map(
      (item) => item.kind === 'choice' && item.options.map(({ value, label }) => [value, label?.da]),
    ),
    [
      [
        [0, 'x'],
        [1, 'y'],
      ],
      [
        [0, 'Nej'],
        [2, 'Ja'],
      ],
      [
        [3, '3'],
        [5, '5'],
      ],
      [
        [0, 'Svar 0'],
        [1, 'Svar 1'],
        [null, 'Ved ikke'],
      ],
    ],
  )
})

test('answers without weights are taken in to be read, and never scored', () => {
  const bare = question('a', { answerOption: [{ valueString: 'Sjældent' }, { valueString: 'Tit' }] })
  const { definition, notes } = read([bare])
  assert.deepEqual(definition.scales, [])
  assert.match(notes[0]?.words ?? '', /ingen talværdi/)
  assert.match(faultsOf(foreign([bare]), { ...CHILD, sum: 'low' })[0] ?? '', /ikke regnes en sum: svarene på a /)
})

test('yes and no are 1 and 0, numbers keep their ends, text is never scored, groups are opened in order', () => {
  const { definition, notes } = read([
    {
      linkId: 'g',
      type: 'group',
      text: 'Om natten',
      item: [
        question('a'),
        { linkId: 'h', type: 'group', item: [{ linkId: 'b', text: 'Sover du?', type: 'boolean' }] },
      ],
    },
    { linkId: 'c', text: 'Hvor mange timer?', type: 'integer', extension: between(0, 12) },
    { linkId: 'd', text: 'Andet?', type: 'text' },
    { linkId: 'e', text: 'Tak', type: 'display' },
  ])
  assert.deepEqual(
    definition.items.map(({ id, kind }) => [id, kind]),
    [
      ['a', 'choice'],
      ['b', 'choice'],
      ['c', 'number'],
      ['d', 'words'],
    ],
  )
  assert.deepEqual(
    notes.map(({ location }) => location),
    ['Questionnaire.item[0]', 'Questionnaire.item[3]', 'Questionnaire.item'],
  )
})

test('a condition is a gate when it holds from a value on', () => {
  const gate = (condition: Json, type: Json = {}) =>
    read([question('a', type), question('b', condition)]).definition.items[1]?.askedWhen
  const yesOrNo = { type: 'boolean', answerOption: undefined }
  const number = { type: 'integer', answerOption: undefined, extension: between(2, 9) }
  for (const [condition, type, atLeast] of [
    [when(is('c1'), is('c2')), {}, 1],
    [when(is('c2')), {}, 2],
    [when({ question: 'a', operator: 'exists', answerBoolean: true }), {}, 0],
    [when({ question: 'a', operator: '=', answerBoolean: true }), yesOrNo, 1],
    [when({ question: 'a', operator: '>=', answerInteger: 5 }), number, 5],
    [when({ question: 'a', operator: 'exists', answerBoolean: true }), number, 2],
  ] as const)
    assert.deepEqual(gate(condition, type), { anyOf: ['a'], atLeast })
})

test('a condition of a group holds for what is in it', () => {
  const { definition } = read([
    question('a'),
    { linkId: 'g', type: 'group', ...when(is('c2')), item: [question('b'), question('c')] },
  ])
  assert.deepEqual(
    definition.items.map(({ askedWhen }) => askedWhen?.atLeast),
    [undefined, 2, 2],
  )
})

test('what another has written to be computed is left out, and said', () => {
  const computed = (expression: string, more: Json[] = []) => ({
    linkId: 'score.total',
    type: 'integer',
    text: 'I alt',
    readOnly: true,
    extension: [
      {
        url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression',
        valueExpression: { language: 'text/fhirpath', expression },
      },
      ...more,
    ],
  })
  const ours = [{ url: 'https://trin2.invalid/fhir/StructureDefinition/better', valueCode: 'low' }]
  const plain = "%resource.item.where(linkId in ('a')).answer.value.weight()"
  const sum = `iif(${plain}.count() = 1, ${plain}.aggregate($this + $total, 0), {})`
  assert.equal(read([question('a'), computed(sum, ours)]).definition.scales.length, 1)
  assert.equal(read([question('a'), computed(sum.replaceAll('weight', 'ordinal'), ours)]).definition.scales.length, 1)
  for (const item of [
    computed(sum),
    computed('today()', ours),
    computed(sum.replace('= 1', '= 0'), ours),
    computed(sum.replaceAll("'a'", "'z'"), ours),
  ]) {
    const { definition, notes } = read([question('a'), item])
    assert.deepEqual(definition.scales, [])
    assert.match(notes[0]?.words ?? '', /udelades/)
  }
})
