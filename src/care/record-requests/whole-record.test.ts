import assert from 'node:assert/strict'
import test from 'node:test'
import { addSupplement, answerReceipt } from '#care/concerns/concerns.ts'
import { concernsIn } from '../../../test/concerns.ts'
import { validateHtml } from '../../../test/html.ts'
import { readPdf } from '../../../test/pdf.ts'
import { requestsIn } from '../../../test/record-requests.ts'
import { aWorld } from '../../../test/world.ts'

const world = await aWorld()
const { aFamily, aRequest, doing, entriesOf, file, giveTheRest, review } = requestsIn(world)
const { aSent } = concernsIn(world)
const NOW = '2026-11-23T11:00:00Z'
const textsOf = async (id: string) => {
  const at = `/record-requests/${id}/documents`
  const pdf = (await readPdf((await file(`${at}/pdf`)).bytes)).text
  return [pdf, Buffer.from((await file(`${at}/json`)).bytes).toString()] as const
}

/** A family whose pathway has free words outside the journal's notes, with the id of a talk of theirs. */
async function aWholeRecord() {
  const family = await aFamily()
  await world.owner.query(
    `update pathways set outcome = 'other_effort', outcome_on = '2026-11-22', outcome_reason = 'Familien ønsker ro.',
      guidance = 'Vejledt om søvn.', closing_note = 'Slut for nu.', no_way_reason = 'Der er ikke brug for mere.',
      resumption_judged_unrealistic = 'Familien svarer ikke.' where id = $1`,
    [family.id],
  )
  const { rows } = await world.owner.query<{ id: string }>(
    `insert into contacts (municipality_id, pathway_id, type, status, starts_at, on_day, summary, staff_id, registered_at)
      values ('0316', $1, 'preliminary_talk', 'held', '2026-11-22T09:00Z', '2026-11-22',
        'Pigen sagde, at hun er bange for far. Hun tegnede et hus.', $2, $3) returning id`,
    [family.id, world.staff.mette.id, NOW],
  )
  await world.owner.query(
    `insert into contacts (municipality_id, pathway_id, type, status, starts_at, on_day, cancelled_by, status_reason, registered_at)
      values ('0316', $1, 'screening', 'cancelled', '2026-11-22T10:00Z', '2026-11-22', 'family', 'Mor havde feber.', $2)`,
    [family.id, NOW],
  )
  return { ...family, contactId: rows[0]?.id ?? '' }
}

test('R63 full access gives all free words: of the talks, of the decisions and of the ending', async () => {
  const { id: pathwayId, motherId } = await aWholeRecord()
  const id = await aRequest(pathwayId, { adultId: motherId })
  await giveTheRest(id)
  await doing(id, 'decision', { decision: 'full' })
  await doing(id, 'documents')
  for (const text of await textsOf(id))
    for (const words of [
      'Mor ringede.',
      'bange for far. Hun tegnede et hus.',
      'Mor havde feber.',
      'Familien ønsker ro.',
      'Vejledt om søvn.',
      'Slut for nu.',
      'Der er ikke brug for mere.',
      'Familien svarer ikke.',
    ])
      assert.ok(text.replaceAll(/\s+/g, ' ').includes(words), words)
})

test('R63 R68 a talk is withheld in part as a note is, and what is withheld is nowhere in what is given', async () => {
  const { id: pathwayId, motherId, contactId } = await aWholeRecord()
  const id = await aRequest(pathwayId, { adultId: motherId })
  const part = { withheld: '0.0', reason: 'Hun bliver udsat for pres.' }
  const path = `/record-requests/${id}/review/contact/${contactId}`
  assert.deepEqual(await validateHtml((await world.as('mette').get(path)).html), [])
  assert.equal((await review(id, `contact/${contactId}`, { ...part, verdict: 'give_in_part' })).status, 303)
  await review(id, `pathway/${pathwayId}`, { verdict: 'give', testQuestions: '1.0', thirdParty: '0.0' })
  await giveTheRest(id)
  await doing(id, 'decision', { decision: 'limited', reason: 'Af hensyn til jeres datter.' })

  // the second person sees of which talk, in which words, and why
  const { html } = await world.as('lise').get(`/record-requests/${id}/approval`)
  assert.match(html, /Forsamtale, holdt, 22\. november 2026/)
  assert.match(html, /»Pigen sagde, at hun er bange for far\.«/)
  assert.match(html, /Hun bliver udsat for pres\./)
  assert.ok(html.includes(`/record-requests/${id}/review"`))
  assert.deepEqual(await validateHtml(html), [])
  assert.equal((await doing(id, 'approval', { answer: 'approve' }, 'lise')).status, 303)
  await doing(id, 'documents')
  for (const text of await textsOf(id)) {
    assert.match(text, /Hun tegnede et hus/)
    assert.match(text, /Familien ønsker ro/)
    assert.doesNotMatch(text, /Pigen sagde|Vejledt om søvn/)
  }
  await doing(id, 'deliveries/new', { to: 'Anne Holm', on: '2026-11-23', channel: 'letter' })

  // and so does whoever looks later, without being able to change it
  const later = await world.as('lise').get(`/record-requests/${id}/review`)
  assert.match(later.html, /Sådan blev det gennemgået/)
  assert.doesNotMatch(later.html, /Der er ikke noget i den del/)
  const one = await world.as('lise').get(path)
  assert.equal(one.status, 200)
  assert.match(one.html, /Pigen sagde, at hun er bange for far\.[\s\S]*undtages/)
  assert.match(one.html, /Hun bliver udsat for pres\./)
  assert.doesNotMatch(one.html, /<form[^>]*review/)
  for (const each of [later.html, one.html]) assert.deepEqual(await validateHtml(each), [])
  assert.equal((await world.as('bo').get(path)).status, 403)
})

test('R63 R85 who signed a note too stands in it, and what they remarked is given or withheld', async () => {
  const { id: pathwayId, childId, motherId, entryId } = await aFamily()
  await world.owner.query(
    `insert into journal_cosign_requests (municipality_id, entry_id, cosigner_id, basis, asked_by, asked_at, due_on)
      values ('0316', $1, $2, 'supervisor', $3, $4, '2026-11-30')`,
    [entryId, world.staff.lise.id, world.staff.mette.id, NOW],
  )
  await world.as('lise').post(`/pathways/${pathwayId}/journal/${entryId}/cosignature`, {
    outcome: 'signed',
    remark: 'Husk at spørge til mors sygdom.',
  })
  const id = await aRequest(pathwayId, { adultId: motherId })
  const { html } = await world.as('mette').get(`/record-requests/${id}/review/entry/${entryId}`)
  assert.match(html, /Medunderskrevet[\s\S]*Lise Holt, psykolog/)
  assert.match(html, /Bemærkning fra Lise Holt[\s\S]*Husk at spørge/)
  await giveTheRest(id)
  await doing(id, 'decision', { decision: 'full' })
  await doing(id, 'documents')
  for (const text of await textsOf(id)) {
    assert.match(text, /Lise Holt/)
    assert.match(text.replaceAll(/\s+/g, ' '), /Husk at spørge til mors sygdom/)
  }
  assert.equal((await entriesOf(childId)).length, 1)
})

const given = { to: 'Anne Holm', on: '2026-11-23', channel: 'letter' }

test('R63 R84 all of an underretning is given, and after that read by who may read it and who handled it', async () => {
  const { id: pathwayId, childId, motherId } = await aFamily()
  const concernId = await aSent({ id: pathwayId, childId }, 'lise')
  const sent = { id: concernId, pathway_id: pathwayId, author_id: world.staff.lise.id }
  const child = { id: childId, isRegretted: false }
  await world.acting('lise', async (ctx) => {
    await addSupplement(ctx, sent, child, 'Der er sket mere.', { channel: 'phone', at: ctx.now })
    await answerReceipt(ctx, sent, child, {
      outcome: 'receipt',
      receiptOn: '2026-11-23',
      caseReference: '26-1234',
      note: 'De ringer til mor i morgen.',
    })
  })
  const id = await aRequest(pathwayId, { adultId: motherId, handlerId: world.staff.lise.id })
  await giveTheRest(id, 'lise')
  await doing(id, 'decision', { decision: 'full' }, 'lise')
  assert.equal((await doing(id, 'documents', {}, 'bo')).status, 303)
  const pdf = `/record-requests/${id}/documents/pdf`
  assert.equal((await world.as('bo').get(pdf)).status, 200, 'until it is given, by who gives it')
  for (const text of await textsOf(id))
    for (const words of [
      'Ja, familien er orienteret',
      'Af Mette Lund, 23. november 2026',
      'sikker mail',
      'Der er sket mere',
      'Kvitteringen er kommet',
      '26-1234',
      'De ringer til mor i morgen',
    ])
      assert.ok(text.replaceAll(/\s+/g, ' ').includes(words), words)

  assert.equal((await doing(id, 'deliveries/new', given, 'bo')).status, 303)
  for (const format of ['pdf', 'json']) {
    const refused = await world.as('bo').get(`/record-requests/${id}/documents/${format}`)
    assert.equal(refused.status, 403)
    assert.match(refused.html, /underretning/)
  }
  const { html } = await world.as('bo').get(`/record-requests/${id}`)
  assert.doesNotMatch(html, /documents\/pdf/)
  assert.match(html, /Der er en underretning i det/)
  assert.deepEqual(await validateHtml(html), [])
  assert.equal((await world.as('lise').get(pdf)).status, 200)
  assert.equal((await world.as('mette').get(pdf)).status, 200, 'responsible for the child')
})

test('R84 who handled it may fetch it again, also when the underretning is not theirs to read any more', async () => {
  const { id: pathwayId, childId, motherId } = await aFamily()
  await aSent({ id: pathwayId, childId }, 'lise')
  const id = await aRequest(pathwayId, { adultId: motherId, handlerId: world.staff.mette.id })
  await giveTheRest(id)
  await doing(id, 'decision', { decision: 'full' })
  await doing(id, 'documents')
  await doing(id, 'deliveries/new', given)
  await world.owner.query('update pathways set responsible_id = null where id = $1', [pathwayId])
  const pdf = `/record-requests/${id}/documents/pdf`
  assert.equal((await world.as('mette').get(pdf)).status, 200)
  await world.owner.query('update record_requests set handler_id = null where id = $1', [id])
  assert.equal((await world.as('mette').get(pdf)).status, 403)
})
