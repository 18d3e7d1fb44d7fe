import assert from 'node:assert/strict'
import test from 'node:test'
import { addedValue, type AddedValuePair } from './added-value.ts'

const pair = (total: number, impact: number, emotional: number, after: number): AddedValuePair => ({
  before: { total, impact, emotional },
  after: { total: after },
})

test('a service without pairs has no added value', () => {
  assert.equal(addedValue([]), null)
})

test('the score of a service is the mean of what each child did better than expected', () => {
  // 2.3 + 16 + 0.8 - 1.5 - 12 = 5.6 and 2.3 + 8 + 0 - 0.6 - 14 = -4.3
  const found = addedValue([pair(20, 4, 5, 12), pair(10, 0, 2, 14)])
  assert.equal(found?.mean, 0.65)
  assert.equal(found.effectSize, 0.13)
  assert.equal(found.n, 2)
})

test('the interval is ten points to each side of one child, and one of a hundred', () => {
  const of = (n: number) => addedValue(Array.from({ length: n }, () => pair(20, 4, 5, 12)))?.interval
  assert.deepEqual(
    of(1)?.map((each) => each.toFixed(1)),
    ['-4.4', '15.6'],
  )
  assert.deepEqual(
    of(100)?.map((each) => each.toFixed(1)),
    ['4.6', '6.6'],
  )
})
