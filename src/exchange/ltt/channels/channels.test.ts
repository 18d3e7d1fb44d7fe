import assert from 'node:assert/strict'
import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after } from 'node:test'
import { getRequestListener } from '@hono/node-server'
import { aReport } from '../../../../test/reports.ts'
import { fakeGateway } from '../fake-gateway.ts'
import { gateway } from './gateway.ts'
import { spool } from './spool.ts'
import { staticToken, tokenExchange } from './token.ts'

const folder = mkdtempSync(join(tmpdir(), 'trin2-ltt-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const aBundle = (id: string = crypto.randomUUID()) => aReport(id)

/** A server on a free port of this machine, which ends with the test. */
async function serving(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  after(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
}

const serve = (fake: ReturnType<typeof fakeGateway>) => {
  const listen = getRequestListener(fake.app.fetch)
  return serving((request, answer) => void listen(request, answer))
}
const to = (base: string, more: Partial<Parameters<typeof gateway>[0]> = {}) =>
  gateway({ base, token: null, duplicateStatus: 409, timeoutSeconds: 20, ...more })

test('a report becomes a file that only its owner can read, whole, once, under its municipality and day', async () => {
  const report = aBundle()
  const files = spool(join(folder, 'ltt'))
  assert.deepEqual(await files.deliver('0316', report), { kind: 'accepted' })
  const place = join(folder, 'ltt', '0316', report.timestamp.slice(0, 10))
  assert.deepEqual(readdirSync(place), [`${report.id}.json`])
  assert.deepEqual(JSON.parse(readFileSync(join(place, `${report.id}.json`), 'utf8')), report)
  assert.equal(statSync(join(place, `${report.id}.json`)).mode & 0o777, 0o600)
  assert.equal(statSync(place).mode & 0o777, 0o700)

  assert.deepEqual(await files.deliver('0316', report), { kind: 'duplicate' })
  assert.deepEqual(readdirSync(place), [`${report.id}.json`])
})

test('where no file can be written the report waits', async () => {
  writeFileSync(join(folder, 'a-file'), '')
  const answer = await spool(join(folder, 'a-file')).deliver('0316', aBundle())
  assert.equal(answer.kind, 'unreachable')
  assert.match(answer.kind === 'unreachable' ? (answer.complaints[0]?.words ?? '') : '', /kunne ikke skrives/)
})

test('R93 the gateway takes a report, and says of the same one that it has it', async () => {
  const fake = fakeGateway({ token: 'hemmelig' })
  const base = await serve(fake)
  const report = aBundle()
  const channel = to(base, { token: staticToken('hemmelig') })
  assert.deepEqual(await channel.deliver('0316', report), { kind: 'accepted' })
  assert.deepEqual(await channel.deliver('0316', report), { kind: 'duplicate' })
  assert.deepEqual(fake.accepted(), [report.id])
})

test('another status for what it has is a setting', async () => {
  const base = await serve(fakeGateway({ duplicateStatus: 412 }))
  const report = aBundle()
  await to(base, { duplicateStatus: 412 }).deliver('0316', report)
  assert.equal((await to(base, { duplicateStatus: 412 }).deliver('0316', report)).kind, 'duplicate')
  assert.equal((await to(base).deliver('0316', report)).kind, 'unreachable')
})

test('what the gateway refuses is told with its reasons and their places', async () => {
  const base = await serve(fakeGateway())
  const report = aBundle()
  const answer = await to(base).deliver('0316', { ...report, timestamp: 'i går' })
  assert.equal(answer.kind, 'refused')
  const [complaint] = answer.kind === 'refused' ? answer.complaints : []
  assert.equal(complaint?.location, 'Bundle.timestamp')
  assert.match(complaint?.words ?? '', /\p{L}+/u)
})

for (const [what, status, answered] of [
  ['it does not know us', 401, false],
  ['it does not let us in', 403, false],
  ['it is not there', 404, true],
  ['it takes nothing', 405, true],
  ['we were too slow', 408, false],
  ['it wants another version', 412, true],
  ['it reads no FHIR', 415, true],
  ['it is asked too much', 429, false],
  ['it is broken', 500, true],
  ['it is closed', 503, false],
] as const) {
  test(`when ${what} (${status}), the report waits, ${answered ? 'and somebody is to look after so many times' : 'for as long as it takes'}`, async () => {
    const base = await serve(fakeGateway({ before: () => new Response('', { status }) }))
    const answer = await to(base).deliver('0316', aBundle())
    assert.deepEqual(answer.kind === 'unreachable' && answer.answered, answered)
  })
}

test('a gateway that does not answer, is not there, or sends us elsewhere is told apart from a refusal', async () => {
  const slow = await serve(fakeGateway({ before: () => new Promise(() => undefined) }))
  const late = await to(slow, { timeoutSeconds: 0.2 }).deliver('0316', aBundle())
  assert.deepEqual(late.kind === 'unreachable' && late.complaints[0]?.code, 'gateway-time-out')
  const nobody = await to('http://127.0.0.1:9').deliver('0316', aBundle())
  assert.deepEqual(nobody.kind === 'unreachable' && nobody.complaints[0]?.code, 'gateway-unreachable')
  const elsewhere = await serving((_, answer) => answer.writeHead(302, { location: 'http://127.0.0.1:9/' }).end())
  assert.equal((await to(elsewhere).deliver('0316', aBundle())).kind, 'unreachable')
})

test('a refusal that is no OperationOutcome, or far too long, is told with its status', async () => {
  for (const body of ['<html>nej</html>', '"'.padEnd(3_000_000, 'x')]) {
    const base = await serving((_, answer) => answer.writeHead(400).end(body))
    const answer = await to(base).deliver('0316', aBundle())
    assert.deepEqual(answer.kind === 'refused' && answer.complaints.map(({ code }) => code), ['gateway-400'])
  }
})

test('a refusal whose words break off is still a refusal', async () => {
  const base = await serving((_, answer) =>
    answer.writeHead(422, { 'content-length': '100' }).write('{"resource', () => answer.socket?.end()),
  )
  const answer = await to(base).deliver('0316', aBundle())
  assert.deepEqual(answer.kind === 'refused' && answer.complaints.map(({ code }) => code), ['gateway-422'])
})

for (const [kind, pair, digest] of [
  ['RSA', generateKeyPairSync('rsa', { modulusLength: 2048 }), 'RS256'],
  ['EC', generateKeyPairSync('ec', { namedCurve: 'P-256' }), 'ES256'],
] as const) {
  test(`an assertion is exchanged for a token with a signed JWT (${kind}), which is used until it nears its end`, async () => {
    const asked: URLSearchParams[] = []
    const url = `${await serving((request, answer) => {
      let body = ''
      request
        .on('data', (part) => (body += part))
        .on('end', () => {
          asked.push(new URLSearchParams(body))
          answer.writeHead(200).end(JSON.stringify({ access_token: `nr ${asked.length}`, expires_in: 300 }))
        })
    })}/token`
    const subjectTokenFile = join(folder, 'assertion-{municipality}.xml')
    writeFileSync(join(folder, 'assertion-0316.xml'), '<Assertion/>')
    let now = new Date('2026-11-23T09:00:00Z')
    const clientKey = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    const token = tokenExchange({ url, clientId: 'trin2', clientKey, subjectTokenFile }, () => now)
    const signal = AbortSignal.timeout(2000)

    assert.equal(await token('0316', signal), 'nr 1')
    now = new Date('2026-11-23T09:04:00Z')
    assert.equal(await token('0316', signal), 'nr 1')
    now = new Date('2026-11-23T09:04:31Z')
    assert.equal(await token('0316', signal), 'nr 2')

    const [first] = asked
    assert.equal(first?.get('grant_type'), 'urn:ietf:params:oauth:grant-type:token-exchange')
    assert.equal(Buffer.from(first?.get('subject_token') ?? '', 'base64url').toString(), '<Assertion/>')
    const [head = '', claims = '', signature = ''] = (first?.get('client_assertion') ?? '').split('.')
    assert.deepEqual(JSON.parse(Buffer.from(head, 'base64url').toString()), { alg: digest, typ: 'JWT' })
    const told: unknown = JSON.parse(Buffer.from(claims, 'base64url').toString())
    assert.ok(told && typeof told === 'object' && 'aud' in told && told.aud === url)
    const key = createPublicKey(pair.publicKey.export({ type: 'spki', format: 'pem' }))
    const signed = Buffer.from(`${head}.${claims}`)
    assert.ok(verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url')))

    await assert.rejects(token('0326', signal), /ENOENT/, 'another municipality has an assertion of its own')
  })
}

test('without a token there is no report, and the gateway is not asked', async () => {
  const fake = fakeGateway()
  const base = await serve(fake)
  const refusing = to(base, { token: () => Promise.reject(new Error('no')) })
  const answer = await refusing.deliver('0316', aBundle())
  assert.deepEqual(answer.kind === 'unreachable' && answer.complaints[0]?.code, 'gateway-no-token')
  assert.deepEqual(fake.accepted(), [])
})
