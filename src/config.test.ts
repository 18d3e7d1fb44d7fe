import assert from 'node:assert/strict'
import test from 'node:test'
import { readConfig } from './config.ts'

const KEY = Buffer.alloc(32, 7).toString('base64')

test('nothing set starts demo mode on the embedded database', () => {
  const config = readConfig({})
  assert.equal(config.demo, true)
  assert.equal(config.port, 3000)
  assert.equal(config.ownerUrl, null)
})

test('all faults are reported together, in words', () => {
  assert.throws(
    () => readConfig({ PORT: 'abc', DATABASE_URL: 'mysql://x', TRIN2_DEMO: 'maybe' }),
    (error: Error) =>
      /3 faults/.test(error.message) &&
      /PORT: must be a number/.test(error.message) &&
      /DATABASE_URL/.test(error.message) &&
      /TRIN2_DEMO/.test(error.message),
  )
})

test('demo mode does not start in production unless told explicitly', () => {
  assert.throws(() => readConfig({ NODE_ENV: 'production' }), /does not start with NODE_ENV=production/)
  assert.equal(readConfig({ NODE_ENV: 'production', TRIN2_DEMO_IN_PRODUCTION: 'yes' }).demo, true)
})

test('outside demo mode the keys must be there', () => {
  assert.throws(() => readConfig({ TRIN2_DEMO: 'no' }), /TRIN2_KEYS/)
  const config = readConfig({ TRIN2_DEMO: 'no', TRIN2_KEYS: `k2:${KEY},k1:${KEY}`, TRIN2_LOOKUP_KEY: KEY })
  assert.deepEqual(
    config.keys?.sealing.map(({ id }) => id),
    ['k2', 'k1'],
  )
})

test('a key of the wrong length is refused', () => {
  assert.throws(() => readConfig({ TRIN2_KEYS: 'k1:AAAA', TRIN2_LOOKUP_KEY: KEY }), /TRIN2_KEYS: must be/)
})
