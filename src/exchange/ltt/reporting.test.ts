import assert from 'node:assert/strict'
import test from 'node:test'
import { relate } from '#registry/access/access.ts'
import { casesIn } from '../../../test/cases.ts'
import { validateHtml } from '../../../test/html.ts'
import { refusedReportsIn, SETTINGS, SOR } from '../../../test/refused-reports.ts'
import { aWorld, HOLBAEK } from '../../../test/world.ts'
import { setSorCode } from './settings.ts'

const world = await aWorld()
const cases = casesIn(world)
const { aPathway, act } = cases
const [lise, bo, adam] = [world.as('lise'), world.as('bo'), world.as('adam')]
const { decide, reportOf, refusedFor } = refusedReportsIn(world, cases)

const sound = async (html: string) => assert.deepEqual(await validateHtml(html), [])
const tally = async (sql: string, values: unknown[] = []): Promise<number> =>
  (await world.owner.query<{ many: number }>(sql, values)).rows[0]?.many ?? 0

test('before anything has happened the page says so, and nothing can be sent without a SOR code', async () => {
  const { status, html } = await lise.get('/reporting')
  assert.equal(status, 200)
  assert.match(html, /Der er ikke noget at indberette endnu/)
  assert.match(html, /Kommunens SOR-kode mangler/)
  assert.match(html, /Systemadministratoren kan skrive den/)
  assert.match(html, /aria-disabled="true"[^>]*>\s*Send nu/)
  await sound(html)
})

test('R98 who waits for the SOR code is counted, and asking to send is refused with words', async () => {
  await aPathway({ givenName: 'Ventende' })
  assert.match((await lise.get('/reporting')).html, /1 barn venter: kommunens SOR-kode mangler/)
  const { status, html } = await lise.post('/reporting/deliveries')
  assert.equal(status, 409)
  assert.match(html, /SOR-kode mangler/)
})

test('while paused nothing can be sent, and the page says who waits and who can end the pause', async () => {
  assert.equal((await decide('paused')).status, 303)
  assert.match((await adam.get(`${SETTINGS}?saved=yes`)).html, /Intet sendes, før pausen er ophævet/)
  const { html } = await lise.get('/reporting')
  assert.match(html, /Indberetningen er sat på pause, og 1 barn venter/)
  assert.match(html, /aria-disabled="true"[^>]*>\s*Send nu/)
  assert.equal((await lise.post('/reporting/deliveries')).status, 409)
  await decide('yes')
})

test('R92 leader and secretary send now, once for each form, and the page then says that all is told', async () => {
  const before = await lise.get('/reporting')
  assert.match(before.html, /1 barn venter på at blive indberettet/)
  const once = '6f1b0c1e-0000-4000-8000-000000000001'
  const first = await bo.post('/reporting/deliveries', { once })
  assert.deepEqual([first.status, first.location], [303, '/reporting?ordered=yes'])
  assert.equal((await bo.post('/reporting/deliveries', { once })).status, 422)
  assert.match((await bo.get('/reporting?ordered=yes')).html, /sat i gang/)
  await world.jobs.runDue()
  const { html } = await lise.get('/reporting')
  assert.match(html, /Alt er indberettet\. Senest modtaget 23\. november 2026/)
  assert.match(html, /Ventende Test Holm/)
  assert.match(html, /Forløb · Henvendelse 20\.\snov\./)
  assert.match(html, /Der er intet at sende/)
  await sound(html)
})

/** From now on the leader treats the child. */
const treating = (childId: string) =>
  world.acting('lise', (ctx) => relate(ctx, { childId, staffId: ctx.actor.id, basis: 'treating' }))

test('what was refused stands first, with why and what to do, and the way to the contact', async () => {
  const { pathwayId, childId, contactId, report } = await refusedFor('contact')
  assert.equal(report.state, 'refused')
  const list = await lise.get('/reporting')
  assert.match(list.html, /1 indberetning er afvist/)
  assert.match(list.html, /afvist<\/span>\s*<span class="quiet"\s*>\s*Noget er galt\./)
  assert.ok(list.html.indexOf('Afviste Test Holm') < list.html.indexOf('Ventende Test Holm'))
  assert.match(list.html, /href="\/reporting" aria-current="page"[^]*?amount">1</)
  // without a relation to the child she is told who can mend it, and led to what she may do
  const without = await lise.get(`/reporting/${report.id}`)
  assert.match(without.html, /Det kan den rette, der får ansvaret for forløbet\. Det har ingen endnu/)
  assert.ok(without.html.includes(`href="/pathways/${pathwayId}/access"`))
  assert.ok(without.html.includes(`href="/pathways/${pathwayId}/responsibility"`))
  assert.ok(!without.html.includes(`#${contactId}"`))
  for (const page of ['access', 'responsibility'])
    assert.equal((await lise.get(`/pathways/${pathwayId}/${page}`)).status, 200)
  await world.owner.query('update pathways set responsible_id = $1 where id = $2', [world.staff.mette.id, pathwayId])
  assert.match(
    (await lise.get(`/reporting/${report.id}`)).html,
    /Det kan Mette [^]*? rette, som har ansvaret for forløbet/,
  )
  await treating(childId)
  const { html } = await lise.get(`/reporting/${report.id}`)
  assert.match(html, /Se efter, om kontaktens slags og form er rigtige/)
  assert.ok(html.includes(`href="/pathways/${pathwayId}#${contactId}"`))
  assert.match(html, /treatment-without-delivery/)
  // a secretary's role opens no pathway: she is led to none, and told who can mend it
  const hers = await bo.get(`/reporting/${report.id}`)
  assert.match(hers.html, /Det kan Mette [^]*? rette, som har ansvaret for forløbet/)
  for (const page of [hers, await bo.get('/reporting')]) {
    assert.doesNotMatch(page.html, /href="\/(pathways|children)\/[0-9a-f-]+(#|"|\/access)/)
    await sound(page.html)
  }
  await sound(html)
})

test('after mending it is sent again, and only what was refused or failed can be', async () => {
  const { rows } = await world.owner.query<{ id: string }>("select id from ltt_reports where state = 'refused'")
  const id = rows[0]?.id ?? ''
  const { status, location } = await bo.post(`/reporting/${id}/delivery`)
  assert.deepEqual([status, location], [303, `/reporting/${id}?ordered=yes`])
  await world.jobs.runDue()
  const { html } = await bo.get(`/reporting/${id}?ordered=yes`)
  assert.match(html, /Den er modtaget/)
  assert.equal((await bo.post(`/reporting/${id}/delivery`)).status, 409)
  assert.equal((await lise.get('/reporting?state=refused')).html.includes('Ingen indberetninger er afvist'), true)
})

test('a stranger’s refusal is told in Danish over its own words, and leads to the contact by its place', async () => {
  const { pathwayId, childId, contactId, report } = await refusedFor(null, 'structure', 'Bundle.entry[2].resource.type')
  await treating(childId)
  const { html } = await lise.get(`/reporting/${report.id}`)
  assert.match(html, /<strong>Modtageren kan ikke bruge kontaktens slags eller form\.<\/strong>/)
  assert.match(html, /Modtageren skrev: <q>Noget er galt\.<\/q>/)
  assert.match(html, /Se efter, om kontaktens slags og form er rigtige/)
  assert.ok(html.includes(`href="/pathways/${pathwayId}#${contactId}"`))
  assert.match((await lise.get('/reporting?state=refused')).html, /Modtageren kan ikke bruge kontaktens slags/)
  await sound(html)
})

test('a wrong CPR number leads to the child, and a wrong SOR code to the one who can write it', async () => {
  const cpr = await refusedFor(null, 'cpr-date-impossible')
  await treating(cpr.childId)
  assert.ok((await lise.get(`/reporting/${cpr.report.id}`)).html.includes(`href="/children/${cpr.childId}"`))
  assert.ok(!(await bo.get(`/reporting/${cpr.report.id}`)).html.includes(`/children/${cpr.childId}`))
  const sor = await refusedFor(null, 'sor-malformed')
  const { html } = await lise.get(`/reporting/${sor.report.id}`)
  assert.match(html, /Systemadministratoren retter kommunens SOR-kode/)
  assert.ok(!html.includes(`href="${SETTINGS}"`))
})

test('R55 R56 without a relation one sees what and when; with one also whereto, and each look is logged on the child', async () => {
  const { id, childId } = await aPathway({ givenName: 'Fulgt' })
  await act(id, 'ways/new', {
    target: 'civil_society',
    receiver: 'headspace Holbæk',
    receiverId: '',
    receiverPerson: 'Sara',
    agreedBy: 'Anne Holm (mor)',
    agreedOn: '2026-11-22',
    handedOverOn: '2026-11-22',
    handedOver: '',
    checkBy: '2027-01-10',
  })
  await lise.post('/reporting/deliveries')
  await world.jobs.runDue()
  const { id: reportId } = await reportOf(childId)
  const looks = (basis: string) =>
    tally(
      "select count(*)::int as many from access_log where what = 'report' and child_id = $1 and staff_id = $2 and basis = $3",
      [childId, world.staff.lise.id, basis],
    )
  const without = await lise.get(`/reporting/${reportId}`)
  assert.match(without.html, /Henvisning 22\.\snov\./)
  assert.doesNotMatch(without.html, /civilsamfund/i)
  assert.match(without.html, /ikke en aktiv behandlingsrelation/)
  assert.deepEqual([await looks('role'), await looks('treating')], [1, 0])
  await world.acting('lise', (ctx) => relate(ctx, { childId, staffId: ctx.actor.id, basis: 'treating' }))
  const related = await lise.get(`/reporting/${reportId}`)
  assert.match(related.html, /Henvisning 22\.\snov\.<\/a>\s*til civilsamfund/)
  assert.deepEqual([await looks('role'), await looks('treating')], [1, 1])
  await sound(related.html)
  const before = await tally('select count(*)::int as many from access_log')
  await lise.get('/reporting')
  assert.equal(await tally('select count(*)::int as many from access_log'), before)
})

test('R8 what is left out is listed with the reason', async () => {
  const { childId } = await aPathway({ givenName: 'Udeladte', isUnder126a: false })
  await lise.post('/reporting/deliveries')
  await world.jobs.runDue()
  const { html } = await lise.get('/reporting?state=left_out')
  assert.match(html, /Udeladte Test Holm/)
  assert.match(html, /uden for § 126 a/)
  assert.match(html, /barn: 1 uden for § 126 a/)
  assert.match(html, /Udeladt: 1 forløb uden for § 126 a/)
  const page = await lise.get(`/reporting/${(await reportOf(childId)).id}`)
  assert.match(page.html, /Den skal ikke sendes/)
  await sound(page.html)
})

test('what could not be delivered says so, and when it is tried next', async () => {
  const { childId } = await aPathway({ givenName: 'Uheldige' })
  world.gateway.answerNext(() => ({
    kind: 'unreachable',
    complaints: [{ code: 'gateway-unreachable', location: '', words: 'Gatewayen kunne ikke nås.', item: null }],
  }))
  await lise.post('/reporting/deliveries')
  await world.jobs.runDue()
  const { id, state } = await reportOf(childId)
  assert.equal(state, 'pending')
  const page = await lise.get(`/reporting/${id}`)
  assert.match(page.html, /Næste forsøg/)
  const told = (await lise.get('/reporting')).html
  assert.match(told, /Gatewayen kunne ikke nås\.[^]*1 indberetning er prøvet og kom ikke igennem[^]*prøves igen/)
  assert.match(page.html, /Der prøves igen af sig selv/)
  await world.owner.query("update ltt_reports set state = 'failed', next_try_at = null where id = $1", [id])
  const list = await lise.get('/reporting')
  assert.match(list.html, /1 indberetning kunne ikke leveres/)
  assert.equal((await lise.post(`/reporting/${id}/delivery`)).status, 303)
  await world.jobs.runDue()
  assert.equal((await reportOf(childId)).state, 'sent')
})

test('who may not is refused with words: therapists, intake and advisers all of it, the administrator what shows a child', async () => {
  const { id } = await reportOf(
    (await world.owner.query<{ child_id: string }>('select child_id from ltt_reports limit 1')).rows[0]?.child_id ?? '',
  )
  for (const path of ['/reporting', `/reporting/${id}`]) {
    for (const person of ['mette', 'ida', 'vera', 'adam'] as const)
      assert.equal((await world.as(person).get(path)).status, 403, `${person} ${path}`)
    assert.equal((await world.signedOut().get(path)).status, 303)
  }
  for (const person of ['lise', 'bo', 'mette'] as const) {
    assert.equal((await world.as(person).get(SETTINGS)).status, 403)
    assert.equal((await world.as(person).post(SETTINGS, { sorCode: SOR })).status, 403)
  }
  assert.equal((await adam.post('/reporting/deliveries')).status, 403)
  assert.equal((await world.signedOut().post('/reporting/deliveries')).status, 401)
  const settings = await adam.get(SETTINGS)
  assert.equal(settings.status, 200)
  assert.doesNotMatch(settings.html, /Test Holm/)
  assert.match(settings.html, /href="\/administration\/reporting" aria-current/)
})

test('another municipality finds none of it, and what is no id is not found', async () => {
  const { rows } = await world.owner.query<{ id: string }>('select id from ltt_reports limit 1')
  const karen = world.as('karen')
  assert.equal((await karen.get(`/reporting/${rows[0]?.id}`)).status, 404)
  assert.equal((await karen.post(`/reporting/${rows[0]?.id}/delivery`)).status, 404)
  assert.doesNotMatch((await karen.get('/reporting')).html, /Test Holm/)
  for (const wrong of ['x', '1', 'deliveries', '00000000-0000-4000-8000-000000000000'])
    assert.equal((await lise.get(`/reporting/${wrong}`)).status, 404, wrong)
})

test('an address that asks for what there is not shows what there is', async () => {
  for (const query of ['?state=lost&page=x&period=never', '?page=-1', '?page=1e9', '?state=&period='])
    assert.equal((await lise.get(`/reporting${query}`)).status, 200, query)
})

test('R104 no child’s name and no CPR number stands in an address or a title', async () => {
  const { rows } = await world.owner.query<{ id: string }>('select id from ltt_reports limit 1')
  const { html } = await lise.get(`/reporting/${rows[0]?.id}`)
  assert.match(html, /<title>Indberetning[^<]*<\/title>/)
  assert.doesNotMatch(/<title>[^<]*<\/title>/.exec(html)?.[0] ?? '', /Test Holm/)
})

test('fifty on a page, the rest one link away, and the page costs the same whatever there is', async () => {
  const few = (await lise.get('/reporting')).statements
  const { childId } = await aPathway({ givenName: 'Alma' })
  await world.owner.query(
    `insert into ltt_reports (municipality_id, id, child_id, day, state, built_at, settled_at, attempts)
     select $1, gen_random_uuid(), $2, '2026-03-01'::date + nth, 'duplicate', '2026-03-01T22:45Z', '2026-03-01T22:45Z', 1
     from generate_series(1, 120) nth`,
    [HOLBAEK, childId],
  )
  const first = await lise.get('/reporting?state=duplicate')
  assert.equal(first.statements, few)
  assert.equal(first.html.match(/indberetningen om Alma/g)?.length, 50)
  assert.match(first.html, /Side 1 af 3 · 120 i alt/)
  assert.match(first.html, /href="\/reporting\?state=duplicate&amp;page=2#reports"/)
  const last = await lise.get('/reporting?state=duplicate&page=3')
  assert.equal(last.html.match(/indberetningen om Alma/g)?.length, 20)
  for (const page of [4, 999, 123456789])
    assert.match((await lise.get(`/reporting?state=duplicate&page=${page}`)).html, /Side 3 af 3 · \d+ i alt/)
  const days = (html: string) => [...html.matchAll(/indberetningen om Alma/g)].length
  const all = await Promise.all([1, 2, 3].map((page) => lise.get(`/reporting?page=${page}`)))
  assert.ok(all.reduce((sum, { html }) => sum + days(html), 0) >= 100)
  await sound(first.html)
})

test('each page is a fixed number of statements', async () => {
  const { rows } = await world.owner.query<{ id: string }>('select id from ltt_reports limit 1')
  assert.equal((await lise.get('/reporting')).statements, 7)
  assert.equal((await lise.get(`/reporting/${rows[0]?.id}`)).statements, 5)
  assert.equal((await adam.get(SETTINGS)).statements, 3)
})

test('the SOR code of a municipality that is set up from outside is the one the page shows', async () => {
  await world.acting('karen', (ctx) => setSorCode(ctx, '998877665544'))
  assert.doesNotMatch((await world.as('karen').get('/reporting')).html, /SOR-kode mangler/)
})
