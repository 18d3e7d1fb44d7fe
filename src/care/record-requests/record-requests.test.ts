import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import test from 'node:test'
import { validateHtml } from '../../../test/html.ts'
import { readPdf } from '../../../test/pdf.ts'
import { asked, requestsIn } from '../../../test/record-requests.ts'
import { aWorld } from '../../../test/world.ts'

const world = await aWorld()
const { aFamily, aRequest, ask, doing, entriesOf, file, giveTheRest, review } = requestsIn(world)
const rowOf = async (id: string) =>
  (await world.owner.query('select * from record_requests where id = $1', [id])).rows[0]
const page = async (id: string, by: 'mette' | 'lise' | 'bo' = 'mette') =>
  (await world.as(by).get(`/record-requests/${id}`)).html

test('R59 R62 R81 the mother asks: custody and age as they were, due in seven working days, a task for two', async () => {
  const { id: pathwayId, childId, motherId } = await aFamily()
  const id = await aRequest(pathwayId, {
    adultId: motherId,
    about: 'Alt fra i år',
    handlerId: world.staff.mette.id,
  })
  const row = await rowOf(id)
  assert.deepEqual(
    [row.track, row.due_on, row.age_then, row.custody_then, row.name],
    ['access', '2026-12-02', 12, 'Anne Holm alene', 'Anne Holm'],
  )
  const { rows } = await world.owner.query(
    'select due_on, assignee_id, role from tasks where request_id = $1 order by assignee_id nulls last',
    [id],
  )
  assert.deepEqual(
    rows.map(({ due_on, role }) => [due_on, role]),
    [
      ['2026-12-02', 'leader'],
      ['2026-12-02', 'leader'],
    ],
  )
  const html = await page(id)
  assert.match(html, /svar senest 2\. december 2026/)
  assert.match(html, /Gennemgå det, der er bedt om/)
  assert.deepEqual(await validateHtml(html), [])
  assert.match((await world.as('lise').get('/day')).html, new RegExp(`/record-requests/${id}`))
  const seen = await world.owner.query(
    "select count(*)::int as n from access_log where child_id = $1 and what = 'record_request'",
    [childId],
  )
  assert.ok(seen.rows[0]?.n >= 2)
})

const LAWYER = { by: 'representative', name: 'Advokat Bo', powerOfAttorney: 'Brev af 1. november' }

test('R61 R62 R64 R67 R81 who may not ask so is told why, and what was typed is kept', async () => {
  const { id, motherId, fatherId } = await aFamily()
  for (const [fields, words] of [
    [{ adultId: fatherId }, 'står ikke med forældremyndighed'],
    [{ by: 'parent_without_custody', adultId: motherId }, 'har ret til aktindsigt som indehaver'],
    [{ by: 'young_person' }, 'Barnet er under 15 år'],
    [{ by: 'representative', name: 'Advokat Bo' }, 'hvem fuldmagten er fra'],
    [{ ...LAWYER }, 'Vælg, hvem der har givet fuldmagten'],
    [{ ...LAWYER, powerFrom: 'custody_holder' }, 'Vælg den voksne'],
    [{ ...LAWYER, powerFrom: 'custody_holder', adultId: fatherId }, 'står ikke med forældremyndighed'],
    [{ ...LAWYER, powerFrom: 'young_person' }, 'Barnet er under 15 år'],
    [{ ...LAWYER, powerFrom: 'other' }, 'Vælg en af mulighederne'],
    [{ by: 'other' }, 'Skriv, hvem der beder om det.'],
    [{ adultId: motherId, day: '2026-11-24' }, 'ikke være kommet i fremtiden'],
    [{ adultId: motherId, day: '2026-02-30' }, 'Datoen findes ikke'],
    [
      { adultId: motherId, scope: 'period', from: '2026-11-02', to: '2026-11-01' },
      'hvornår perioden begynder og slutter',
    ],
    [{ adultId: 'x' }, 'Vælg en af mulighederne'],
    [{ adultId: motherId, about: 'x'.repeat(10_000) }, 'Skriv højst 2.000 tegn'],
  ] as const) {
    const { status, html } = await ask(id, asked({ identity: '<script>😀', ...fields }))
    assert.equal(status, 422, words)
    assert.ok(html.includes(words), words)
    assert.ok(html.includes('&lt;script&gt;😀'))
  }
})

test('R63 R67 the mother is given the record but for one sentence, which is nowhere in what she is given', async () => {
  const { id: pathwayId, childId, motherId, entryId } = await aFamily()
  const id = await aRequest(pathwayId, { adultId: motherId })
  const without = await review(id, entryId, { verdict: 'give_in_part', withheld: '0.1' })
  assert.equal(without.status, 422)
  assert.match(without.html, /Skriv det afgørende hensyn/)
  assert.match(without.html, /checked/)
  const { status } = await review(id, entryId, {
    verdict: 'give_in_part',
    withheld: '0.1',
    thirdParty: '0.2',
    reason: 'Hun vil blive udsat for pres derhjemme.',
  })
  assert.equal(status, 303)
  assert.equal((await giveTheRest(id)).status, 303)
  assert.match(await page(id), new RegExp(`/record-requests/${id}/review">Se gennemgangen igen`))
  assert.equal((await doing(id, 'decision', { decision: 'full' })).status, 422)
  assert.equal((await doing(id, 'decision', { decision: 'limited' })).status, 422)
  assert.equal(
    (await doing(id, 'decision', { decision: 'limited', reason: 'Af hensyn til jeres datter.' })).status,
    303,
  )

  assert.equal((await doing(id, 'documents')).status, 409)
  assert.equal((await doing(id, 'approval', { answer: 'approve' })).status, 403)
  assert.equal((await doing(id, 'approval', { answer: 'approve' }, 'lise')).status, 303)
  assert.equal((await doing(id, 'documents', {}, 'bo')).status, 303)

  const pdf = await file(`/record-requests/${id}/documents/pdf`, 'bo')
  assert.equal(pdf.headers.get('Content-Disposition'), 'attachment; filename="aktindsigt.pdf"')
  const read = await readPdf(pdf.bytes)
  assert.match(read.text, /Hun sover dårligt\. \[Undtaget: afgørende hensyn/)
  assert.match(read.text, /Mor er syg\./)
  assert.match(read.xmp ?? '', /<pdfuaid:part>1</)
  const json = new TextDecoder().decode((await file(`/record-requests/${id}/documents/json`)).bytes)
  for (const given of [read.text, json]) {
    assert.doesNotMatch(given, /bange for far/)
    assert.doesNotMatch(given, /pres derhjemme/)
  }
  assert.equal(JSON.parse(json).format, 'trin2-record-access/1')

  assert.equal(
    (
      await doing(
        id,
        'deliveries/new',
        { to: 'Anne Holm', on: '2026-11-23', channel: 'digital_post', feeKroner: 50 },
        'bo',
      )
    ).status,
    422,
  )
  assert.equal(
    (await doing(id, 'deliveries/new', { to: 'Anne Holm', on: '2026-11-23', channel: 'digital_post' }, 'bo')).status,
    303,
  )
  const entry = (await entriesOf(childId)).at(-1)
  assert.equal(entry.kind, 'record_access')
  const said = entry.body[0].text
  const sum = createHash('sha256').update(pdf.bytes).digest('hex')
  for (const words of ['Begrænset aktindsigt', 'Anne Holm', 'Digital Post', sum]) assert.ok(said.includes(words), words)
  const { rows } = await world.owner.query(
    "select detail from events where name = 'record_access.delivered' and detail ->> 'request' = $1",
    [id],
  )
  assert.equal(rows[0].detail.sha256_pdf, sum)
  assert.match(await page(id), /besvaret 23\. november 2026/)
  const open = await world.owner.query('select 1 from tasks where request_id = $1 and done_at is null', [id])
  assert.equal(open.rowCount, 0)
})

test('R66 the first copy is free, a further one may be paid for, and both are the same', async () => {
  const { id: pathwayId, childId, motherId } = await aFamily()
  const id = await aRequest(pathwayId, { adultId: motherId })
  await giveTheRest(id)
  await doing(id, 'decision', { decision: 'full' })
  await doing(id, 'documents')
  await doing(id, 'deliveries/new', { to: 'Anne Holm', on: '2026-11-23', channel: 'letter' })
  const first = await file(`/record-requests/${id}/documents/pdf`)
  assert.equal(
    (await doing(id, 'deliveries/new', { to: 'Anne Holm', on: '2026-11-23', channel: 'letter', feeKroner: 75 })).status,
    303,
  )
  assert.deepEqual((await file(`/record-requests/${id}/documents/pdf`)).bytes, first.bytes)
  assert.match((await entriesOf(childId)).at(-1).body[0].text, /kopi nr\. 2.*Betaling for kopien: 75 kr\./s)
  await assert.rejects(
    world.owner.query('update record_request_deliveries set fee_kroner = 1 where request_id = $1', [id]),
    /never changed/,
  )
  await assert.rejects(world.owner.query("update record_request_documents set sha256 = sha256('x')"), /never changed/)
})

test('R65 a refusal is approved by somebody else, sent as a letter with reason and complaint, and journalised', async () => {
  const { id: pathwayId, childId } = await aFamily()
  const id = await aRequest(pathwayId, { by: 'other', name: 'Journalist Ida Bæk' })
  assert.equal((await doing(id, 'decision', { decision: 'full' }, 'lise')).status, 422)
  await doing(id, 'decision', { decision: 'refused', reason: 'Journalen er fortrolig.' }, 'lise')
  const own = await doing(id, 'approval', { answer: 'approve' }, 'lise')
  assert.equal(own.status, 409)
  assert.match(own.html, /kan ikke selv godkende/)
  await assert.rejects(
    world.owner.query('update record_requests set approved_by = decided_by, approved_at = now() where id = $1', [id]),
    /two_people_limit/,
  )
  await world.owner.query("insert into staff_roles values ('0316', $1, 'leader') on conflict do nothing", [
    world.staff.ali.id,
  ])
  assert.equal((await doing(id, 'approval', { answer: 'send_back', why: 'Skriv hvilken lov.' }, 'ali')).status, 303)
  assert.match(await page(id), /Skriv hvilken lov\./)
  await doing(
    id,
    'decision',
    { decision: 'refused', reason: 'Journalen er fortrolig, og der er ingen fuldmagt.' },
    'lise',
  )
  assert.equal((await doing(id, 'approval', { answer: 'approve' }, 'ali')).status, 303)
  await world.owner.query("delete from staff_roles where staff_id = $1 and role = 'leader'", [world.staff.ali.id])
  const { rows } = await world.owner.query('select id from record_request_letters where request_id = $1', [id])
  const letter = `letters/${rows[0].id}`
  const { text } = await readPdf((await file(`/record-requests/${id}/${letter}/document`)).bytes)
  for (const words of ['Journalist Ida Bæk', 'ingen fuldmagt', 'klage', 'Styrelsen for Patientsikkerhed'])
    assert.ok(text.includes(words), words)
  assert.equal((await doing(id, `${letter}/sending`, { on: '2026-11-23', channel: 'letter' }, 'bo')).status, 303)
  assert.match((await entriesOf(childId)).at(-1).body[0].text, /Afgørelse om aktindsigt.*ingen fuldmagt/s)
  assert.notEqual((await rowOf(id)).closed_at, null)
})

test('R64 a parent without custody is oriented by letter, and never given the record', async () => {
  const { id: pathwayId, childId, fatherId } = await aFamily()
  const id = await aRequest(pathwayId, { by: 'parent_without_custody', adultId: fatherId })
  assert.match(await page(id), /Orientering om barnet/)
  assert.equal((await doing(id, 'decision', { decision: 'full' })).status, 409)
  assert.equal((await doing(id, 'answer', { body: 'Jeres datter går til samtaler og har det bedre.' })).status, 303)
  const { rows } = await world.owner.query('select id from record_request_letters where request_id = $1', [id])
  await doing(id, `letters/${rows[0].id}/sending`, { on: '2026-11-23', channel: 'secure_mail' })
  assert.match((await entriesOf(childId)).at(-1).body[0].text, /Orientering om barnet\..*går til samtaler/s)
  await assert.rejects(world.owner.query("update record_requests set track = 'access' where id = $1", [id]), /r64/)
})

test('R48 a wish to have text deleted is answered by letter, with a correction offered, and journalised', async () => {
  const { id: pathwayId, childId, motherId } = await aFamily()
  const id = await aRequest(pathwayId, { wants: 'deletion', adultId: motherId, about: 'Slet det om mor.' })
  const { html } = await world.as('mette').get(`/record-requests/${id}/answer`)
  assert.match(html, /må ikke slettes eller gøres ulæselig/)
  const before = await entriesOf(childId)
  await doing(id, 'answer', { body: 'Vi kan ikke slette det. Vi kan skrive en rettelse. Sig til.' })
  const { rows } = await world.owner.query('select id from record_request_letters where request_id = $1', [id])
  await doing(id, `letters/${rows[0].id}/sending`, { on: '2026-11-23', channel: 'digital_post' })
  const after = await entriesOf(childId)
  assert.equal(after.length, before.length + 1)
  assert.match(after.at(-1).body[0].text, /Svar på ønske om sletning.*Slet det om mor\..*skrive en rettelse/s)
})

test('R63 the database refuses to withhold without a reason, and any change after the decision', async () => {
  const { id: pathwayId, motherId, entryId } = await aFamily()
  const id = await aRequest(pathwayId, { adultId: motherId })
  const withhold = (reason: string) =>
    world.acting('mette', (ctx) =>
      ctx.db
        .insertInto('record_request_items')
        .values({
          request_id: id,
          kind: 'entry',
          item_id: entryId,
          verdict: 'withhold',
          reason,
          seen: Buffer.alloc(32),
          reviewed_by: ctx.actor.id,
          reviewed_at: ctx.now,
        })
        .execute(),
    )
  await assert.rejects(withhold('  kort     '), /r63_withholding_says_why/)
  await giveTheRest(id)
  await doing(id, 'decision', { decision: 'full' })
  await assert.rejects(withhold('Et afgørende hensyn'), /decided/)
  assert.equal((await review(id, entryId, { verdict: 'give', version: 1 })).status, 409)
})
