import assert from 'node:assert/strict'
import test from 'node:test'
import { plainDate } from './time.ts'
import { isWorkday, workdaysAfter } from './workdays.ts'

test('an office is closed at weekends and on Danish holidays, and open on the day of prayer that was abolished', () => {
  for (const day of ['2026-11-22', '2026-12-24', '2026-04-02', '2026-04-06', '2026-05-14', '2026-05-15', '2026-05-25'])
    assert.equal(isWorkday(plainDate(day)), false, day)
  for (const day of ['2026-11-23', '2026-12-23', '2026-04-07', '2026-05-01', '2026-12-30'])
    assert.equal(isWorkday(plainDate(day)), true, day)
})

test('working days are counted from the day after, over weekends and Christmas', () => {
  for (const [from, days, to] of [
    ['2026-11-23', 6, '2026-12-01'],
    ['2026-11-21', 1, '2026-11-23'],
    ['2026-12-22', 6, '2027-01-05'],
    ['2026-11-23', 0, '2026-11-23'],
  ] as const)
    assert.equal(workdaysAfter(plainDate(from), days).toString(), to, from)
})
