import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import test from 'node:test'
import { openVault } from '#platform/vault.ts'
import { enterInJournal } from '#care/journal/journal.ts'
import { recordCustody } from '#registry/people/people.ts'
import { concernsIn } from '../../../test/concerns.ts'
import { validateHtml } from '../../../test/html.ts'
import { readPdf } from '../../../test/pdf.ts'
import { requestsIn } from '../../../test/record-requests.ts'
import { aWorld } from '../../../test/world.ts'
import { documentOf, requestView, resealRecordRequests, saveVerdict } from './record-requests.ts'

const world = await aWorld()
const { aFamily, aPathway, act, aRequest, doing, entriesOf, file, giveTheRest, review, sign } = requestsIn(world)
const { aSent } = concernsIn(world)
const NOW = '2026-11-23T11:00:00Z'

const rowOf = async (id: string) =>
  (await world.owner.query('select * from record_requests where id = $1', [id])).rows[0]
const lettersOf = async (id: string) =>
  (
    await world.owner.query('select id, body from record_request_letters where request_id = $1 order by written_at', [
      id,
    ])
  ).rows
const pdfOf = async (id: string) => (await readPdf((await file(`/record-requests/${id}/documents/pdf`)).bytes)).text

/** A request from the mother, with all of it reviewed and decided, and the documents made. */
async function made(born?: string) {
  const family = await aFamily({ born })
  const id = await aRequest(family.id, { adultId: family.motherId })
  await giveTheRest(id)
  await doing(id, 'decision', { decision: 'full' })
  assert.equal((await doing(id, 'documents')).status, 303)
  return { ...family, requestId: id }
}

const lawyer = { by: 'representative', name: 'Advokat Bo Krag', powerOfAttorney: 'Brev af 1. november 2026' }
const given = { to: 'Anne Holm', on: '2026-11-23', channel: 'letter' }

test('R62 R81 a mother who loses custody before it is given can only be refused, and is told so in a letter', async () => {
  const { requestId: id, childId, fatherId } = await made()
  const custody = { holders: [{ adultId: fatherId }], sharing: 'sole', source: 'cpr_register' } as const
  await world.acting('mette', (ctx) =>
    recordCustody(ctx, childId, { ...custody, sourceDate: '2026-11-23', validFrom: '2026-11-23' }),
  )
  const { html } = await world.as('mette').get(`/record-requests/${id}`)
  assert.match(html, /står ikke længere med forældremyndighed/)
  assert.deepEqual(await validateHtml(html), [])
  assert.equal((await doing(id, 'deliveries/new', given)).status, 409)
  assert.equal((await world.as('mette').get(`/record-requests/${id}/documents/json`)).status, 409)
  assert.equal((await doing(id, 'decision', { decision: 'full' })).status, 422)
  const reason = 'Du har ikke længere forældremyndighed.'
  assert.equal((await doing(id, 'decision', { decision: 'refused', reason })).status, 303)
  assert.equal((await doing(id, 'approval', { answer: 'approve' }, 'lise')).status, 303)
  const [letter] = await lettersOf(id)
  assert.ok(letter.body.includes(reason))
  const sent = { on: '2026-11-23', channel: 'letter' }
  assert.equal((await doing(id, `letters/${letter.id}/sending`, sent)).status, 303)
  assert.notEqual((await rowOf(id)).closed_at, null)
  assert.equal((await world.as('mette').get(`/record-requests/${id}/documents/pdf`)).status, 409, 'it was never given')
})

test('R62 R67 a lawyer is given nothing by the power of a mother who loses custody before it is given', async () => {
  const { id: pathwayId, childId, motherId, fatherId } = await aFamily()
  const id = await aRequest(pathwayId, { ...lawyer, powerFrom: 'custody_holder', adultId: motherId })
  await giveTheRest(id)
  await doing(id, 'decision', { decision: 'full' })
  assert.equal((await doing(id, 'documents')).status, 303)
  const { html } = await world.as('mette').get(`/record-requests/${id}`)
  assert.match(html, /fra Anne Holm, indehaver af forældremyndigheden\. Brev af 1\. november/)
  const custody = { holders: [{ adultId: fatherId }], sharing: 'sole', source: 'cpr_register' } as const
  await world.acting('mette', (ctx) =>
    recordCustody(ctx, childId, { ...custody, sourceDate: '2026-11-23', validFrom: '2026-11-23' }),
  )
  assert.equal((await doing(id, 'deliveries/new', given)).status, 409)
  const byHand = `insert into record_request_documents
    (municipality_id, request_id, decision_number, format, sealed, key_id, sha256, made_by, made_at)
    select municipality_id, request_id, decision_number, 'json', sealed, key_id, sha256, made_by, '2026-11-23T11:00Z'
    from record_request_documents where request_id = $1 and format = 'pdf'`
  await assert.rejects(world.owner.query(byHand, [id]), /does not hold custody/)
})

test('R62 from the 18th birthday nothing more is given to who held custody, no further copy either', async () => {
  const open = await made('2008-11-24')
  const closed = await made('2008-11-24')
  assert.equal((await doing(closed.requestId, 'deliveries/new', given)).status, 303)
  world.setTime('2026-11-24T09:00:00Z')
  try {
    assert.match((await world.as('mette').get(`/record-requests/${open.requestId}`)).html, /fyldt 18 år/)
    assert.equal((await doing(open.requestId, 'deliveries/new', given)).status, 409)
    assert.equal((await doing(closed.requestId, 'deliveries/new', given)).status, 409)
    const byHand = `insert into record_request_deliveries
      (municipality_id, request_id, copy, given_to, given_on, channel, entry_id, recorded_by, recorded_at)
      select municipality_id, request_id, 2, given_to, given_on, channel, entry_id, recorded_by, '2026-11-24T09:00Z'
      from record_request_deliveries where request_id = $1`
    await assert.rejects(world.owner.query(byHand, [closed.requestId]), /does not hold custody/)
  } finally {
    world.setTime(NOW)
  }
})

test('R61 R67 a birthday meanwhile: maturity can still be told, and the power of attorney of a parent falls', async () => {
  const young = await aFamily({ born: '2011-11-20' })
  const form = await world.as('mette').get(`/pathways/${young.id}/record-requests/new`)
  assert.match(form.html, /Er barnet modent nok/)
  const { id: pathwayId, motherId } = await aFamily({ born: '2008-11-24' })
  const id = await aRequest(pathwayId, { ...lawyer, powerFrom: 'custody_holder', adultId: motherId })
  assert.doesNotMatch((await world.as('mette').get(`/record-requests/${id}`)).html, /fyldt 18 år/)
  world.setTime('2026-11-24T09:00:00Z')
  try {
    assert.match((await world.as('mette').get(`/record-requests/${id}`)).html, /Bed om en fra den unge selv/)
    assert.equal((await doing(id, 'decision', { decision: 'full' })).status, 422)
  } finally {
    world.setTime(NOW)
  }
})

test('R63 what is added to a reviewed thing before it is given is reviewed too, and the decision made again', async () => {
  const { id: pathwayId, childId, motherId } = await aFamily()
  const concernId = await aSent({ id: pathwayId, childId }, 'lise')
  const id = await aRequest(pathwayId, { adultId: motherId })
  assert.equal((await giveTheRest(id, 'lise')).status, 303)
  await doing(id, 'decision', { decision: 'full' })
  await world.owner.query(
    `insert into concern_supplements (municipality_id, concern_id, text, sent_at, channel, written_by, registered_at)
     values ('0316', $1, 'Ingen har læst det her.', $2, 'secure_mail', $3, $2)`,
    [concernId, NOW, world.staff.lise.id],
  )
  assert.equal((await doing(id, 'documents')).status, 303)
  assert.equal((await rowOf(id)).decision, null)
  const { html } = await world.as('lise').get(`/record-requests/${id}`)
  assert.match(html, /føjet til, efter det blev gennemgået/)
  assert.match(html, /1 af \d+ mangler/)
  assert.equal((await world.as('mette').get(`/record-requests/${id}/documents/pdf`)).status, 404)

  const part = { version: 1, verdict: 'give_in_part', withheld: '8.0', reason: 'Det vil skade hende.' }
  const { status, html: told } = await review(id, `concern/${concernId}`, part, 'lise')
  assert.equal(status, 303, told)
  await doing(id, 'decision', { decision: 'limited', reason: 'Af hensyn til jeres datter.' })
  await doing(id, 'approval', { answer: 'approve' }, 'lise')
  assert.equal((await doing(id, 'documents')).status, 303)
  assert.doesNotMatch(await pdfOf(id), /Ingen har læst/)
})

test('R63 a note that is signed after the decision is not given, and the paper says until when it reaches', async () => {
  const { id: pathwayId, motherId } = await aFamily()
  const id = await aRequest(pathwayId, { adultId: motherId })
  await giveTheRest(id)
  await doing(id, 'decision', { decision: 'full' })
  await world.acting('mette', (ctx) => enterInJournal(ctx, { pathwayId, kind: 'disclosure', text: 'Kom bagefter.' }))
  await doing(id, 'documents')
  const text = await pdfOf(id)
  assert.doesNotMatch(text, /Kom bagefter/)
  assert.match(text, /det, der stod i journalen 23\. november 2026/)
})

test('R63 who gives the rest gives what was on the page, and no note that came since', async () => {
  const { id: pathwayId, motherId } = await aFamily()
  const id = await aRequest(pathwayId, { adultId: motherId })
  const shown = /name="rest" value="([^"]*)"/.exec(
    (await world.as('mette').get(`/record-requests/${id}/review`)).html,
  )?.[1]
  await world.acting('mette', (ctx) => enterInJournal(ctx, { pathwayId, kind: 'disclosure', text: 'Ulæst.' }))
  assert.equal((await world.as('mette').post(`/record-requests/${id}/review/rest`, { rest: shown ?? '' })).status, 409)
  const { rowCount } = await world.owner.query('select 1 from record_request_items where request_id = $1', [id])
  assert.equal(rowCount, 0)
  assert.equal((await giveTheRest(id)).status, 303)
})

test('R63 a sentence withheld in one wording is not given in another', async () => {
  const { id: pathwayId, childId, motherId, entryId } = await aFamily()
  const id = await aRequest(pathwayId, { adultId: motherId })
  const text = 'Hun sover godt. Hun er bange for far. Mor er syg.'
  const correction = `/pathways/${pathwayId}/journal/${entryId}/correction`
  const corrected = await sign('mette', correction, { text, reason: 'Forvekslet med bror.' })
  assert.equal(corrected.status, 303, corrected.html)
  const newest = (await entriesOf(childId)).at(-1)
  const hide = { verdict: 'give_in_part', withheld: '0.1', reason: 'Hun bliver udsat for pres.' }
  await review(id, newest.id, hide)
  await giveTheRest(id)
  const { html } = await world.as('mette').get(`/record-requests/${id}/review`)
  assert.match(html, /gentager\s+en sætning, der er undtaget et andet sted/)
  assert.deepEqual(await validateHtml(html), [])
  await review(id, entryId, { verdict: 'give' })
  const limited = { decision: 'limited', reason: 'Af hensyn til jeres datter.' }
  const refused = await doing(id, 'decision', limited)
  assert.equal(refused.status, 422)
  assert.match(refused.html, /undtaget i én udgave af et notat/)
  await review(id, entryId, { ...hide, version: 1 })
  assert.equal((await doing(id, 'decision', limited)).status, 303)
})

test('two at once: a decision waits for the verdict that a colleague is saving, and sees it', async () => {
  const { id: pathwayId, motherId, entryId } = await aFamily()
  const id = await aRequest(pathwayId, { adultId: motherId })
  await review(id, entryId, { verdict: 'give' })
  const { promise: held, resolve: holding } = Promise.withResolvers<void>()
  const { promise: free, resolve: release } = Promise.withResolvers<void>()
  const withholding = world.acting('lise', async (ctx) => {
    const { reviewed } = await requestView(ctx, id, 'write')
    holding()
    await free
    for (const { item, version } of reviewed)
      await saveVerdict(
        ctx,
        id,
        item,
        { verdict: 'withhold', reason: 'Et afgørende hensyn', withheld: [], thirdParty: [], testQuestions: [] },
        version,
      )
  })
  await held
  const deciding = doing(id, 'decision', { decision: 'full' })
  setTimeout(release, 300)
  await withholding
  assert.equal((await deciding).status, 422)
  assert.equal((await rowOf(id)).decision, null)
})

test('an empty record is given as what it is', async () => {
  const { id: pathwayId } = await aPathway({ born: '2010-05-05' })
  await act(pathwayId, 'responsibility', { staffId: world.staff.mette.id, unitId: '' })
  const before = { scope: 'period', from: '2026-01-01', to: '2026-01-02' }
  const id = await aRequest(pathwayId, { by: 'young_person', ...before })
  assert.equal((await doing(id, 'decision', { decision: 'full' })).status, 303)
  assert.equal((await doing(id, 'documents')).status, 303)
  assert.match(await pdfOf(id), /Der er ikke noget i den del af journalen/)
})

test('a restricted record is closed to who oversees requests, and not named in the list', async () => {
  const { id: pathwayId, childId, motherId } = await aFamily()
  const id = await aRequest(pathwayId, { adultId: motherId })
  await world.owner.query(
    "insert into restricted_records (municipality_id, child_id, reason, decided_by, decided_at) values ('0316', $1, 'Kendt familie', $2, $3)",
    [childId, world.staff.lise.id, NOW],
  )
  for (const who of ['bo', 'lise', 'mette'] as const) {
    assert.equal((await world.as(who).get(`/record-requests/${id}`)).status, 403, who)
    assert.equal((await world.as(who).get(`/record-requests/${id}/review`)).status, 403, who)
    assert.match((await world.as(who).get('/record-requests')).html, new RegExp(`${id}">Barn med begrænset adgang`))
  }
})

test('R67 what was given is sealed again with a new key, and is what it was', async () => {
  const { requestId: id } = await made()
  const about = await rowOf(id)
  const before = await world.acting('mette', (ctx) => documentOf(ctx, about, 'pdf'))
  const fresh = openVault({ sealing: [{ id: 'k9', key: randomBytes(32) }], lookup: randomBytes(32) })
  const both = {
    ...fresh,
    open: (kept: Parameters<typeof fresh.open>[0], about: string) => opener(kept).open(kept, about),
  }
  const opener = ({ keyId }: { keyId: string }) => (keyId === 'k9' ? fresh : world.vault)
  await world.acting('mette', async (ctx) => {
    assert.ok((await resealRecordRequests({ ...ctx, vault: both }, { atMost: 1000 })) >= 2)
    assert.equal(await resealRecordRequests({ ...ctx, vault: both }), 0)
    assert.deepEqual(await documentOf({ ...ctx, vault: fresh }, about, 'pdf'), before)
  })
})
