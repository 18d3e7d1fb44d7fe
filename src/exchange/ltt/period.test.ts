import assert from 'node:assert/strict'
import test from 'node:test'
import { plainDate } from '#platform/time.ts'
import { periodOf, type PeriodName } from './period.ts'

const cases: [today: string, name: PeriodName, from: string, to: string][] = [
  ['2026-11-23', 'month', '2026-11-01', '2026-11-23'],
  ['2026-11-23', 'last-month', '2026-10-01', '2026-10-31'],
  ['2026-11-23', 'quarter', '2026-10-01', '2026-11-23'],
  ['2026-11-23', 'last-quarter', '2026-07-01', '2026-09-30'],
  ['2026-11-23', 'year', '2026-01-01', '2026-11-23'],
  ['2026-11-23', 'last-year', '2025-01-01', '2025-12-31'],
  ['2026-01-31', 'last-month', '2025-12-01', '2025-12-31'],
  ['2026-01-31', 'last-quarter', '2025-10-01', '2025-12-31'],
  ['2028-03-31', 'last-month', '2028-02-01', '2028-02-29'],
  ['2026-01-01', 'year', '2026-01-01', '2026-01-01'],
]
for (const [today, name, from, to] of cases) {
  test(`on ${today} ${name} is ${from} to ${to}`, () =>
    assert.deepEqual(periodOf(name, plainDate(today)), { name, from, to }))
}
