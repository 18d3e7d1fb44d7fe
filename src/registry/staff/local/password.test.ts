import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hashPassword, isPassword } from './password.ts'

test('a password is known again, and only that', async () => {
  const kept = await hashPassword('violin ost trappe')
  assert.match(kept, /^\$scrypt\$ln=15,r=8,p=3\$/)
  assert.equal(await isPassword('violin ost trappe', kept), true)
  assert.equal(await isPassword('violin ost trapp', kept), false)
  assert.equal(await isPassword('violin ost trappe', null), false)
  assert.notEqual(await hashPassword('violin ost trappe'), kept)
})

test('it is known however a keyboard composes its letters, and whatever it cost to keep', async () => {
  assert.equal(await isPassword('å'.normalize('NFD'), await hashPassword('å'.normalize('NFC'))), true)
  // RFC 7914, 12: `password` with the salt `NaCl`, N = 1024, r = 8, p = 16; the first 32 bytes.
  const kept = '$scrypt$ln=10,r=8,p=16$TmFDbA==$/bq+HJ00cgB4VucZDQHp/nxq18vII3gw53N2Y0s3MWI='
  assert.equal(await isPassword('password', kept), true)
})
