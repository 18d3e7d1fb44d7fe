import assert from 'node:assert/strict'
import test from 'node:test'
import { randomOf } from './random.ts'

const drawn = (...seed: (string | number)[]) => {
  const random = randomOf(...seed)
  return Array.from({ length: 20 }, () => random.next())
}

test('the same seed gives the same numbers, another gives others', () => {
  assert.deepEqual(drawn(126, '0316', 7), drawn(126, '0316', 7))
  assert.notDeepEqual(drawn(126, '0316', 7), drawn(126, '0316', 8))
})

test('what weighs more is picked more often, and what weighs nothing never', () => {
  const random = randomOf('weights')
  const picked = Array.from({ length: 4000 }, () =>
    random.weighted([
      ['often', 3],
      ['seldom', 1],
      ['never', 0],
    ] as const),
  )
  const often = picked.filter((word) => word === 'often').length
  assert.ok(often > 2850 && often < 3150, `${often}`)
  assert.ok(!picked.includes('never'))
})

test('whole numbers come from both ends of their range, and a shuffle keeps everyone', () => {
  const random = randomOf('range')
  const numbers = Array.from({ length: 500 }, () => random.between(2, 5))
  assert.deepEqual([Math.min(...numbers), Math.max(...numbers)], [2, 5])
  assert.deepEqual(
    random.shuffled([1, 2, 3, 4, 5]).toSorted((a, b) => a - b),
    [1, 2, 3, 4, 5],
  )
})
