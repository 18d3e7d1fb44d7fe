import assert from 'node:assert/strict'
import test from 'node:test'
import { screen } from './screen-rule.ts'

test('the trial’s rule, for every score of the parent form', () => {
  for (let impact = 0; impact <= 10; impact += 1)
    for (let total = 0; total <= 40; total += 1)
      for (let emotional = 0; emotional <= 10; emotional += 1)
        for (let conduct = 0; conduct <= 10; conduct += 1)
          if (
            screen({ impact, total, emotional, conduct }).positive !==
            (impact >= 1 && (total >= 14 || emotional >= 5 || conduct >= 3))
          )
            assert.fail(`${impact} ${total} ${emotional} ${conduct}`)
})

test('what is missing is decided by the rest, or by nobody', () => {
  for (const [impact, total, emotional, conduct, positive] of [
    [null, 20, 8, 6, null],
    [null, 10, 2, 1, false],
    [0, null, null, null, false],
    [2, null, 5, null, true],
    [2, null, 4, 2, null],
    [2, 13, null, 2, null],
    [null, null, null, null, null],
  ] as const)
    assert.equal(screen({ impact, total, emotional, conduct }).positive, positive)
})

test('the grounds are the limits that were reached', () => {
  assert.deepEqual(screen({ impact: 1, total: 13, emotional: 5, conduct: 3 }).grounds, [
    'impact',
    'emotional',
    'conduct',
  ])
})
