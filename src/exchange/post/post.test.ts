import assert from 'node:assert/strict'
import test from 'node:test'
import { housekeeping } from '#platform/housekeeping.ts'
import { post, resealMessages, withdrawMessages } from '#platform/post.ts'
import { openVault } from '#platform/vault.ts'
import { aWorld, HOLBAEK, KALUNDBORG } from '../../../test/world.ts'
import { sendPost, TRIES } from './send.ts'

const world = await aWorld({ now: '2026-11-23T09:00:00Z' })
const { postOffice } = world
const LETTER = {
  to: '+45 12 34 56 78',
  subject: 'Nogle spørgsmål',
  text: 'Se https://trin2.example/k/holbaek/svar/hemmeligt',
}

const send = (aboutId = crypto.randomUUID()) =>
  world.acting('mette', (ctx) => post(ctx, { channel: 'sms', about: 'test.thing', aboutId, ...LETTER }))

const rowOf = async (id: string) => {
  const { rows } = await world.owner.query<{
    state: string
    attempts: number
    fault: string | null
    sealed: Buffer | null
    sent_at: Date | null
  }>('select state, attempts, fault, sealed, sent_at from post_messages where id = $1', [id])
  return rows[0]
}
/** Runs the job of one message, as the outbox does. */
const run = (id: string) =>
  sendPost(postOffice.channel).runInSteps((work) => world.actingAsSystem(HOLBAEK, work), { message: id })

test('a message waits sealed, leaves after commit, and is empty when it has left', async () => {
  const id = await send()
  const waiting = await rowOf(id)
  assert.equal(waiting?.state, 'waiting')
  assert.ok(waiting.sealed && !waiting.sealed.toString('latin1').includes('12 34'))
  const { rows } = await world.owner.query<{ data: unknown }>("select data from pgboss.job where name = 'post.send'")
  assert.deepEqual(rows.at(-1)?.data, { municipalityId: HOLBAEK, data: { message: id } })

  await world.jobs.runDue()
  const { at: _, ...sent } = postOffice.sent().at(-1) ?? { at: null }
  assert.deepEqual(sent, { id, municipality: HOLBAEK, channel: 'sms', ...LETTER })
  const row = await rowOf(id)
  assert.deepEqual([row?.state, row?.sealed, row?.attempts, row?.sent_at !== null], ['sent', null, 1, true])
  assert.doesNotMatch(JSON.stringify(world.log), /12 34|hemmeligt/)

  assert.deepEqual(await run(id), { nothing: 1 }, 'once')
})

test('what is undone is never sent', async () => {
  const before = postOffice.sent().length
  await assert.rejects(
    world.acting('mette', async (ctx) => {
      await post(ctx, { channel: 'email', about: 'test.thing', aboutId: crypto.randomUUID(), ...LETTER })
      throw new Error('undone')
    }),
  )
  await world.jobs.runDue()
  assert.equal(postOffice.sent().length, before)
})

test('what does not come through is tried again with its words kept, for about a day, and then stands as failed', async () => {
  const id = await send()
  postOffice.answerNext({ kind: 'unreachable', fault: 'gateway-time-out' })
  await assert.rejects(run(id))
  assert.deepEqual(await rowOf(id).then((row) => [row?.state, row?.attempts, row?.fault]), [
    'waiting',
    1,
    'gateway-time-out',
  ])
  for (let tries = 1; tries < TRIES; tries += 1) {
    postOffice.answerNext({ kind: 'unreachable', fault: 'gateway-trouble' })
    await assert.rejects(run(id))
  }
  assert.equal((await rowOf(id))?.state, 'failed')

  assert.deepEqual(await run(id), { sent: 1 }, 'a person can still try again')
  assert.deepEqual(await rowOf(id).then((row) => [row?.state, row?.fault, row?.sealed]), ['sent', null, null])
})

test('what the receiver refuses is given up at once, and its words with it', async () => {
  const id = await send()
  postOffice.answerNext({ kind: 'refused', fault: 'gateway-422' })
  assert.deepEqual(await run(id), { refused: 1 })
  const row = await rowOf(id)
  assert.deepEqual([row?.state, row?.fault, row?.sealed], ['failed', 'gateway-422', null])
})

test('what is taken back before it left never leaves, and another municipality sees and takes back nothing', async () => {
  const aboutId = crypto.randomUUID()
  const id = await send(aboutId)
  await world.actingAsSystem(KALUNDBORG, (ctx) => withdrawMessages(ctx, { about: 'test.thing', aboutId }))
  assert.ok(await rowOf(id))
  await world.actingAsSystem(HOLBAEK, (ctx) => withdrawMessages(ctx, { about: 'test.thing', aboutId }))
  assert.equal(await rowOf(id), undefined)
  assert.deepEqual(await run(id), { nothing: 1 })
})

test('words that were never sent are deleted after two weeks, and that something was sent after ninety days', async () => {
  const [old, kept] = [await send(), await send()]
  await run(kept)
  const at = (days: number) =>
    world.actingAsSystem(HOLBAEK, (ctx) =>
      housekeeping.run({ ...ctx, now: new Date(ctx.now.getTime() + days * 86_400_000) }),
    )
  await at(15)
  assert.deepEqual(await rowOf(old).then((row) => [row?.state, row?.fault, row?.sealed]), ['failed', 'too-old', null])
  assert.equal((await rowOf(kept))?.state, 'sent')
  await at(91)
  assert.deepEqual([await rowOf(old), await rowOf(kept)], [undefined, undefined])
})

test('a message that waits opens with the old key, and can be sealed with a new one', async () => {
  const [older, newer] = [1, 2].map((fill) => ({ id: `k${fill}`, key: Buffer.alloc(32, fill) }))
  assert.ok(older && newer)
  const lookup = Buffer.alloc(32, 3)
  const id = await world.acting('mette', (ctx) =>
    post(
      { ...ctx, vault: openVault({ sealing: [older], lookup }) },
      { channel: 'sms', about: 'test.thing', aboutId: crypto.randomUUID(), ...LETTER },
    ),
  )
  const both = openVault({ sealing: [newer, older], lookup })
  await world.owner.query(
    'update post_messages set sealed = null, key_id = null, state = $1 where id <> $2 and state = $3',
    ['failed', id, 'waiting'],
  )
  assert.equal(await world.actingAsSystem(HOLBAEK, (ctx) => resealMessages({ ...ctx, vault: both })), 1)
  const vault = openVault({ sealing: [newer], lookup })
  await sendPost(postOffice.channel).runInSteps(
    (work) => world.actingAsSystem(HOLBAEK, (ctx) => work({ ...ctx, vault })),
    { message: id },
  )
  assert.equal((await rowOf(id))?.state, 'sent')
})
