import assert from 'node:assert/strict'
import test from 'node:test'
import { definitionById } from './definitions.ts'
import { differences, fieldOf, readAnswers, readScores } from './entry.ts'

const sdq = definitionById('sdq-p4-10')
assert.ok(sdq)

test('an empty field is no answer, and what the form does not have is told at its field', () => {
  const read = readAnswers(sdq, { [fieldOf('q1')]: '2', [fieldOf('q2')]: '' })
  assert.equal(read.entered?.['q1'], 2)
  assert.equal(read.entered?.['q2'], null)
  const wrong = readAnswers(sdq, { [fieldOf('q1')]: '3', [fieldOf('q2')]: 'ja' })
  assert.deepEqual(Object.keys(wrong.errors ?? {}), [fieldOf('q1'), fieldOf('q2')])
  assert.ok(readAnswers(sdq, {}).errors?.['form'])
})

test('scores are taken as they stand on paper, within the range of their scale', () => {
  assert.equal(readScores(sdq, { [fieldOf('total')]: '17' }).entered?.['total'], 17)
  assert.match(readScores(sdq, { [fieldOf('total')]: '41' }).errors?.[fieldOf('total')] ?? '', /mellem 0 og 40/)
  assert.ok(readScores(sdq, { [fieldOf('total')]: 'mange' }).errors)
})

test('what is typed twice differs where the two do not say the same, also where one says nothing', () => {
  assert.deepEqual(differences({ q1: 1, q2: null, q3: 2 }, { q1: 1, q2: 0, q3: null }), ['q2', 'q3'])
  assert.deepEqual(differences({ q1: 1, q2: null }, { q1: 1 }), [])
})
