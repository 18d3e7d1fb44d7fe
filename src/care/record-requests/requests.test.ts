import assert from 'node:assert/strict'
import test from 'node:test'
import { addSupplement } from '#care/concerns/concerns.ts'
import { enterInJournal } from '#care/journal/journal.ts'
import { concernsIn } from '../../../test/concerns.ts'
import { validateHtml } from '../../../test/html.ts'
import { readPdf } from '../../../test/pdf.ts'
import { asked, requestsIn } from '../../../test/record-requests.ts'
import { aWorld } from '../../../test/world.ts'

const world = await aWorld()
const { aFamily, aRequest, ask, doing, entriesOf, file, giveTheRest, lastCpr, review, versionOf } = requestsIn(world)
const { aSent } = concernsIn(world)
const at = (id: string, noun = '') => `/record-requests/${id}${noun && `/${noun}`}`

test('R60 a late request takes nothing but the notice, and then goes on to the new day', async () => {
  const { id: pathwayId, motherId, entryId } = await aFamily()
  const id = await aRequest(pathwayId, { adultId: motherId, day: '2026-11-10', handlerId: world.staff.mette.id })
  assert.match((await world.as('mette').get(at(id))).html, /Giv besked om forsinkelsen/)
  for (const answer of [
    await review(id, entryId, { verdict: 'give' }),
    await doing(id, 'review/rest'),
    await doing(id, 'decision', { decision: 'full' }),
    await doing(id, 'documents'),
    await doing(id, 'approval', { answer: 'approve' }, 'lise'),
    await doing(id, 'deliveries/new', { to: 'Anne', on: '2026-11-23', channel: 'letter' }),
  ]) {
    assert.equal(answer.status, 409)
    assert.match(answer.html, /Fristen er overskredet/)
  }
  assert.equal((await doing(id, 'notice', { reason: 'Sygdom.', expectedOn: '2026-11-30' })).status, 422)
  assert.equal((await doing(id, 'notice', { reason: 'Langvarig sygdom.', expectedOn: '2026-11-23' })).status, 422)
  assert.equal((await doing(id, 'notice', { reason: 'Langvarig sygdom.', expectedOn: '2026-11-30' }, 'bo')).status, 303)
  const { rows } = await world.owner.query('select id from record_request_letters where request_id = $1', [id])
  const { text } = await readPdf((await file(at(id, `letters/${rows[0].id}/document`))).bytes)
  assert.match(text, /Langvarig sygdom\..*senest 30\. november 2026/)
  assert.equal((await review(id, entryId, { verdict: 'give' })).status, 409, 'nobody has been told yet')
  const sent = { on: '2026-11-23', channel: 'digital_post' }
  assert.equal((await doing(id, `letters/${rows[0].id}/sending`, sent, 'bo')).status, 303)
  assert.equal((await doing(id, `letters/${rows[0].id}/sending`, sent, 'bo')).status, 409)
  assert.equal((await review(id, entryId, { verdict: 'give' })).status, 303)
  const due = await world.owner.query('select due_on from tasks where request_id = $1 and done_at is null', [id])
  assert.deepEqual(due.rows, [{ due_on: '2026-11-30' }, { due_on: '2026-11-30' }])
})

test('who may not is refused at each door, and nothing is left behind', async () => {
  const { id: pathwayId, motherId, entryId } = await aFamily()
  const id = await aRequest(pathwayId, { adultId: motherId })
  const fresh = `/pathways/${pathwayId}/record-requests/new`
  const item = at(id, `review/entry/${entryId}`)
  for (const path of [at(id), at(id, 'review'), item, at(id, 'decision'), fresh]) {
    assert.equal((await world.signedOut().get(path)).status, 303, path)
    assert.equal((await world.as('ali').get(path)).status, 403, `no relation: ${path}`)
    assert.equal((await world.as('adam').get(path)).status, 403, path)
    assert.equal((await world.as('vera').get(path)).status, 403, path)
    assert.equal((await world.as('karen').get(path)).status, 404, path)
  }
  for (const path of [at(id, 'review'), item, at(id, 'decision'), at(id, 'answer')])
    assert.equal((await world.as('bo').get(path)).status, 403, `the secretary reads no record: ${path}`)
  assert.equal((await world.signedOut().post(at(id, 'decision'), {})).status, 401)
  assert.equal((await ask(pathwayId, asked({ adultId: motherId }), 'ali')).status, 403)
  assert.equal((await ask(pathwayId, asked({ adultId: motherId }), 'karen')).status, 404)
  for (const path of [
    at('x'),
    at(pathwayId),
    at(id, 'documents/xml'),
    at(id, 'documents/pdf'),
    at(id, 'letters/x/document'),
    at(id, 'review/entry/x'),
  ])
    assert.equal((await world.as('mette').get(path)).status, 404, path)
  const { rowCount } = await world.owner.query('select 1 from record_request_items where request_id = $1', [id])
  assert.equal(rowCount, 0)
})

test('two who decide at once: the second sees that something has changed, and what they wrote', async () => {
  const { id: pathwayId, motherId, entryId } = await aFamily()
  const id = await aRequest(pathwayId, { adultId: motherId })
  const old = await versionOf(id)
  await review(id, entryId, { verdict: 'give' })
  const both = await review(id, entryId, { verdict: 'withhold', reason: 'Et helt andet hensyn.' })
  assert.equal(both.status, 409)
  assert.match(both.html, /Et helt andet hensyn\./)
  await giveTheRest(id)
  await doing(id, 'notice', { reason: 'Langvarig sygdom.', expectedOn: '2026-12-09' })
  const second = await world
    .as('lise')
    .post(at(id, 'decision'), { version: old, decision: 'refused', reason: 'Det her skrev jeg.' })
  assert.equal(second.status, 409)
  assert.match(second.html, /Det her skrev jeg\./)
  assert.match(second.html, /ændret, mens du skrev/)
})

const NOT_TOLD = { familyTold: 'not_told_violence', toldWhat: '', toldBy: '', toldOn: null } as const

test('R63 R84 an underretning is reviewed by who may read it, and what is withheld whole is counted and not named', async () => {
  const { id: pathwayId, childId, motherId } = await aFamily()
  const concernId = await aSent({ id: pathwayId, childId }, 'lise', NOT_TOLD)
  await world.acting('lise', (ctx) =>
    addSupplement(
      ctx,
      { id: concernId, pathway_id: pathwayId, author_id: ctx.actor.id },
      { id: childId, isRegretted: false },
      'Hun har fortalt om en ny episode.',
      { channel: 'secure_mail', at: ctx.now },
    ),
  )
  const id = await aRequest(pathwayId, { adultId: motherId })
  const withheld = { verdict: 'withhold', reason: 'Barnet er i fare.' }
  assert.equal((await review(id, `concern/${concernId}`, withheld, 'lise')).status, 303)
  // that it was sent, and added to, stands in the journal as well
  const told = (await entriesOf(childId)).filter(({ kind }) => kind === 'disclosure')
  assert.equal(told.length, 2)
  await giveTheRest(id)
  const { html: left } = await world.as('mette').get(at(id, 'review'))
  assert.match(left, /fortæller om en underretning, der er undtaget/)
  assert.deepEqual(await validateHtml(left), [])
  assert.equal((await doing(id, 'decision', { decision: 'full' })).status, 409, 'both are still to be looked at')
  for (const entry of told) {
    const { html } = await world.as('mette').get(at(id, `review/entry/${entry.id}`))
    assert.match(html, /Undtag notatet i sin helhed/)
    await review(id, entry.id, { verdict: 'give' })
  }
  const limited = { decision: 'limited', reason: 'Af hensyn til jeres datter.' }
  const refused = await doing(id, 'decision', limited)
  assert.equal(refused.status, 422)
  assert.match(refused.html, /et notat, der fortæller om den, gives/)
  for (const entry of told) await review(id, entry.id, { ...withheld, version: 1 })
  for (const [noun, fields, by] of [
    ['decision', { decision: 'limited', reason: 'Af hensyn til jeres datter.' }, 'mette'],
    ['approval', { answer: 'approve' }, 'lise'],
    ['documents', {}, 'mette'],
  ] as const) {
    const { status, html } = await doing(id, noun, fields, by)
    assert.equal(status, 303, html)
  }
  const { text } = await readPdf((await file(at(id, 'documents/pdf'))).bytes)
  assert.match(text, new RegExp(`${1 + told.length} dokument(er)? er undtaget i sin helhed`))
  assert.doesNotMatch(text, /[Uu]nderretning|lugtede af øl|i fare/)
})

test('the list has those to be answered first, and a therapist’s only their own children', async () => {
  const mine = await aFamily()
  const soon = await aRequest(mine.id, { adultId: mine.motherId, day: '2026-11-17', handlerId: world.staff.mette.id })
  const later = await aRequest(mine.id, { adultId: mine.motherId })
  const { html, statements } = await world.as('lise').get('/record-requests')
  assert.ok(html.indexOf(soon) < html.indexOf(later) && html.indexOf(soon) > 0)
  assert.ok(statements <= 6, `${statements} statements`)
  assert.deepEqual(await validateHtml(html), [])
  assert.doesNotMatch((await world.as('ali').get('/record-requests')).html, new RegExp(soon))
  assert.match((await world.as('mette').get('/record-requests?show=mine')).html, new RegExp(soon))
  assert.match(
    (await world.as('bo').get('/record-requests?show=closed&page=x')).html,
    /Ingen anmodninger er besvaret endnu/,
  )
  assert.equal((await world.as('vera').get('/record-requests')).status, 403)
})

test('three hundred notes are gone through in pages, the rest given at once, in a fixed number of statements', async () => {
  const { id: pathwayId, motherId, entryId } = await aFamily()
  const id = await aRequest(pathwayId, { adultId: motherId })
  const { statements } = await world.as('mette').get(at(id, 'review'))
  await world.acting('mette', async (ctx) => {
    for (let n = 0; n < 300; n++)
      await enterInJournal(ctx, { pathwayId, kind: 'disclosure', text: `Notat ${n}. Det gik godt. `.repeat(10) })
  })
  const long = await world.as('mette').get(at(id, 'review?page=2'))
  assert.equal(long.statements, statements)
  assert.match(long.html, /0 af 303 er gennemgået/)
  assert.deepEqual(await validateHtml(long.html), [])
  const one = await world.as('mette').get(at(id, `review/entry/${entryId}`))
  assert.deepEqual(await validateHtml(one.html), [])
  assert.equal((await giveTheRest(id)).status, 303)
  assert.match((await world.as('mette').get(at(id))).html, /Træf afgørelsen/)
  await doing(id, 'decision', { decision: 'full' })
  assert.equal((await doing(id, 'documents')).status, 303)
})

test('a secretary finds the child by its whole number, and registers the request', async () => {
  const { id: pathwayId, motherId } = await aFamily()
  const cpr = lastCpr('2014-05-05')
  const found = await world.as('bo').post('/record-requests', { cpr })
  assert.equal(found.location, `/pathways/${pathwayId}/record-requests/new`)
  const { html } = await world.as('bo').get(found.location ?? '')
  assert.match(html, /Anne Holm/)
  assert.deepEqual(await validateHtml(html), [])
  const { status, location } = await ask(pathwayId, asked({ adultId: motherId }), 'bo')
  assert.equal(status, 303)
  assert.equal((await world.as('bo').get(location ?? '')).status, 200)
  for (const [typed, words] of [
    ['010101', 'Skriv hele CPR-nummeret'],
    ['<script>😀', 'Skriv hele CPR-nummeret'],
    ['', 'Skriv hele CPR-nummeret'],
  ] as const) {
    const wrong = await world.as('bo').post('/record-requests', { cpr: typed })
    assert.equal(wrong.status, 422)
    assert.ok(wrong.html.includes(words))
    assert.deepEqual(await validateHtml(wrong.html), [])
  }
  assert.equal((await world.as('karen').post('/record-requests', { cpr })).status, 422)
  assert.equal((await world.as('vera').post('/record-requests', { cpr })).status, 403)
  assert.equal((await world.signedOut().post('/record-requests', { cpr })).status, 401)
})
