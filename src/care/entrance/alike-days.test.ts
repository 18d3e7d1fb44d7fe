import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { alikeDays } from './alike-days.ts'

test('a day that was misheard is among those that are alike', () => {
  const cases: [said: string, written: string][] = [
    ['2014-05-07', '2014-07-05'], // day and month changed about
    ['2014-05-21', '2014-05-12'], // two digits of the day
    ['2014-10-05', '2014-01-05'], // two digits of the month
    ['2012-05-05', '2021-05-05'], // two digits of the year
  ]
  for (const [said, written] of cases) assert.ok(alikeDays(said).includes(written), `${said} ${written}`)
})

test('days that do not exist are left out, and so is the day itself', () => {
  assert.deepEqual(alikeDays('2014-05-05'), ['2041-05-05'])
  assert.deepEqual(alikeDays('2011-11-11'), [])
})

test('being alike goes both ways, and there are only a few', () => {
  const days = fc
    .integer({ min: 0, max: 12_000 })
    .map((days) => Temporal.PlainDate.from('2000-01-01').add({ days }).toString())
  fc.assert(
    fc.property(days, (day) => {
      const alike = alikeDays(day)
      assert.ok(alike.length <= 4 && !alike.includes(day))
      for (const other of alike) assert.ok(alikeDays(other).includes(day), `${day} ${other}`)
    }),
  )
})
