import assert from 'node:assert/strict'
import test from 'node:test'
import { Hono } from 'hono'
import type { Env } from './http.ts'
import { Problem } from './problem.ts'
import { takeInFile } from './uploads.ts'

const COOKIE = `__Host-trin2=0316.${'x'.repeat(43)}`
const files = { maxBytes: 1024 * 1024, scan: null, mustScan: false }

/** An address that takes files, and tells how much of one has come. */
function aDoor() {
  const app = new Hono<Env>()
  app.use(async (c, next) => {
    c.set('machine', { files, clock: () => new Date('2026-11-23T09:00:00Z') } as Env['Variables']['machine']) // no other part of it is asked
    await next()
  })
  app.use(takeInFile((c) => Promise.resolve(c.text('small'))))
  app.post('/', async (c) => c.text(`took ${(await c.req.arrayBuffer()).byteLength}`))
  app.onError((error, c) => c.text(error.message, error instanceof Problem ? error.status : 500))
  return (body: string | ReadableStream, headers: Record<string, string>) =>
    app.request('http://localhost/', { method: 'POST', body, headers: { Cookie: COOKIE, ...headers }, duplex: 'half' })
}

const said = async (asked: Response | Promise<Response>): Promise<[status: number, text: string]> => {
  const answer = await asked
  return [answer.status, await answer.text()]
}

test('a body of the length it says is taken in whole', async () => {
  const door = aDoor()
  assert.deepEqual(await said(door('x'.repeat(900_000), { 'Content-Length': '900000' })), [200, 'took 900000'])
})

test('what is too large is refused unread, and what is more or less than it says is refused', async () => {
  const door = aDoor()
  let read = 0
  const endless = new ReadableStream({
    pull: (controller) => {
      read += 1
      controller.enqueue(new Uint8Array(65_536))
    },
  })
  assert.equal((await said(door(endless, { 'Content-Length': '2000000' })))[0], 413)
  assert.ok(read <= 1)
  assert.equal((await said(door('x'.repeat(10), { 'Content-Length': '11' })))[0], 400)
  assert.equal((await said(door('x'.repeat(12), { 'Content-Length': '11' })))[0], 400)
})

test('what says no length is taken as any other form, and what comes from nobody is left unread', async () => {
  const door = aDoor()
  assert.deepEqual(await said(door('abc', {})), [200, 'small'])
  const nobody = await door('abc', { 'Content-Length': '3', Cookie: '' })
  assert.equal(nobody.status, 200)
})

test('more than four at once are asked to wait, and may come when one is done', async () => {
  const door = aDoor()
  const ends: (() => void)[] = []
  const slow = () =>
    new ReadableStream({
      start: (controller) => {
        ends.push(() => {
          controller.enqueue(new Uint8Array(3))
          controller.close()
        })
      },
    })
  const first = Array.from({ length: 4 }, () => door(slow(), { 'Content-Length': '3' }))
  assert.equal((await said(door('abc', { 'Content-Length': '3' })))[0], 429)
  for (const end of ends) end()
  for (const each of first) assert.deepEqual(await said(each), [200, 'took 3'])
  assert.deepEqual(await said(door('abc', { 'Content-Length': '3' })), [200, 'took 3'])
})
