import assert from 'node:assert/strict'
import test from 'node:test'
import { validateHtml } from '../../../test/html.ts'
import { requestsIn } from '../../../test/record-requests.ts'
import { aWorld } from '../../../test/world.ts'

const world = await aWorld()
const { aFamily, aRequest, doing, giveTheRest } = requestsIn(world)
const at = (id: string, noun = '') => `/record-requests/${id}${noun && `/${noun}`}`
const tasksOf = async (id: string) =>
  (
    await world.owner.query(
      'select assignee_id, due_on from tasks where request_id = $1 and done_at is null order by assignee_id nulls last',
      [id],
    )
  ).rows

test('R55 R56 who handles a request opens it by that alone, logged so, and nothing else of the child', async () => {
  const { id: pathwayId, childId, motherId } = await aFamily()
  const id = await aRequest(pathwayId, { adultId: motherId, handlerId: world.staff.ali.id })
  const other = await aRequest(pathwayId, { adultId: motherId })
  assert.match((await world.as('ali').get('/day')).html, new RegExp(at(id)))
  const { status, html } = await world.as('ali').get(at(id))
  assert.equal(status, 200)
  assert.deepEqual(await validateHtml(html), [])
  assert.equal((await world.as('ali').get(at(id, 'review'))).status, 200)
  assert.doesNotMatch(html, new RegExp(`href="/pathways/${pathwayId}"`))
  const { rows } = await world.owner.query(
    "select distinct basis from access_log where child_id = $1 and staff_id = $2 and what = 'record_request'",
    [childId, world.staff.ali.id],
  )
  assert.deepEqual(rows, [{ basis: 'role' }])
  assert.equal((await world.as('ali').get(at(other))).status, 403)
  assert.equal((await world.as('ali').get(`/pathways/${pathwayId}`)).status, 403)
  for (const show of ['open', 'mine']) {
    const list = (await world.as('ali').get(`/record-requests?show=${show}`)).html
    assert.match(list, new RegExp(id))
    assert.doesNotMatch(list, new RegExp(other))
  }
})

test('when it is answered, who only handled it comes back to the list, and opens it no more', async () => {
  const { id: pathwayId, motherId } = await aFamily()
  const id = await aRequest(pathwayId, { adultId: motherId, handlerId: world.staff.ali.id })
  assert.equal((await giveTheRest(id, 'ali')).status, 303)
  assert.equal((await doing(id, 'decision', { decision: 'full' }, 'ali')).location, at(id))
  assert.equal((await doing(id, 'documents', {}, 'ali')).status, 303)
  const given = { to: 'Anne Holm', on: '2026-11-23', channel: 'letter' }
  assert.equal((await doing(id, 'deliveries/new', given, 'ali')).location, '/record-requests')
  assert.equal((await world.as('ali').get(at(id))).status, 403)
  assert.doesNotMatch((await world.as('ali').get('/record-requests?show=closed')).html, new RegExp(id))
})

test('a request is given to another, and its task with it, on the day that counts', async () => {
  const { id: pathwayId, motherId } = await aFamily()
  const id = await aRequest(pathwayId, { adultId: motherId, handlerId: world.staff.ali.id })
  const page = await world.as('bo').get(at(id, 'handler'))
  assert.deepEqual(await validateHtml(page.html), [])
  for (const [handlerId, words] of [
    ['', 'Vælg, hvem der skal behandle den'],
    ['x', 'Vælg, hvem der skal behandle den'],
    [world.staff.bo.id, 'Vælg en behandler eller en leder'],
    [world.staff.karen.id, 'Vælg en behandler eller en leder'],
    [world.staff.ali.id, 'Det er den, der behandler den nu'],
  ] as const) {
    const refused = await doing(id, 'handler', { handlerId }, 'bo')
    assert.equal(refused.status, 422)
    assert.ok(refused.html.includes(words), words)
  }
  assert.equal((await doing(id, 'handler', { handlerId: world.staff.mette.id }, 'adam')).status, 403)
  assert.equal((await doing(id, 'handler', { handlerId: world.staff.mette.id }, 'karen')).status, 404)
  assert.equal((await world.signedOut().get(at(id, 'handler'))).status, 303)
  assert.equal((await world.signedOut().post(at(id, 'handler'), {})).status, 401)

  const passed = await doing(id, 'handler', { handlerId: world.staff.mette.id }, 'ali')
  assert.equal(passed.location, '/record-requests')
  assert.deepEqual(await tasksOf(id), [
    { assignee_id: world.staff.mette.id, due_on: '2026-12-02' },
    { assignee_id: null, due_on: '2026-12-02' },
  ])
  assert.equal((await world.as('ali').get(at(id))).status, 403)
  assert.equal((await doing(id, 'handler', { handlerId: world.staff.ali.id }, 'ali')).status, 403)
  assert.match((await world.as('mette').get(at(id))).html, /Mette/)
})
