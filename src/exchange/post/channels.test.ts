import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after } from 'node:test'
import type { Outgoing } from './channel.ts'
import { gateway, spool } from './post.ts'

const folder = mkdtempSync(join(tmpdir(), 'trin2-post-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const message = (): Outgoing => ({
  id: crypto.randomUUID(),
  municipality: '0316',
  channel: 'sms',
  to: '+45 12 34 56 78',
  subject: '',
  text: 'Der er nogle spørgsmål til dig: https://trin2.example/k/holbaek/svar/abc',
  at: new Date('2026-11-23T09:00:00Z'),
})

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

test('a message becomes a file that only its owner can read, whole, once, under its municipality and day', async () => {
  const one = message()
  const files = spool(join(folder, 'post'))
  assert.deepEqual(await files.send(one), { kind: 'accepted' })
  assert.deepEqual(await files.send({ ...one, text: 'andet' }), { kind: 'accepted' })
  const path = join(folder, 'post', '0316', '2026-11-23', `${one.id}.json`)
  const { at: _, ...kept } = one
  assert.deepEqual(JSON.parse(readFileSync(path, 'utf8')), kept)
  assert.equal(statSync(path).mode & 0o777, 0o600)
  assert.equal(statSync(join(folder, 'post', '0316')).mode & 0o777, 0o700)
})

test('where no file can be written the message waits', async () => {
  writeFileSync(join(folder, 'a-file'), '')
  const answer = await spool(join(folder, 'a-file')).send(message())
  assert.deepEqual(answer, { kind: 'unreachable', fault: 'spool-not-writable' })
})

test('a gateway is handed the message once under its id, with the token', async () => {
  const asked: string[] = []
  const base = await serving((request, answer) => {
    let body = ''
    request
      .on('data', (part) => (body += part))
      .on('end', () => {
        asked.push(`${request.method} ${request.url} ${request.headers.authorization} ${body}`)
        answer.writeHead(202).end()
      })
  })
  const one = message()
  const { id, at: _, ...body } = one
  const handed = await gateway({ base, token: 'hemmelig', timeoutSeconds: 5 }).send(one)
  assert.deepEqual(handed, { kind: 'accepted' })
  assert.deepEqual(asked.length, 1)
  const [head, json] = [asked[0]?.slice(0, asked[0].indexOf('{')), asked[0]?.slice(asked[0].indexOf('{')) ?? '']
  assert.equal(head, `PUT /messages/${id} Bearer hemmelig `)
  assert.deepEqual(JSON.parse(json), body)
})

for (const [status, kind, fault] of [
  [200, 'accepted', undefined],
  [409, 'accepted', undefined],
  [400, 'refused', 'gateway-400'],
  [422, 'refused', 'gateway-422'],
  [401, 'unreachable', 'gateway-not-admitted'],
  [403, 'unreachable', 'gateway-not-admitted'],
  [302, 'unreachable', 'gateway-unreachable'],
  [429, 'unreachable', 'gateway-trouble'],
  [500, 'unreachable', 'gateway-trouble'],
] as const) {
  test(`a gateway that answers ${status} has ${kind === 'accepted' ? 'taken it' : kind === 'refused' ? 'refused it' : 'said nothing of it'}`, async () => {
    const base = await serving((_, answer) => answer.writeHead(status, { location: 'http://127.0.0.1:9/' }).end())
    const handed = await gateway({ base, token: 't', timeoutSeconds: 5 }).send(message())
    assert.deepEqual(handed, fault ? { kind, fault } : { kind })
  })
}

test('a gateway that does not answer, or is not there, is told apart from a refusal', async () => {
  const slow = await serving(() => undefined)
  assert.deepEqual(await gateway({ base: slow, token: 't', timeoutSeconds: 0.2 }).send(message()), {
    kind: 'unreachable',
    fault: 'gateway-time-out',
  })
  assert.deepEqual(await gateway({ base: 'http://127.0.0.1:9', token: 't', timeoutSeconds: 2 }).send(message()), {
    kind: 'unreachable',
    fault: 'gateway-unreachable',
  })
})
