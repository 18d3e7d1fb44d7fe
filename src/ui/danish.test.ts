import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import * as danish from './danish.ts'

test('a day is written as Danes write it, whether it comes as text or as a day', () => {
  assert.equal(danish.day('2026-11-22'), '22. november 2026')
  assert.equal(danish.day(Temporal.PlainDate.from('2026-03-01')), '1. marts 2026')
  assert.equal(danish.shortDay('2026-11-22'), '22. nov.')
  assert.equal(danish.shortDay('2026-05-03', '2026-11-22'), '3. maj')
  assert.equal(danish.shortDay('2025-11-22', '2026-01-01'), '22. nov. 2025')
  assert.equal(danish.weekdayAndDay('2026-08-24', '2026-11-22'), 'mandag 24. august')
  assert.equal(danish.weekdayAndDay('2027-08-24', '2026-11-22'), 'tirsdag 24. august 2027')
})

test('weeks are ISO weeks, also around New Year', () => {
  assert.equal(danish.weekNumber('2026-11-22'), 'uge 47')
  assert.equal(danish.weekNumber('2027-01-03'), 'uge 53')
  assert.equal(danish.weekNumber('2026-12-31'), 'uge 53')
})

test('an instant is a Danish time and a Danish day, summer and winter', () => {
  assert.equal(danish.time(new Date('2026-11-22T12:30:00Z')), '13.30')
  assert.equal(danish.time(new Date('2026-07-01T07:05:00Z')), '9.05')
  assert.equal(danish.dayOf(new Date('2026-11-22T23:10:00Z')).toString(), '2026-11-23')
  assert.equal(danish.moment(new Date('2026-06-30T22:00:00Z')), '1. juli 2026 kl. 0.00')
})

test('near days have names, and the clock change does not move them', () => {
  const cases = [
    ['2026-10-25', 'i dag'],
    ['2026-10-26', 'i morgen'],
    ['2026-10-24', 'i går'],
    ['2026-10-28', 'om 3 dage'],
    ['2026-10-21', 'for 4 dage siden'],
    ['2027-10-25', 'om 365 dage'],
  ] as const
  for (const [day, words] of cases) assert.equal(danish.relativeDay(day, '2026-10-25'), words)
})

test('a child is as old as its last birthday', () => {
  assert.equal(danish.age('2014-05-05', '2026-05-04'), 11)
  assert.equal(danish.age('2014-05-05', '2026-05-05'), 12)
  assert.equal(danish.age('2012-02-29', '2027-02-28'), 14)
  assert.equal(danish.age('2012-02-29', '2027-03-01'), 15)
})

test('amounts, lists and shares read as Danish', () => {
  assert.equal(danish.count(1, 'dag', 'dage'), '1 dag')
  assert.equal(danish.count(0, 'dag', 'dage'), '0 dage')
  assert.equal(danish.count(1200, 'barn', 'børn'), '1.200 børn')
  assert.equal(danish.list([]), '')
  assert.equal(danish.list(['Anne']), 'Anne')
  assert.equal(danish.list(['a', 'b', 'c']), 'a, b og c')
  assert.equal(danish.number(1234567.891), '1.234.567,89')
  assert.equal(danish.number(4, 1), '4,0')
  assert.equal(danish.percent(0.4249), '42 %')
  assert.equal(danish.capital('østre skole'), 'Østre skole')
})
