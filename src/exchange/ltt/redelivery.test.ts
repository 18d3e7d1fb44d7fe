import assert from 'node:assert/strict'
import test from 'node:test'
import { casesIn } from '../../../test/cases.ts'
import { validateHtml } from '../../../test/html.ts'
import { refusedReportsIn } from '../../../test/refused-reports.ts'
import { aWorld } from '../../../test/world.ts'

const world = await aWorld()
const cases = casesIn(world)
const { aPathway } = cases
const { decide, reportOf, refusedFor } = refusedReportsIn(world, cases)
const [lise, bo] = [world.as('lise'), world.as('bo')]
await decide('yes')

const sound = async (html: string) => assert.deepEqual(await validateHtml(html), [])

test('all that were refused are sent again in one act, once for each form; so are all that could not be delivered', async () => {
  const states = async (childIds: readonly string[]) =>
    Promise.all(childIds.map(async (childId) => (await reportOf(childId)).state))
  const those = []
  for (let nth = 0; nth < 3; nth += 1) those.push((await refusedFor(null)).childId)
  const due = await aPathway({ givenName: 'Venter' })
  const list = await lise.get('/reporting?state=refused')
  assert.match(list.html, /Send alle afviste igen/)
  assert.doesNotMatch((await lise.get('/reporting')).html, /Send alle/)
  await sound(list.html)
  const once = '6f1b0c1e-0000-4000-8000-000000000002'
  const { status, location, statements } = await bo.post('/reporting/redeliveries', { state: 'refused', once })
  assert.deepEqual([status, location], [303, '/reporting?state=refused&ordered=again#reports'])
  assert.equal((await bo.post('/reporting/redeliveries', { state: 'refused', once })).status, 422)
  await world.jobs.runDue()
  assert.deepEqual(await states(those), ['sent', 'sent', 'sent'])
  assert.equal((await reportOf(due.childId)).state, '', 'what was not refused waits for its night')
  assert.match((await bo.get('/reporting?state=refused&ordered=again')).html, /De bliver sendt igen/)
  assert.doesNotMatch((await bo.get('/reporting?state=refused')).html, /Send alle/)

  await world.owner.query("update ltt_reports set state = 'failed', settled_at = null where child_id = any($1)", [
    those,
  ])
  assert.match((await lise.get('/reporting?state=failed')).html, /Send alle, der ikke kunne leveres, igen/)
  const failed = await bo.post('/reporting/redeliveries', { state: 'failed' })
  assert.deepEqual([failed.status, failed.statements <= statements + 1], [303, true])
  await world.jobs.runDue()
  assert.deepEqual(await states(those), ['duplicate', 'duplicate', 'duplicate'])
  assert.match((await lise.get('/reporting?state=failed')).html, /Alle indberetninger kunne leveres/)
  await world.owner.query("update ltt_reports set state = 'sent' where child_id = any($1)", [those])
  await lise.post('/reporting/deliveries')
  await world.jobs.runDue()
})

test('nobody sends all again who may not send, of another municipality, while it is paused, or when there is nothing', async () => {
  const { childId } = await refusedFor(null)
  const send = (person: Parameters<typeof world.as>[0], state = 'refused') =>
    world.as(person).post('/reporting/redeliveries', { state })
  for (const person of ['mette', 'ida', 'vera', 'adam'] as const) assert.equal((await send(person)).status, 403)
  assert.equal((await world.signedOut().post('/reporting/redeliveries', { state: 'refused' })).status, 401)
  assert.equal((await send('karen')).status, 409)
  for (const state of ['failed', 'sent', '']) assert.equal((await send('lise', state)).status, 409, state)
  await decide('paused')
  assert.equal((await send('lise')).status, 409)
  assert.match((await lise.get('/reporting?state=refused')).html, /aria-disabled="true"[^>]*>\s*Send alle afviste igen/)
  await decide('yes')
  await world.jobs.runDue()
  assert.equal((await reportOf(childId)).state, 'refused')
  assert.equal((await send('bo')).status, 303)
  await world.jobs.runDue()
  assert.equal((await reportOf(childId)).state, 'sent')
})
