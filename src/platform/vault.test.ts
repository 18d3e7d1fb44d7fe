import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import test from 'node:test'
import { openVault } from './vault.ts'

const old = { id: 'k1', key: randomBytes(32) }
const fresh = { id: 'k2', key: randomBytes(32) }
const lookup = randomBytes(32)

test('what is sealed opens again, and looks different each time', () => {
  const vault = openVault({ sealing: [old], lookup })
  const a = vault.seal('0505149995', 'cpr')
  const b = vault.seal('0505149995', 'cpr')
  assert.notDeepEqual(a.sealed, b.sealed)
  assert.equal(vault.open(a, 'cpr'), '0505149995')
  assert.ok(!a.sealed.includes('0505149995'))
})

test('after rotation the old key still opens, and the new one seals', () => {
  const before = openVault({ sealing: [old], lookup }).seal('æøå', 'cpr')
  const vault = openVault({ sealing: [fresh, old], lookup })
  assert.equal(vault.open(before, 'cpr'), 'æøå')
  assert.equal(vault.seal('x', 'cpr').keyId, 'k2')
})

test('an altered byte, another purpose or an unknown key is refused', () => {
  const vault = openVault({ sealing: [old], lookup })
  const sealed = vault.seal('secret', 'cpr')
  const altered = Buffer.from(sealed.sealed)
  altered[altered.length - 1] = (altered.at(-1) ?? 0) ^ 1
  assert.throws(() => vault.open({ ...sealed, sealed: altered }, 'cpr'))
  assert.throws(() => vault.open(sealed, 'totp'))
  assert.throws(() => vault.open({ ...sealed, keyId: 'k9' }, 'cpr'), /k9/)
})

test('a value is found by its keyed hash only with the same key and purpose', () => {
  const vault = openVault({ sealing: [old], lookup })
  const other = openVault({ sealing: [old], lookup: randomBytes(32) })
  assert.deepEqual(vault.lookup('0505149995', '0316'), vault.lookup('0505149995', '0316'))
  assert.notDeepEqual(vault.lookup('0505149995', '0316'), vault.lookup('0505149995', '0253'))
  assert.notDeepEqual(vault.lookup('0505149995', '0316'), other.lookup('0505149995', '0316'))
})
