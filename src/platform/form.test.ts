import assert from 'node:assert/strict'
import { test } from 'node:test'
import { optionalChoice, optionalDay, optionalEmail, optionalId, optionalPhone, optionalTime } from './form.ts'

test('what may be left out may be left out, and is refused in Danish when it is wrong', () => {
  const cases = [
    [optionalDay(), '31-02-2026', /Datoen findes ikke/],
    [optionalDay(), 'x'.repeat(10_000), /Datoen findes ikke/],
    [optionalTime(), '25.00', /Klokkeslættet findes ikke/],
    [optionalChoice(['a', 'b']), 'c', /Vælg en af mulighederne/],
    [optionalId(), 'x', /Vælg en af mulighederne/],
    [optionalPhone(), 'abc', /Skriv et telefonnummer/],
    [optionalEmail(), 'abc', /Skriv en e-mailadresse/],
  ] as const
  for (const [schema, wrong, words] of cases) {
    assert.ok(!schema.safeParse('').data)
    assert.ok(schema.safeParse(undefined).success)
    assert.match(schema.safeParse(wrong).error?.issues[0]?.message ?? '', words)
  }
})

test('a day and a time are read as people write them', () => {
  for (const day of ['2026-11-22', '22.11.2026', '22/11 2026', '22112026'])
    assert.equal(optionalDay().parse(day), '2026-11-22')
  for (const time of ['9:30', '09.30', '0930']) assert.equal(optionalTime().parse(time), '09:30')
})
