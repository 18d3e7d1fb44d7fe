import assert from 'node:assert/strict'
import test from 'node:test'
import { plainDate } from '#platform/time.ts'
import { isWorkday } from '#platform/workdays.ts'
import { aCalendar, nextWorkday } from './calendar.ts'
import { randomOf } from './random.ts'

const closed: [string, string][] = [
  ['2026-11-22', 'a Sunday'],
  ['2026-04-02', 'Maundy Thursday'],
  ['2026-04-03', 'Good Friday'],
  ['2026-04-06', 'Easter Monday'],
  ['2026-05-14', 'Ascension'],
  ['2026-05-25', 'Whit Monday'],
  ['2026-06-05', 'Constitution Day'],
  ['2026-12-24', 'Christmas Eve'],
  ['2027-01-01', 'New Year'],
]

test('a Danish office is closed at weekends and on holidays', () => {
  for (const [day, name] of closed) assert.equal(isWorkday(plainDate(day)), false, name)
  for (const day of ['2026-11-23', '2026-04-07', '2026-05-01', '2026-12-23']) assert.ok(isWorkday(plainDate(day)), day)
  assert.equal(nextWorkday(plainDate('2026-04-01')).toString(), '2026-04-07')
})

test('nobody holds two talks at one time, and nobody more than four on a day', () => {
  const today = plainDate('2026-11-23')
  const calendar = aCalendar(today)
  const random = randomOf('book')
  const span = { earliest: today, latest: today.add({ days: 11 }) }
  const slots = Array.from({ length: 20 }, () => calendar.book(random, 'mette', today, span))
  const times = slots.map(({ day, time }) => `${day.toString()} ${time}`)
  assert.equal(new Set(times).size, 20)
  assert.equal(times.filter((time) => time.startsWith('2026-11-23')).length, 4)
})

test('today has talks even on a Sunday', () => {
  const sunday = plainDate('2026-11-22')
  const slot = aCalendar(sunday).book(randomOf('s'), 'mette', sunday.add({ days: 2 }), {
    earliest: sunday,
    latest: sunday.add({ days: 5 }),
  })
  assert.equal(slot.day.toString(), '2026-11-22')
})

test('a group meets once a week at the same time, with at most six', () => {
  const today = plainDate('2026-11-23')
  const calendar = aCalendar(today)
  const slots = Array.from({ length: 7 }, () => calendar.join('camilla', today.add({ days: 20 })))
  const days = new Set(slots.map(({ day }) => day.toString()))
  assert.equal(days.size, 2)
  assert.equal(new Set(slots.map(({ day, time }) => `${day.dayOfWeek} ${time}`)).size, 1)
})
