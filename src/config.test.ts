import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import test from 'node:test'
import { readConfig } from './config.ts'

const KEY = Buffer.alloc(32, 7).toString('base64')

test('nothing set starts demo mode on the embedded database', () => {
  const config = readConfig({})
  assert.equal(config.demo, true)
  assert.equal(config.port, 3000)
  assert.equal(config.ownerUrl, null)
})

test('files are looked through where a clamd is named, and one may be demanded', () => {
  const config = readConfig({})
  assert.deepEqual([config.clamd, config.mustScan, config.maxFileBytes], [null, false, 10 * 1024 * 1024])
  assert.deepEqual(readConfig({ TRIN2_CLAMD: '127.0.0.1:3310' }).clamd, { host: '127.0.0.1', port: 3310 })
  assert.deepEqual(readConfig({ TRIN2_CLAMD: '[::1]:3310' }).clamd, { host: '::1', port: 3310 })
  assert.deepEqual(readConfig({ TRIN2_CLAMD: '/run/clamd.sock' }).clamd, { path: '/run/clamd.sock' })
  for (const word of ['yes', '1']) assert.equal(readConfig({ TRIN2_REQUIRE_SCAN: word }).mustScan, true)
  assert.equal(readConfig({ TRIN2_FILE_LIMIT: '25' }).maxFileBytes, 25 * 1024 * 1024)
  for (const wrong of [{ TRIN2_CLAMD: 'clamd' }, { TRIN2_CLAMD: 'clamd:99999' }, { TRIN2_FILE_LIMIT: '0' }])
    assert.throws(() => readConfig(wrong), /TRIN2_/)
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

test('what does not go together is told in the same round as what cannot be read', () => {
  const told = (env: Record<string, string>) => {
    try {
      return Object.keys(readConfig(env))
    } catch (error) {
      return (error as Error).message.split('\n').flatMap((line) => /^ {2}- (.+?):/.exec(line)?.[1] ?? []) // only errors are thrown
    }
  }
  const keys = 'TRIN2_KEYS and TRIN2_LOOKUP_KEY'
  const cases: [Record<string, string>, string[]][] = [
    [{ PORT: 'abc', NODE_ENV: 'production' }, ['PORT', 'TRIN2_DEMO']],
    [{ DATABASE_URL: 'mysql://x' }, ['DATABASE_URL', keys]],
    [{ PORT: 'abc', TRIN2_DEMO: 'no', TRIN2_KEYS: `k1:${KEY}` }, ['PORT', keys]],
    [
      { PORT: 'abc', TRIN2_LTT_TOKEN: 'x', TRIN2_LTT_TOKEN_URL: 'http://gateway.example' },
      [
        'PORT',
        'TRIN2_LTT_TOKEN_URL, TRIN2_LTT_CLIENT_ID, TRIN2_LTT_CLIENT_KEY, TRIN2_LTT_SUBJECT_TOKEN_FILE',
        'TRIN2_LTT_TOKEN',
        'TRIN2_LTT_GATEWAY',
        'TRIN2_LTT_TOKEN_URL',
      ],
    ],
    // what was meant by a variable that cannot be read is not guessed at
    [{ TRIN2_DEMO: 'maybe', NODE_ENV: 'production' }, ['TRIN2_DEMO']],
    [{ TRIN2_KEYS: 'k1:AAAA', TRIN2_LOOKUP_KEY: KEY, TRIN2_DEMO: 'no' }, ['TRIN2_KEYS']],
    [{ TRIN2_LTT_GATEWAY: 'gateway', TRIN2_LTT_TOKEN: 'x' }, ['TRIN2_LTT_GATEWAY']],
    [{ NODE_ENV: 'production', TRIN2_DEMO_IN_PRODUCTION: 'perhaps' }, ['TRIN2_DEMO_IN_PRODUCTION']],
  ]
  for (const [env, names] of cases) assert.deepEqual(told(env), names, JSON.stringify(env))
})

test('the address that people use begins with http or https', () => {
  assert.equal(readConfig({ TRIN2_ORIGIN: 'https://trin2.holbaek.dk/' }).origin, 'https://trin2.holbaek.dk')
  for (const wrong of ['javascript:alert(1)', 'ftp://trin2.holbaek.dk', 'trin2.holbaek.dk'])
    assert.throws(() => readConfig({ TRIN2_ORIGIN: wrong }), /TRIN2_ORIGIN: must be the address/)
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

test('national reports are files unless a gateway is named', () => {
  assert.equal(readConfig({}).reportGateway, null)
  assert.deepEqual(
    readConfig({ TRIN2_LTT_GATEWAY: 'https://gateway.example/', TRIN2_LTT_TOKEN: 'hemmelig' }).reportGateway,
    {
      base: 'https://gateway.example',
      token: 'hemmelig',
      exchange: null,
      duplicateStatus: 409,
      timeoutSeconds: 20,
    },
  )
})

test('a gateway that reports would reach in the clear is refused, but for one on this machine', () => {
  assert.throws(() => readConfig({ TRIN2_LTT_GATEWAY: 'http://gateway.example' }), /must begin with https/)
  assert.throws(
    () =>
      readConfig({ TRIN2_LTT_GATEWAY: 'https://gateway.example', TRIN2_LTT_TOKEN_URL: 'http://gateway.example/token' }),
    /TOKEN_URL: .* must begin with https/,
  )
  assert.equal(readConfig({ TRIN2_LTT_GATEWAY: 'http://127.0.0.1:8126' }).reportGateway?.base, 'http://127.0.0.1:8126')
})

test('the parts of an exchange of tokens are set together, and instead of a token', () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const exchange = {
    TRIN2_LTT_GATEWAY: 'https://gateway.example',
    TRIN2_LTT_TOKEN_URL: 'https://gateway.example/token',
    TRIN2_LTT_CLIENT_ID: 'trin2',
    TRIN2_LTT_CLIENT_KEY: Buffer.from(pem).toString('base64'),
    TRIN2_LTT_SUBJECT_TOKEN_FILE: '/run/assertions/{municipality}.xml',
  }
  assert.equal(readConfig(exchange).reportGateway?.exchange?.clientKey, pem)
  assert.throws(() => readConfig({ ...exchange, TRIN2_LTT_CLIENT_ID: '' }), /set all of them or none/)
  assert.throws(() => readConfig({ ...exchange, TRIN2_LTT_CLIENT_KEY: 'abc' }), /must be a private key/)
  const edwards = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  assert.throws(() => readConfig({ ...exchange, TRIN2_LTT_CLIENT_KEY: edwards }), /RSA key or one on the curve P-256/)
  assert.throws(() => readConfig({ ...exchange, TRIN2_LTT_TOKEN: 'x' }), /TRIN2_LTT_TOKEN: leave it out/)
  assert.throws(() => readConfig({ TRIN2_LTT_TOKEN: 'x' }), /TRIN2_LTT_GATEWAY: must be set/)
})

test('messages are files unless a gateway is named, with its token, and reached by TLS', () => {
  assert.equal(readConfig({}).postGateway, null)
  assert.deepEqual(
    readConfig({ TRIN2_POST_GATEWAY: 'https://post.example/', TRIN2_POST_TOKEN: 'hemmelig', TRIN2_POST_TIMEOUT: '5' })
      .postGateway,
    { base: 'https://post.example', token: 'hemmelig', timeoutSeconds: 5 },
  )
  for (const wrong of [
    { TRIN2_POST_GATEWAY: 'https://post.example' },
    { TRIN2_POST_TOKEN: 'hemmelig' },
    { TRIN2_POST_GATEWAY: 'http://post.example', TRIN2_POST_TOKEN: 'hemmelig' },
    { TRIN2_POST_GATEWAY: 'https://post.example', TRIN2_POST_TOKEN: 'hemmelig', TRIN2_POST_TIMEOUT: '0' },
  ])
    assert.throws(() => readConfig(wrong), /TRIN2_POST/)
})
