import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  isName,
  name,
  optionalChoice,
  optionalDay,
  optionalEmail,
  optionalId,
  optionalPhone,
  optionalText,
  optionalTime,
  text,
  ticked,
  title,
} from './form.ts'

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
  for (const day of [
    ...[
      '2026-11-22',
      '22.11.2026',
      '22/11 2026',
      '22112026',
      '22. november 2026',
      '22 nov. 2026',
      'den 22. NOVEMBER 2026',
      '22.nov.2026',
    ],
  ])
    assert.equal(optionalDay().parse(day), '2026-11-22')
  for (const time of ['9:30', '09.30', '0930']) assert.equal(optionalTime().parse(time), '09:30')
})

test('a name is letters of any language, without digits, markup and pictures', () => {
  for (const given of ['Åse', 'Anne-Marie', "D'Angelo", 'Łukasz', 'محمد', '小明', 'José María'])
    assert.ok(isName(given), given)
  for (const given of ['', '123', 'Marie2', '<b>', 'Marie 🙂', 'Marie❤️', 'Bo 🇩🇰', '👩🏽‍⚕️ Bo'])
    assert.ok(!isName(given), given)
  assert.match(name('Skriv navnet.').safeParse('Marie 🙂').error?.issues[0]?.message ?? '', /består af bogstaver/)
})

test('a unit or a place may have digits in its name, and no pictures', () => {
  assert.ok(title('Skriv navnet.', 100).safeParse('Ungehuset 2, 1. sal (øst) #3').success)
  assert.match(title('Skriv navnet.', 100).safeParse('Ungehuset 🏠').error?.issues[0]?.message ?? '', /uden billedtegn/)
})

test('a field that comes twice is refused in Danish', () => {
  for (const schema of [text('Skriv.'), optionalText(), optionalDay(), optionalPhone(), ticked()])
    assert.match(schema.safeParse(['a', 'b']).error?.issues[0]?.message ?? '', /Feltet kom to gange/)
})
