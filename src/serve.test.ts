import assert from 'node:assert/strict'
import { Agent, request } from 'node:http'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { webApp, type Machine } from '#platform/http.ts'
import { serve } from './serve.ts'

const machine = {
  log: () => undefined,
  origin: null,
  clock: () => new Date('2026-11-23T09:00:00Z'),
  files: { maxBytes: 1024 * 1024, scan: null, mustScan: false },
} as Partial<Machine> as Machine // nothing else is asked before a body is read

/** Asks over the connections of one agent, as a browser or a proxy does, and gives the status. */
const asking = (agent: Agent, url: string, body?: Buffer, chunked = false) =>
  new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
    const headers = { Origin: new URL(url).origin, ...(chunked && { 'Transfer-Encoding': 'chunked' }) }
    const sent = request(url, { agent, method: body ? 'POST' : 'GET', headers })
    sent.on('error', reject).on('response', (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (part: string) => (text += part))
      answer.on('end', () => resolve({ status: answer.statusCode, text })).on('error', reject)
    })
    sent.end(body)
  })

test('who sends too much is told, and their next request is answered', async () => {
  await using opened = new AsyncDisposableStack()
  const app = webApp(machine, (c, known) => c.text(known?.title ?? 'fault', known?.status ?? 500), /^\/file$/)
  app.get('/', (c) => c.text('here'))
  app.post('*', async (c) => c.text(String((await c.req.arrayBuffer()).byteLength)))
  const url = await serve(app, { host: '127.0.0.1', port: 0 }, opened)
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  opened.defer(() => agent.destroy())

  const sent = [
    ['/', 300_000, false, 'Det er for stort'],
    ['/', 300_000, true, 'Det er for stort'],
    ['/file', 1_200_000, false, 'Filen er for stor'],
    ['/file', 300_000, true, 'Det er for stort'],
  ] as const
  for (const [path, length, chunked, title] of sent) {
    const { status, text } = await asking(agent, url + path, Buffer.alloc(length), chunked)
    assert.deepEqual([status, text], [413, title])
    for (const wait of [0, 600]) {
      await pause(wait)
      assert.equal((await asking(agent, `${url}/`)).text, 'here', `${wait} ms after ${length} to ${path}`)
    }
  }
  assert.equal((await asking(agent, `${url}/`, Buffer.alloc(1000))).text, '1000')
})
