import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { readCpr, syntheticCpr, writtenCpr } from './cpr.ts'

test('a CPR number says the birth date, with or without hyphen', () => {
  assert.equal(readCpr('050514-9995')?.birthDate.toString(), '2014-05-05')
  assert.equal(readCpr('0505149995')?.digits, '0505149995')
  assert.equal(readCpr(' 050514 9995 ')?.digits, '0505149995')
})

test('the seventh digit says the century', () => {
  const cases: [string, number][] = [
    ['0101000001', 1900],
    ['0101993999', 1999],
    ['0101364000', 2036],
    ['0101374000', 1937],
    ['0101575000', 2057],
    ['0101585000', 1858],
    ['0101368999', 2036],
    ['0101379000', 1937],
  ]
  for (const [cpr, year] of cases) assert.equal(readCpr(cpr)?.birthDate.year, year, cpr)
})

test('letters, too few digits and dates that do not exist are refused', () => {
  for (const wrong of ['', '05051499', '0505149995x', '310214-9999', '001214-9999', 'ABCDEF-GHIJ', '0505149995 1']) {
    assert.equal(readCpr(wrong), null, wrong)
  }
})

test('an invented number reads back as its birth date and fails modulus 11, so that it belongs to nobody', () => {
  const days = fc.integer({ min: 0, max: 36_000 }).map((days) => Temporal.PlainDate.from('1937-01-02').add({ days }))
  fc.assert(
    fc.property(days, fc.nat(300), (day, nth) => {
      const cpr = syntheticCpr(day, nth)
      if (cpr === null) return
      assert.equal(readCpr(cpr)?.birthDate.toString(), day.toString())
      const sum = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1].reduce((total, weight, at) => total + weight * Number(cpr[at]), 0)
      assert.notEqual(sum % 11, 0)
    }),
  )
})

test('no invented number for somebody born on 1 January, nor the same one twice', () => {
  assert.equal(syntheticCpr(Temporal.PlainDate.from('2014-01-01'), 0), null)
  const day = Temporal.PlainDate.from('2014-05-05')
  assert.equal(new Set(Array.from({ length: 500 }, (_, nth) => syntheticCpr(day, nth))).size, 500)
  assert.equal(writtenCpr('0505149995'), '050514-9995')
})
