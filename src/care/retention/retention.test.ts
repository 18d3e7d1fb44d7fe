import assert from 'node:assert/strict'
import test from 'node:test'
import { plainDate } from '#platform/time.ts'
import { keptUntil, notDueFrom, standingOf } from './rule.ts'

const on = plainDate

test('R49 a record is kept for the term from its last entry, whatever the leap years', () => {
  for (const [last, years, until] of [
    ['2026-11-23', 10, '2036-11-23'],
    ['2028-02-29', 10, '2038-02-28'],
    ['2016-12-31', 15, '2031-12-31'],
  ] as const)
    assert.equal(keptUntil(on(last), years).toString(), until)
})

test('R49, R50 it falls due the day after its term, unless something holds it', () => {
  for (const [last, today, isHeld, standing] of [
    ['2016-11-23', '2026-11-22', false, 'kept'],
    ['2016-11-23', '2026-11-23', false, 'kept'],
    ['2016-11-23', '2026-11-24', false, 'due'],
    ['2016-11-23', '2026-11-24', true, 'held'],
    ['2025-11-23', '2026-11-24', true, 'held'],
    [null, '2026-11-24', false, 'empty'],
    [null, '2026-11-24', true, 'held'],
  ] as const)
    assert.equal(standingOf({ lastEntry: last && on(last), years: 10, isHeld, today: on(today) }), standing)
})

test('R49 the list asks for the same days as the term of each record, on every day around a leap year', () => {
  for (const start of ['2026-02-20', '2028-02-20', '2036-12-25', '2038-02-20'])
    for (let nth = 0; nth < 15; nth += 1) {
      const today = on(start).add({ days: nth })
      for (const years of [10, 13]) {
        const from = notDueFrom(today, years)
        for (const days of [-3, -2, -1, 0, 1]) {
          const lastEntry = from.add({ days })
          const standing = standingOf({ lastEntry, years, isHeld: false, today })
          assert.equal(
            standing,
            days < 0 ? 'due' : 'kept',
            `${lastEntry.toString()} on ${today.toString()}, ${years} years`,
          )
        }
      }
    }
})
