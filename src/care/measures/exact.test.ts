import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { exact, halfUp, over, times, totalOf } from './exact.ts'

test('half goes up, also where the machine’s own number lies below it', () => {
  for (const [value, decimals, expected] of [
    [2.5, 0, 3],
    [3.5, 0, 4],
    [0.5, 0, 1],
    [1.005, 2, 1.01],
    [1.255, 2, 1.26],
    [8.575, 2, 8.58],
    [6.666667, 0, 7],
    [2.4999, 0, 2],
    [0, 2, 0],
  ] as const)
    assert.equal(halfUp(exact(value), decimals), expected, String(value))
  assert.equal(halfUp(times(over(exact(4), 3), exact(5))), 7)
})

test('a sum of tenths is exactly what is written', () => {
  const tenths = fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 50 })
  fc.assert(
    fc.property(tenths, (all) => {
      const sum = totalOf(all.map((each) => exact(each / 10)))
      assert.equal(sum.n * 10, all.reduce((total, each) => total + each, 0) * sum.d)
    }),
  )
})

test('rounding agrees with long division for every fraction that a form can give', () => {
  for (let d = 1; d <= 60; d += 1)
    for (let n = 0; n <= 300; n += 1) {
      const [whole, rest] = [Math.floor(n / d), n % d]
      assert.equal(halfUp({ n, d }), 2 * rest >= d ? whole + 1 : whole)
    }
})
