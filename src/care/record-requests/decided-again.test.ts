import assert from 'node:assert/strict'
import test from 'node:test'
import { recordCustody } from '#registry/people/people.ts'
import { readPdf } from '../../../test/pdf.ts'
import { requestsIn } from '../../../test/record-requests.ts'
import { aWorld } from '../../../test/world.ts'

const world = await aWorld()
const { aFamily, aRequest, doing, file, giveTheRest, review } = requestsIn(world)

const SECRET = /bange for far/
const sent = { on: '2026-11-23', channel: 'letter' }

test('R63 what was made after a full decision is given to nobody when less is decided since', async () => {
  const { id: pathwayId, childId, motherId, fatherId, entryId } = await aFamily()
  const id = await aRequest(pathwayId, { adultId: motherId })
  const at = `/record-requests/${id}`
  const custodyOf = (adultId: string) =>
    world.acting('mette', (ctx) =>
      recordCustody(ctx, childId, {
        holders: [{ adultId }],
        sharing: 'sole',
        source: 'cpr_register',
        sourceDate: '2026-11-23',
        validFrom: '2026-11-23',
      }),
    )
  await giveTheRest(id)
  await doing(id, 'decision', { decision: 'full' })
  assert.equal((await doing(id, 'documents')).status, 303)
  assert.match((await readPdf((await file(`${at}/documents/pdf`)).bytes)).text, SECRET)

  await custodyOf(fatherId)
  await doing(id, 'decision', { decision: 'refused', reason: 'Du har ikke længere forældremyndighed.' })
  assert.equal((await doing(id, 'approval', { answer: 'send_back', why: 'Det var en fejl.' }, 'lise')).status, 303)
  await custodyOf(motherId)
  const hidden = { version: 1, verdict: 'give_in_part', withheld: '0.1', reason: 'Hun bliver udsat for pres.' }
  assert.equal((await review(id, entryId, hidden)).status, 303)
  await doing(id, 'decision', { decision: 'limited', reason: 'Af hensyn til jeres datter.' })
  assert.equal((await doing(id, 'approval', { answer: 'approve' }, 'lise')).status, 303)

  const { html } = await world.as('mette').get(at)
  assert.match(html, /Dan det, der skal udleveres/)
  assert.doesNotMatch(html, /kontrolsum/)
  for (const format of ['pdf', 'json'])
    assert.equal((await world.as('mette').get(`${at}/documents/${format}`)).status, 404)
  assert.equal((await doing(id, 'deliveries/new', { ...sent, to: 'Anne Holm' })).status, 409)
  const byHand = `insert into record_request_deliveries
    (municipality_id, request_id, copy, given_to, given_on, channel, entry_id, recorded_by, recorded_at)
    select '0316', $1, 1, 'Anne Holm', '2026-11-23', 'letter', $2, $3, '2026-11-23T11:00Z'`
  await assert.rejects(world.owner.query(byHand, [id, entryId, world.staff.mette.id]), /not made after this decision/)

  assert.equal((await doing(id, 'documents')).status, 303)
  for (const format of ['pdf', 'json']) {
    const { bytes } = await file(`${at}/documents/${format}`)
    const text = format === 'pdf' ? (await readPdf(bytes)).text : Buffer.from(bytes).toString()
    assert.match(text, /Hun sover dårligt/)
    assert.doesNotMatch(text, SECRET)
  }
  assert.equal((await doing(id, 'deliveries/new', { ...sent, to: 'Anne Holm' })).status, 303)
  const { rows } = await world.owner.query(
    'select decision_number as n, format from record_request_documents where request_id = $1 order by 1, 2',
    [id],
  )
  assert.equal(rows.length, 4, 'what was made first is kept as well')
  assert.notEqual(rows[0].n, rows[2].n)
})
