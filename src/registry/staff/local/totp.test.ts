import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Secret } from 'otpauth'
import { authenticatorUrl, newSecret, stepOf } from './totp.ts'

/** The secret and the codes of RFC 6238, appendix B, their last six digits. */
const SECRET = Secret.fromUTF8('12345678901234567890').base32
const cases = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_234_567_890, '005924'],
  [20_000_000_000, '353130'],
] as const

test('the codes are those of RFC 6238', () => {
  for (const [second, code] of cases)
    assert.equal(stepOf(code, SECRET, new Date(second * 1000)), Math.floor(second / 30))
})

test('a code is taken one step before and after its own, and no further; its own step is told', () => {
  const step = Math.floor(1_234_567_890 / 30)
  for (const away of [-30, 0, 30]) assert.equal(stepOf('005924', SECRET, new Date((1_234_567_890 + away) * 1000)), step)
  for (const away of [-60, 60]) assert.equal(stepOf('005924', SECRET, new Date((1_234_567_890 + away) * 1000)), null)
})

test('what is not six digits is no code', () => {
  const now = new Date(1_234_567_890_000)
  for (const code of ['', '00592', '0059244', 'æøåæøå', '005 924 1', '９９９９９９'])
    assert.equal(stepOf(code, SECRET, now), null, code)
  assert.notEqual(stepOf('005 924', SECRET, now), null, 'apps show a space in the middle')
})

test('each secret is new, and the app is told whose it is', () => {
  assert.notEqual(newSecret(), newSecret())
  assert.match(newSecret(), /^[A-Z2-7]{32}$/)
  assert.match(
    authenticatorUrl(SECRET, 'mette@example.org'),
    /^otpauth:\/\/totp\/Trin%202:mette%40example\.org\?issuer=Trin%202&secret=GEZDGNBV/,
  )
})
