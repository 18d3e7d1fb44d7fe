import assert from 'node:assert/strict'
import test from 'node:test'
import { plainDate } from './time.ts'
import { isLawfulWorkday, isWorkday, lawfulWorkdaysAfter, workdaysAfter } from './workdays.ts'

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

test('a term of the law leaves out public holidays, and no other day on which an office is closed', () => {
  for (const day of ['2026-04-02', '2026-04-03', '2026-04-06', '2026-05-14', '2026-05-25', '2026-12-25', '2027-01-01'])
    assert.equal(isLawfulWorkday(plainDate(day)), false, day)
  for (const day of ['2026-05-01', '2026-05-15', '2026-06-05', '2026-12-24', '2026-12-31', '2027-04-23'])
    assert.equal(isLawfulWorkday(plainDate(day)), true, day)
})

test('a term of the law never ends later than that of the offices', () => {
  for (let day = plainDate('2026-01-01'); day.year < 2031; day = day.add({ days: 1 }))
    assert.ok(lawfulWorkdaysAfter(day, 7).until(workdaysAfter(day, 7)).sign >= 0, day.toString())
})
