import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import { keptReceipt } from './kept.ts'

const app = new Hono()
app.use(keptReceipt)
app.post('/saved', (c) => c.redirect('/next', 303))
app.post('/refused', (c) => c.text('ret det', 422))

const post = async (path: string, fields: Record<string, string>) =>
  (await app.request(path, { method: 'POST', body: new URLSearchParams(fields) })).headers.get('Set-Cookie')

test('a form that was received is named in a cookie that soon dies', async () => {
  assert.match((await post('/saved', { kept: 'entry 7', body: 'x' })) ?? '', /^kept=entry%207; Max-Age=30; Path=\//)
})

test('a refused form is not, nor one that the browser does not keep', async () => {
  assert.equal(await post('/refused', { kept: 'entry 7' }), null)
  assert.equal(await post('/saved', { body: 'x' }), null)
})

test('a post that is no form passes', async () => {
  assert.equal(
    (await app.request('/saved', { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } }))
      .status,
    303,
  )
})
