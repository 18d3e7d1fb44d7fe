import assert from 'node:assert/strict'
import test from 'node:test'
import { validateHtml } from '../../../test/html.ts'
import { requestsIn } from '../../../test/record-requests.ts'
import { aWorld } from '../../../test/world.ts'

const world = await aWorld()
const { aFamily, aRequest, doing, entriesOf, giveTheRest, review } = requestsIn(world)
const rowOf = async (id: string) =>
  (await world.owner.query('select * from record_requests where id = $1', [id])).rows[0]
const lettersOf = async (id: string) =>
  (
    await world.owner.query(
      'select id, sent_on from record_request_letters where request_id = $1 order by written_at',
      [id],
    )
  ).rows
const pageOf = async (id: string, by: 'mette' | 'lise' = 'mette') =>
  (await world.as(by).get(`/record-requests/${id}`)).html
const given = { to: 'Anne Holm', on: '2026-11-23', channel: 'letter' }
const LIMITED = { decision: 'limited', reason: 'Af hensyn til jeres datter.' }
const hide = { verdict: 'give_in_part', withheld: '0.1', reason: 'Hun bliver udsat for pres.' }

async function asked(fields = {}) {
  const family = await aFamily()
  return { ...family, requestId: await aRequest(family.id, { adultId: family.motherId, ...fields }) }
}

test('R65 a full decision is taken up again before it is given, and what was made after it is given to nobody', async () => {
  const { requestId: id, entryId } = await asked({ handlerId: world.staff.ali.id })
  await review(id, entryId, { verdict: 'give' })
  await giveTheRest(id)
  assert.equal((await doing(id, 'reopening', { reason: 'Der er ikke besluttet noget.' })).status, 409)
  await doing(id, 'decision', { decision: 'full' })
  assert.equal((await doing(id, 'documents')).status, 303)
  assert.match(await pageOf(id), /reopening">Tag den op igen/)

  const another = await doing(id, 'reopening', { reason: 'Jeg er uenig i den.' }, 'ali')
  assert.equal(another.status, 409)
  assert.match(another.html, /har truffet afgørelsen, eller en leder/)
  assert.equal((await doing(id, 'reopening', { reason: 'Der er overset noget.' }, 'bo')).status, 403)
  assert.equal((await doing(id, 'reopening', { reason: 'Nej.' })).status, 422)
  assert.equal((await doing(id, 'reopening', { reason: 'En sætning om far er overset.' })).status, 303)
  assert.equal((await rowOf(id)).decision, null)
  assert.match(await pageOf(id), /taget op igen[^]*En sætning om far er overset\./)
  assert.equal((await doing(id, 'deliveries/new', given)).status, 409)
  assert.notEqual((await world.as('mette').get(`/record-requests/${id}/documents/pdf`)).status, 200)
  const { rowCount } = await world.owner.query(
    "select 1 from events where name = 'record_access.reopened' and detail ->> 'request' = $1",
    [id],
  )
  assert.equal(rowCount, 1)
  assert.equal((await review(id, entryId, { ...hide, version: 1 })).status, 303)
  assert.equal((await doing(id, 'decision', LIMITED)).status, 303)
})

test('R65 the only leader takes their own limitation up again, lets another decide it, and approves that', async () => {
  const { requestId: id, entryId } = await asked()
  await review(id, entryId, hide)
  await giveTheRest(id)
  await doing(id, 'decision', LIMITED, 'lise')
  const own = await doing(id, 'approval', { answer: 'approve' }, 'lise')
  assert.match(own.html, /tag afgørelsen op igen/)
  assert.equal((await doing(id, 'reopening', { reason: 'Mette skal træffe den.' }, 'lise')).status, 303)
  assert.equal((await doing(id, 'decision', LIMITED)).status, 303)
  assert.equal((await doing(id, 'approval', { answer: 'approve' }, 'lise')).status, 303)
})

test('R65 the letter of a decision that was taken up again is not sent, and not registered as sent', async () => {
  const { requestId: id, entryId } = await asked()
  await review(id, entryId, hide)
  await giveTheRest(id)
  await doing(id, 'decision', LIMITED)
  await doing(id, 'approval', { answer: 'approve' }, 'lise')
  const [letter] = await lettersOf(id)
  assert.equal((await doing(id, 'reopening', { reason: 'Hensynet gælder ikke mere.' })).status, 303)
  await review(id, entryId, { verdict: 'give', version: 1 })
  await giveTheRest(id)
  await doing(id, 'decision', { decision: 'full' })
  await doing(id, 'documents')
  const sent = { on: '2026-11-23', channel: 'letter' }
  assert.equal((await doing(id, `letters/${letter.id}/sending`, sent)).status, 409)
  const html = await pageOf(id)
  assert.match(html, /skal ikke sendes/)
  assert.deepEqual(await validateHtml(html), [])
  assert.equal((await doing(id, 'deliveries/new', given)).status, 303)
  assert.deepEqual(await lettersOf(id), [{ id: letter.id, sent_on: null }])
})

test('R60 who takes the request back is not told that the answer is late: it is closed with the reason, in the journal too', async () => {
  const { requestId: id, childId } = await asked({ day: '2026-11-10' })
  assert.match(await pageOf(id), /closure">Luk uden svar/)
  assert.equal((await doing(id, 'closure', { without: 'withdrawn', reason: 'Kort.' })).status, 422)
  assert.equal((await doing(id, 'closure', { without: 'withdrawn', reason: 'Mor ringede.' }, 'bo')).status, 403)
  const reason = 'Mor ringede den 20. og sagde, at hun ikke har brug for det.'
  assert.equal((await doing(id, 'closure', { without: 'withdrawn', reason })).status, 303)
  const said = (await entriesOf(childId)).at(-1)
  assert.equal(said.kind, 'record_access')
  for (const words of ['Anne Holm', 'Lukket uden svar: trukket tilbage', reason])
    assert.ok(said.body[0].text.includes(words), words)
  const html = await pageOf(id)
  assert.match(html, /lukket uden svar 23\. november 2026/)
  assert.doesNotMatch(html, /besvaret/)
  assert.deepEqual(await validateHtml(html), [])
  assert.match((await world.as('lise').get('/record-requests?show=closed')).html, /lukket uden svar/)
  const open = await world.owner.query('select 1 from tasks where request_id = $1 and done_at is null', [id])
  assert.equal(open.rowCount, 0)
  assert.equal((await doing(id, 'closure', { without: 'mistake', reason })).status, 409)
})

test('R65 a request on the wrong adult is closed as a mistake that names nobody, and nothing is given after it', async () => {
  const { requestId: id, childId, entryId } = await asked()
  await review(id, entryId, { verdict: 'give' })
  await giveTheRest(id)
  await doing(id, 'decision', { decision: 'full' })
  await doing(id, 'documents')
  const reason = 'Registreret på den forkerte voksne.'
  assert.equal((await doing(id, 'closure', { without: 'mistake', reason })).status, 303)
  const { text } = (await entriesOf(childId)).at(-1).body[0]
  assert.match(text, /registreret ved en fejl/)
  assert.doesNotMatch(text, /Anne Holm/)
  assert.equal((await doing(id, 'deliveries/new', given)).status, 409)
  assert.equal((await world.as('mette').get(`/record-requests/${id}/documents/pdf`)).status, 409)
  for (const change of [
    'closed_at = null, closed_without = null, closed_reason = null',
    "closed_reason = 'En anden grund'",
  ])
    await assert.rejects(world.owner.query(`update record_requests set ${change} where id = $1`, [id]), /is closed/)
  await assert.rejects(
    world.owner.query(
      `insert into record_request_deliveries (municipality_id, request_id, copy, given_to, given_on, channel, entry_id, recorded_by, recorded_at)
       values ('0316', $1, 1, 'Anne Holm', '2026-11-23', 'letter', $2, $3, '2026-11-23T11:00Z')`,
      [id, entryId, world.staff.mette.id],
    ),
    /may not be given/,
  )
})
