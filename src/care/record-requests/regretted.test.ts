import assert from 'node:assert/strict'
import test from 'node:test'
import { asked, requestsIn } from '../../../test/record-requests.ts'
import { aWorld } from '../../../test/world.ts'

const world = await aWorld()
const { act, aFamily, aRequest, ask, doing, entriesOf, giveTheRest } = requestsIn(world)
const openTasks = async (id: string) =>
  (await world.owner.query('select due_on from tasks where request_id = $1 and done_at is null', [id])).rows
const letterOf = async (id: string) =>
  (await world.owner.query('select id from record_request_letters where request_id = $1', [id])).rows[0].id
const closedAt = async (id: string) =>
  (await world.owner.query('select closed_at from record_requests where id = $1', [id])).rows[0].closed_at

/** Mette takes the whole pathway back, after the mother has asked. */
async function regretted(fields: Record<string, string>) {
  const family = await aFamily()
  const id = await aRequest(family.id, { adultId: family.motherId, handlerId: world.staff.mette.id, ...fields })
  const { status } = await act(family.id, 'mistake', { reason: 'Oprettet på lillebror ved en fejl.' })
  assert.equal(status, 303)
  return { ...family, requestId: id }
}

test('R59 R67 who asked before the pathway was taken back is given the record all the same, and it is journalised', async () => {
  const { requestId: id, childId } = await regretted({})
  assert.equal((await openTasks(id)).length, 2)
  assert.equal((await giveTheRest(id, 'lise')).status, 303)
  assert.equal((await doing(id, 'decision', { decision: 'full' }, 'lise')).status, 303)
  assert.equal((await doing(id, 'documents', {}, 'lise')).status, 303)
  const given = { to: 'Anne Holm', on: '2026-11-23', channel: 'letter' }
  assert.equal((await doing(id, 'deliveries/new', given, 'lise')).status, 303)
  assert.match((await entriesOf(childId)).at(-1).body[0].text, /Fuld aktindsigt.*Udleveret til Anne Holm/s)
  assert.notEqual(await closedAt(id), null)
  assert.equal((await openTasks(id)).length, 0)
})

test('R48 R60 a notice can be sent, and an answer by letter, about a pathway that was taken back', async () => {
  const { requestId: id } = await regretted({ wants: 'deletion' })
  const sent = { on: '2026-11-23', channel: 'letter' }
  await doing(id, 'notice', { reason: 'Langvarig sygdom.', expectedOn: '2026-12-09' }, 'lise')
  assert.equal((await doing(id, `letters/${await letterOf(id)}/sending`, sent, 'lise')).status, 303)
  assert.deepEqual(await openTasks(id), [{ due_on: '2026-12-09' }, { due_on: '2026-12-09' }])
  await doing(id, 'answer', { body: 'Vi kan ikke slette det. Vi kan skrive en rettelse. Sig til.' }, 'lise')
  const { rows } = await world.owner.query(
    "select id from record_request_letters where request_id = $1 and kind = 'deletion'",
    [id],
  )
  assert.equal((await doing(id, `letters/${rows[0].id}/sending`, sent, 'lise')).status, 303)
  assert.notEqual(await closedAt(id), null)
})

test('a new request is not registered on a pathway that was taken back, and nothing is left behind', async () => {
  const { id: pathwayId, childId, motherId } = await regretted({})
  const again = await ask(pathwayId, asked({ adultId: motherId }), 'lise')
  assert.equal(again.status, 409)
  assert.match(again.html, /oprettet ved en fejl/)
  const { rows } = await world.owner.query('select count(*)::int as n from record_requests where child_id = $1', [
    childId,
  ])
  assert.equal(rows[0].n, 1)
})
