import assert from 'node:assert/strict'
import test from 'node:test'
import { beginningOf, plainDate } from '#platform/time.ts'
import { columnsOf, grainOf, periodOf, type PeriodName } from './period.ts'

const cases: [name: PeriodName, today: string, from: string | null, to: string][] = [
  ['30-days', '2026-11-23', '2026-10-25', '2026-11-23'],
  ['quarter', '2026-11-23', '2026-10-01', '2026-11-23'],
  ['quarter', '2026-01-01', '2026-01-01', '2026-01-01'],
  ['quarter', '2026-06-30', '2026-04-01', '2026-06-30'],
  ['year', '2026-11-23', '2026-01-01', '2026-11-23'],
  ['last-year', '2026-11-23', '2025-01-01', '2025-12-31'],
  ['12-months', '2026-11-23', '2025-11-24', '2026-11-23'],
  ['12-months', '2028-02-29', '2027-03-01', '2028-02-29'],
  ['all', '2026-11-23', null, '2026-11-23'],
]
for (const [name, today, from, to] of cases) {
  test(`${name}, asked on ${today}, runs from ${from ?? 'the beginning'} to ${to}`, () => {
    assert.deepEqual(periodOf(name, plainDate(today)), { name, from, to })
  })
}

test('a week begins on Monday, also across the new year', () => {
  assert.equal(beginningOf('week', plainDate('2026-11-23')).toString(), '2026-11-23')
  assert.equal(beginningOf('week', plainDate('2027-01-03')).toString(), '2026-12-28')
})

test('every week, month and quarter of a stretch has its column, also those at the ends', () => {
  assert.deepEqual(columnsOf('2026-12-30', '2027-01-04', 'week'), ['2026-12-28', '2027-01-04'])
  assert.deepEqual(columnsOf('2026-11-30', '2027-01-01', 'month'), ['2026-11-01', '2026-12-01', '2027-01-01'])
  assert.deepEqual(columnsOf('2026-11-30', '2027-01-01', 'quarter'), ['2026-10-01', '2027-01-01'])
})

test('a year is shown by week; everything by month, and by quarter once it spans more than five years', () => {
  const all = periodOf('all', plainDate('2026-11-23'))
  assert.equal(grainOf(periodOf('12-months', plainDate('2026-11-23')), '2025-11-24'), 'week')
  assert.equal(grainOf(all, '2022-01-01'), 'month')
  assert.equal(grainOf(all, '2021-11-30'), 'quarter')
})
