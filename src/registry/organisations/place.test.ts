import assert from 'node:assert/strict'
import test from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { closingFault, isRegisteredOn, newStartFault, startFault } from './place.ts'

const place = { registeredFrom: '2026-08-01', closedOn: '2026-11-30' }

test('R89 treatment belongs to the days from registration to closing, both included', () => {
  const cases = [
    ['2026-07-31', false],
    ['2026-08-01', true],
    ['2026-11-30', true],
    ['2026-12-01', false],
  ] as const
  for (const [day, expected] of cases) assert.equal(isRegisteredOn(place, day), expected, day)
  assert.equal(isRegisteredOn({ ...place, closedOn: null }, Temporal.PlainDate.from('2030-01-01')), true)
})

test('R89 a place closes today or later, and not before it was registered', () => {
  const today = Temporal.PlainDate.from('2026-11-23')
  assert.equal(closingFault(place, '2026-11-23', today), null)
  assert.match(closingFault(place, '2026-11-22', today) ?? '', /i dag eller en senere dag/)
  assert.match(closingFault({ registeredFrom: '2026-12-01' }, '2026-11-25', today) ?? '', /før det er registreret/)
})

test('R88 a place is added up to a year before it opens, not later', () => {
  const today = Temporal.PlainDate.from('2026-11-23')
  for (const day of ['1999-01-01', '2026-11-24', '2027-11-23']) assert.equal(newStartFault(day, today), null, day)
  for (const day of ['2027-11-24', '3000-01-01']) assert.match(newStartFault(day, today) ?? '', /et år fremme/, day)
})

test('R89 the start of a place can be moved back, never forward over what may have been recorded there', () => {
  assert.equal(startFault(place, '2026-07-01'), null)
  assert.equal(startFault(place, '2026-08-01'), null)
  assert.match(startFault(place, '2026-08-02') ?? '', /kun rykkes tilbage/)
})
