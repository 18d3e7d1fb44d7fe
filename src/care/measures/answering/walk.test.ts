import assert from 'node:assert/strict'
import test from 'node:test'
import { definitionById } from '../definitions.ts'
import { readAnswer, textOf, UNKNOWN } from './typed.ts'
import { answersToSend, askedAfter, beside, firstOpen, questionsOf } from './walk.ts'
import { da } from './words/da.ts'

const sdq = definitionById('sdq-s11-17')
assert.ok(sdq)
const shown = sdq.items.map(({ id }) => ({ id, text: id }))
const questions = questionsOf(sdq, shown)
const first = questions.find(({ item }) => item.askedWhen)
const gate = questions.find(({ item }) => first?.item.askedWhen?.anyOf.includes(item.id))
assert.ok(gate && first)

test('what stands behind a gate is asked once the gate says so, and not before it was answered', () => {
  const isAsked = (answers: Record<string, number | null>) =>
    askedAfter(questions, answers).some(({ item }) => item.id === first.item.id)
  assert.equal(isAsked({}), false)
  assert.equal(isAsked({ [gate.item.id]: 0 }), false)
  assert.equal(isAsked({ [gate.item.id]: 1 }), true)
})

test('one goes on at the first question that was neither answered nor skipped', () => {
  const [one, two, three] = questions
  assert.ok(one && two && three)
  assert.equal(firstOpen(questions, {})?.nth, 1)
  assert.equal(firstOpen(questions, { [one.item.id]: 1, [two.item.id]: null })?.nth, 3)
  const all = Object.fromEntries(questions.map(({ item }) => [item.id, 0]))
  assert.equal(firstOpen(questions, all), null)
  assert.deepEqual([beside(questions, 1, -1), beside(questions, 1, 1)?.nth], [null, 2])
  assert.equal(beside(questions, questions.length, 1), null)
})

test('what was skipped, or is no longer asked, is not sent', () => {
  const [one, two] = questions
  assert.ok(one && two)
  const answers = { [one.item.id]: 2, [two.item.id]: null, [gate.item.id]: 0, [first.item.id]: 3 }
  assert.deepEqual(answersToSend(questions, answers), { [one.item.id]: 2, [gate.item.id]: 0 })
})

test('what has no words is not asked', () => {
  assert.deepEqual(
    questionsOf(sdq, shown.slice(0, 2)).map(({ nth }) => nth),
    [1, 2],
  )
})

const choice = {
  kind: 'choice',
  id: 'x',
  text: null,
  options: [
    { value: 0, label: null },
    { value: 3, label: null },
    { value: null, label: null },
  ],
} as const
const number = { kind: 'number', id: 'x', text: null, min: 0, max: 10, step: 0.5, ends: null } as const
const words = { kind: 'words', id: 'x', text: null } as const

for (const [item, text, read] of [
  [choice, '3', { answer: 3 }],
  [choice, UNKNOWN, { answer: null }],
  [choice, '1', { fault: da.choose }],
  [choice, '', { fault: da.choose }],
  [choice, '<script>', { fault: da.choose }],
  [number, '10', { answer: 10 }],
  [number, '7,5', { answer: 7.5 }],
  [number, '7.4', { fault: da.between(0, 10) }],
  [number, '11', { fault: da.between(0, 10) }],
  [number, '-1', { fault: da.between(0, 10) }],
  [number, '1e1', { fault: da.between(0, 10) }],
  [number, '', { fault: da.choose }],
  [words, 'Mor 🙂 <b>', { answer: 'Mor 🙂 <b>' }],
  [words, '', { answer: null }],
  [words, 'x'.repeat(2001), { fault: da.tooLong(2000) }],
] as const) {
  test(`to ${item.kind}, ${JSON.stringify(text.slice(0, 12))} is ${'fault' in read ? 'told what it can be' : 'taken'}`, () => {
    assert.deepEqual(readAnswer(item, { 'a-x': text }, da), read)
  })
}

test('a kept answer comes back as it was chosen', () => {
  assert.equal(textOf(choice, {}), '')
  assert.equal(textOf(choice, { x: 3 }), '3')
  assert.equal(textOf(choice, { x: null }), UNKNOWN)
  assert.equal(textOf(number, { x: null }), '')
})
