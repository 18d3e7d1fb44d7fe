import assert from 'node:assert/strict'
import test from 'node:test'
import { nextRunOf } from './next-run.ts'

const settings = {
  sorCode: '325421000016003',
  runsAt: '23:45',
  isPaused: false,
  sorSince: null,
  lastRunAt: null,
  version: 1,
}
const cases: [what: string, now: string, change: Partial<typeof settings>, next: string | null][] = [
  ['later today', '2026-11-23T09:00:00Z', {}, '2026-11-23T22:45:00.000Z'],
  ['tomorrow, when today’s has begun', '2026-11-23T22:45:00Z', {}, '2026-11-24T22:45:00.000Z'],
  ['at the same hour of the clock in summer', '2026-06-23T09:00:00Z', {}, '2026-06-23T21:45:00.000Z'],
  [
    'an hour later, in the night when that hour is left out',
    '2027-03-27T12:00:00Z',
    { runsAt: '02:30' },
    '2027-03-28T01:30:00.000Z',
  ],
  ['never while paused', '2026-11-23T09:00:00Z', { isPaused: true }, null],
]
for (const [what, now, change, next] of cases) {
  test(`the next run is ${what}`, () =>
    assert.equal(nextRunOf({ ...settings, ...change }, new Date(now))?.toISOString() ?? null, next))
}

test('R98 there is no next run before there is a SOR code', () =>
  assert.equal(nextRunOf({ ...settings, sorCode: null }, new Date('2026-11-23T09:00:00Z')), null))
