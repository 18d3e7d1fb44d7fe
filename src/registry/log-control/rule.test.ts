import assert from 'node:assert/strict'
import test from 'node:test'
import { plainDate } from '#platform/time.ts'
import { monthToDraw, whyDrawn } from './rule.ts'

test('a month is drawn from the first working day of the next, and on any later day when it was not', () => {
  const cases: [today: string, month: string | null][] = [
    ['2026-10-01', '2026-09-01'], // a Thursday
    ['2026-11-01', null], // a Sunday
    ['2026-11-02', '2026-10-01'],
    ['2026-11-23', '2026-10-01'],
    ['2027-01-01', null], // New Year's Day, then a weekend
    ['2027-01-03', null],
    ['2027-01-04', '2026-12-01'],
    ['2026-04-01', '2026-03-01'], // the day before Maundy Thursday
    ['2026-05-01', '2026-04-01'],
  ]
  for (const [today, month] of cases) assert.equal(monthToDraw(plainDate(today))?.toString() ?? null, month, today)
})

test('why a look was drawn is told with the gravest first; without a rule it was chance', () => {
  assert.deepEqual(whyDrawn(['weekend', 'same_surname', 'night']), ['samme efternavn', 'om natten', 'i en weekend'])
  assert.deepEqual(whyDrawn([]), ['tilfældigt udtrukket'])
})
