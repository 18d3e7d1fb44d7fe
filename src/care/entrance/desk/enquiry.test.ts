import assert from 'node:assert/strict'
import test from 'node:test'
import { validateHtml } from '../../../../test/html.ts'
import { joinEnquiry } from '#care/pathways/pathways.ts'
import { casesIn } from '../../../../test/cases.ts'
import { enquiriesIn } from '../../../../test/enquiries.ts'
import { aWorld } from '../../../../test/world.ts'

const world = await aWorld({ now: '2026-11-23T09:00:00Z' })
const { anEnquiry, act, aBirthDate, cprOf, rowOf } = enquiriesIn(world)
const { aPathway, lastCpr, regretted } = casesIn(world)
const ida = world.as('ida')
const pathwayIn = (location: string | null) => /^\/pathways\/(.+)$/.exec(location ?? '')?.[1] ?? ''
const rows = async (sql: string, values: unknown[] = []) => (await world.owner.query(sql, values)).rows
const wrongIn = (html: string) =>
  [...html.matchAll(/form-error-message" id="([\w-]+)-error">([^<]*)/g)]
    .map(([, field, words]) => `${field}: ${words}`)
    .join('\n')

test('everything that was told stands on its page, and R56 the look is written down by its receipt', async () => {
  const { id, receipt } = await anEnquiry({
    givenName: 'Selma',
    contactedBy: 'child',
    parentsKnow: 'not_yet',
    bestTime: 'efter 15',
    language: 'ar',
    needsInterpreter: true,
    about: 'Jeg kan ikke sove.\n<b>Hjælp</b>',
    referral: {
      by: 'health_visitor',
      name: 'Hanne',
      organisation: 'Sundhedsplejen',
      phone: '59 43 00 00',
      agreedBy: 'Mor',
      agreedOn: '2026-11-20',
    },
  })
  const { html, statements } = await ida.get(`/entrance/${id}`)
  assert.match(
    html,
    /Selma Holm[^]*&lt;b&gt;Hjælp&lt;\/b&gt;[^]*Bekymring[^]*efter 15[^]*Arabisk[^]*tolk[^]*Tal med den unge først[^]*Hanne, Sundhedsplejen, 59 43 00 00[^]*Mor, 20\. november 2026/,
  )
  assert.ok(!/<title>[^<]*Selma/.test(html))
  assert.equal(statements, 8)
  assert.deepEqual(await validateHtml(html), [])
  const [look] = await rows('select staff_id, kind, what, criterion from access_log where criterion = $1', [
    `henvendelse ${receipt}`,
  ])
  assert.deepEqual(look, {
    staff_id: world.staff.ida.id,
    kind: 'read',
    what: 'enquiry',
    criterion: `henvendelse ${receipt}`,
  })
})

test('R3 without a CPR number it waits; with one it is opened from the moment it came, and the opener may read it', async () => {
  const { id, birthDate } = await anEnquiry({
    givenName: 'Åse',
    receivedAt: new Date('2026-11-18T22:30:00Z'),
    parentsKnow: null,
  })
  const refused = await act(id, 'pathway', { themes: [] })
  assert.equal(refused.status, 422)
  assert.match(wrongIn(refused.html), /cpr: Skriv barnets CPR-nummer/)
  assert.equal((await rowOf(id)).status, 'waiting')

  const { location } = await act(id, 'pathway', { cpr: cprOf(birthDate), themes: ['worry', 'other'] })
  const pathwayId = pathwayIn(location)
  assert.equal((await ida.get(`/pathways/${pathwayId}`)).status, 200)
  const [pathway] = await rows(
    "select to_char(enquiry_on, 'YYYY-MM-DD') as on, contacted_by, channel, (select array_agg(theme::text) from pathway_themes where pathway_id = p.id) as themes, (select summary from contacts where pathway_id = p.id) as summary from pathways p where id = $1",
    [pathwayId],
  )
  assert.deepEqual(pathway, {
    on: '2026-11-18',
    contacted_by: 'mother',
    channel: 'written',
    themes: ['worry', 'other'],
    summary: 'Hun sover ikke.',
  })
  const row = await rowOf(id)
  assert.deepEqual([row.status, row.pathway_id, row.handled_by], ['opened', pathwayId, world.staff.ida.id])
  assert.match((await ida.get(`/entrance/${id}`)).html, /forløb åbnet[^]*Ida Friis[^]*Gå til forløbet/)
})

test('a CPR number that came with it is used unseen, shown without its last digits, and not kept afterwards', async () => {
  const birthDate = aBirthDate()
  const cpr = cprOf(birthDate)
  const { id } = await anEnquiry({ birthDate, cpr, givenName: 'Nummer' })
  const { html } = await ida.get(`/entrance/${id}`)
  assert.match(html, new RegExp(`Oplyst: ${cpr.slice(0, 6)}-••••`))
  assert.ok(!html.includes(cpr) && !html.includes(`${cpr.slice(0, 6)}-${cpr.slice(6)}`))
  const { status, location } = await act(id, 'pathway', {})
  assert.equal(status, 303)
  assert.ok(pathwayIn(location))
  const { cpr_sealed, cpr_key_id, cpr_lookup } = await rowOf(id)
  assert.deepEqual([cpr_sealed, cpr_key_id, cpr_lookup], [null, null, null])
})

test('a birth date that does not agree with the CPR number is corrected deliberately, or not at all', async () => {
  const { id } = await anEnquiry({ birthDate: '2011-07-08', givenName: 'Byttet' })
  const asked = await act(id, 'pathway', { cpr: cprOf('2011-08-07') })
  assert.match(wrongIn(asked.html), /correctBirth: CPR-nummeret siger 7\. august 2011, men der står 8\. juli 2011/)
  const { location } = await act(id, 'pathway', { cpr: cprOf('2011-08-07'), correctBirth: 'on' })
  assert.deepEqual(
    await rows('select birth_date from people c join pathways p on p.child_id = c.id where p.id = $1', [
      pathwayIn(location),
    ]),
    [{ birth_date: '2011-08-07' }],
  )
})

test('R7 who was eighteen is not opened, and the page says what to do instead', async () => {
  const { id } = await anEnquiry({ birthDate: '2008-11-22', givenName: 'Voksen' })
  const { html } = await ida.get(`/entrance/${id}`)
  assert.match(html, /aria-disabled="true"[^]*egen læge[^]*headspace/)
  assert.match(html, /value="too_old" checked/)
  const { status } = await act(id, 'pathway', { cpr: cprOf('2008-11-22') })
  assert.equal(status, 422)
  assert.equal((await rowOf(id)).status, 'waiting')
})

test('R8 a child below five is opened only as a course outside § 126 a', async () => {
  const { id } = await anEnquiry({ birthDate: '2022-04-05', givenName: 'Yngste' })
  assert.match((await ida.get(`/entrance/${id}`)).html, /Barnet var 4 år ved henvendelsen[^]*uden for § 126 a/)
  assert.match(wrongIn((await act(id, 'pathway', { cpr: cprOf('2022-04-05') })).html), /outside126a/)
  const { location } = await act(id, 'pathway', { cpr: cprOf('2022-04-05'), outside126a: 'on' })
  assert.deepEqual(await rows('select is_under_126a from pathways where id = $1', [pathwayIn(location)]), [
    { is_under_126a: false },
  ])
})

test('a child whose pathway is open is joined to it, never opened again', async () => {
  const pathway = await aPathway({ givenName: 'Josefine', born: '2013-06-21' })
  const { id } = await anEnquiry({ givenName: 'Josephine', familyName: 'Test Holm', birthDate: '2013-06-12' })
  const page = await ida.get(`/entrance/${id}`)
  assert.match(
    page.html,
    /Josefine Test Holm[^]*21\. juni 2013[^]*ligner[^]*Åbent forløb[^]*nu ved henvendelse[^]*Læg sammen/,
  )
  const refused = await act(id, 'pathway', { cpr: lastCpr('2013-06-21'), correctBirth: 'on' })
  assert.match(wrongIn(refused.html), /har allerede et åbent forløb/)
  const { location } = await act(id, 'joining', { with: `child:${pathway.childId}` })
  assert.equal(location, `/pathways/${pathway.id}`)
  assert.deepEqual([(await rowOf(id)).status, (await rowOf(id)).pathway_id], ['joined', pathway.id])
})

test('a child we knew before gets a new pathway, without being made twice', async () => {
  const pathway = await aPathway({ givenName: 'Igen', born: '2012-10-30' })
  await regretted(pathway.id)
  const { id } = await anEnquiry({ givenName: 'Igen', familyName: 'Test Holm', birthDate: '2012-10-30' })
  assert.match((await ida.get(`/entrance/${id}`)).html, /Kender vi barnet\?[^]*Åbn et nyt forløb for barnet/)
  const { location } = await act(id, 'pathway', { childId: pathway.childId })
  assert.deepEqual(await rows('select child_id from pathways where id = $1', [pathwayIn(location)]), [
    { child_id: pathway.childId },
  ])
  const stranger = await anEnquiry({ givenName: 'Ukendt' })
  assert.match(
    (await act(stranger.id, 'pathway', { childId: pathway.childId })).html,
    /Vælg et af de børn, der er vist/,
  )
})

test('a CPR number that belongs to a child of quite another name is asked about', async () => {
  const pathway = await aPathway({ givenName: 'Wilhelmina', born: '2014-09-17' })
  await regretted(pathway.id)
  const { id } = await anEnquiry({ givenName: 'Bo', familyName: 'Kvist', birthDate: '2014-09-17' })
  const asked = await act(id, 'pathway', { cpr: lastCpr('2014-09-17') })
  assert.equal(asked.status, 422)
  assert.match(asked.html, /tilhører Wilhelmina Test Holm[^]*Kender vi barnet/)
  assert.equal((await act(id, 'pathway', { cpr: lastCpr('2014-09-17'), childId: pathway.childId })).status, 303)
})

test('R18 two that wait are put together under the earlier, and both become part of one pathway', async () => {
  const birthDate = aBirthDate()
  const first = await anEnquiry({
    givenName: 'Mikkel',
    birthDate,
    receivedAt: new Date('2026-11-12T08:00:00Z'),
    themes: ['sadness'],
  })
  const later = await anEnquiry({
    givenName: 'Mikkel',
    birthDate,
    receivedAt: new Date('2026-11-20T08:00:00Z'),
    cpr: cprOf(birthDate),
    about: 'Skolen ringer.',
  })
  const joined = await act(first.id, 'joining', { with: `enquiry:${later.id}` })
  assert.equal(joined.location, `/entrance/${first.id}`)
  assert.deepEqual([(await rowOf(later.id)).status, (await rowOf(later.id)).joined_to], ['joined', first.id])
  const { html } = await ida.get(`/entrance/${first.id}`)
  assert.match(html, /dag 11 af 14[^]*Også modtaget 20\. november 2026[^]*Skolen ringer/)

  const { location } = await act(first.id, 'pathway', {}) // the number came with the later one
  const pathwayId = pathwayIn(location)
  assert.deepEqual(await rows('select enquiry_on from pathways where id = $1', [pathwayId]), [
    { enquiry_on: '2026-11-12' },
  ])
  assert.equal((await rowOf(later.id)).pathway_id, pathwayId)
  assert.equal(
    (await rows("select from events where pathway_id = $1 and name = 'enquiry.joined'", [pathwayId])).length,
    1,
  )
})

test('R14 where the child lives and who acts go with the pathway', async () => {
  const { id, birthDate } = await anEnquiry({ givenName: 'Bopæl', residenceMunicipalityId: '0326' })
  assert.match((await ida.get(`/entrance/${id}`)).html, /<option value="0326" selected>/)
  const { location } = await act(id, 'pathway', { cpr: cprOf(birthDate), residence: '0326', acting: '0253' })
  assert.deepEqual(
    await rows('select residence_municipality_id, acting_municipality_id from pathways where id = $1', [
      pathwayIn(location),
    ]),
    [{ residence_municipality_id: '0326', acting_municipality_id: '0253' }],
  )
})

test('never a no without a way: a family is guided on only with where and why', async () => {
  const { id } = await anEnquiry({ givenName: 'Videre' })
  const refused = await act(id, 'guidance', { guidedReason: 'other' })
  assert.match(wrongIn(refused.html), /guidedTo: Skriv, hvor familien blev vist hen/)
  assert.match(
    wrongIn((await act(id, 'guidance', { guidedReason: 'other', guidedTo: 'headspace' })).html),
    /guidedNote: Skriv grunden/,
  )
  await assert.rejects(
    world.owner.query(
      "update enquiries set status = 'guided_on', outcome_reason = 'x', handled_at = now() where id = $1",
      [id],
    ),
    /guided_on_shows_a_way/,
  )

  await act(id, 'guidance', {
    guidedReason: 'other_effort',
    guidedNote: 'Skolen er i gang.',
    guidedTo: 'PPR, 72 36 00 00, familien ringer selv',
  })
  const { html } = await ida.get(`/entrance/${id}`)
  assert.match(
    html,
    /vist videre[^]*En anden indsats passer bedre\. Skolen er i gang\.[^]*PPR, 72 36 00 00, familien ringer selv/,
  )
  assert.ok(!html.includes('Åbn forløb'))
})

test('a family takes its henvendelse back, and what it said is kept', async () => {
  const { id } = await anEnquiry({ givenName: 'Tilbage', cpr: null })
  assert.match(wrongIn((await act(id, 'withdrawal', {})).html), /withdrawnReason: Skriv, hvad familien sagde/)
  await act(id, 'withdrawal', { withdrawnReason: 'Det går bedre.' })
  assert.deepEqual([(await rowOf(id)).status, (await rowOf(id)).outcome_reason], ['withdrawn', 'Det går bedre.'])
})

test('R56 what is done with a henvendelse stands in the log as a change, by its receipt', async () => {
  const { id, receipt } = await anEnquiry()
  await act(id, 'withdrawal', { withdrawnReason: 'Det går bedre.' })
  const written = await rows("select staff_id, what from access_log where kind = 'write' and criterion = $1", [
    `henvendelse ${receipt}`,
  ])
  assert.deepEqual(written, [{ staff_id: world.staff.ida.id, what: 'withdrawal' }])
})

test('R18 a henvendelse joins no pathway that has ended meanwhile', async () => {
  const { id } = await aPathway()
  await regretted(id)
  await assert.rejects(
    world.acting('ida', (ctx) =>
      joinEnquiry(ctx, id, { at: ctx.now, contactedBy: 'mother', channel: 'phone', referredBy: null, enquiryId: id }),
    ),
    /afsluttet imens/,
  )
})
