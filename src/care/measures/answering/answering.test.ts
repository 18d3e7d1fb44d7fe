import assert from 'node:assert/strict'
import test from 'node:test'
import { casesIn } from '../../../../test/cases.ts'
import { validateHtml } from '../../../../test/html.ts'
import { invitationsIn, OWN_FORM } from '../../../../test/invitations.ts'
import { aWorld } from '../../../../test/world.ts'
import { definitionById } from '../definitions.ts'

const world = await aWorld({ now: '2026-11-23T09:00:00Z' })
const { aPathway } = casesIn(world)
const { aLink, takeIntoUse } = invitationsIn(world)
await takeIntoUse()
const visitor = world.signedOut()
const json = { Accept: 'application/json' }

const answersOf = async (id: string) => {
  const { rows } = await world.owner.query<{
    answers: Record<string, unknown>
    language: string
    recorded_by: string | null
  }>('select answers, language, recorded_by from measure_responses where invitation_id = $1', [id])
  return rows[0]
}
const invitation = async (id: string) => {
  const { rows } = await world.owner.query<{ opened_at: Date | null; answered_at: Date | null }>(
    'select opened_at, answered_at from measure_invitations where id = $1',
    [id],
  )
  return rows[0]
}

test('a child answers question by question, leaves, goes on elsewhere, looks it over and sends', async () => {
  const { id: pathwayId } = await aPathway({ givenName: 'Marie' })
  const { id, link } = await aLink(pathwayId)
  const welcome = await visitor.get(link)
  assert.equal(welcome.status, 200)
  assert.match(welcome.html, /Holbæk Kommune har nogle spørgsmål til dig/)
  assert.doesNotMatch(welcome.html, /Marie/, 'the page of a child names nobody')
  assert.equal((await invitation(id))?.opened_at, null, 'a preview of the link opens nothing')

  assert.equal((await visitor.post(link)).location, `${link}/1`)
  assert.ok((await invitation(id))?.opened_at)
  const first = await visitor.get(`${link}/1`)
  assert.match(first.html, /Spørgsmål 1 af 2/)
  assert.match(first.html, /<h1>Sov du godt i nat\?<\/h1>/)
  assert.equal((await visitor.post(`${link}/1`, { 'a-sleep': '1' })).location, `${link}/2`)
  // elsewhere: the same link, another browser
  assert.equal((await world.signedOut().post(link)).location, `${link}/2`)
  assert.match((await visitor.get(`${link}/2`)).html, /Spørgsmål 2 af 3/)
  assert.equal((await visitor.post(`${link}/2`, { skip: 'yes' })).location, `${link}/3`)
  assert.equal((await visitor.post(`${link}/3`, { 'a-hurt': '0' })).location, `${link}/check`)

  const check = await visitor.get(`${link}/check`)
  assert.match(check.html, /Nej/)
  assert.match(check.html, /Ikke besvaret/)
  assert.equal((await visitor.post(`${link}/3?from=check`, { 'a-hurt': '0' })).location, `${link}/check`)
  assert.equal((await visitor.post(`${link}/check`)).location, `${link}/thanks`)
  const thanks = await visitor.get(`${link}/thanks`)
  assert.match(thanks.html, /<h1>Tak. Dine svar er sendt<\/h1>/)
  assert.deepEqual(await answersOf(id), { answers: { sleep: 1, hurt: 0 }, language: 'da', recorded_by: null })
  const { rows } = await world.owner.query('select 1 from measure_answers where invitation_id = $1', [id])
  assert.equal(rows.length, 0, 'what was kept on the way is gone')
})

test('an answer that must be looked at: help comes first, and staff have the task at once', async () => {
  const { id: pathwayId } = await aPathway()
  const { link } = await aLink(pathwayId)
  await visitor.post(`${link}/3`, { 'a-hurt': '4' })
  await visitor.post(`${link}/check`)
  const { html } = await visitor.get(`${link}/thanks`)
  assert.ok(html.indexOf('Det er godt, du fortalte det') < html.indexOf('Tak. Dine svar er sendt'))
  const { rows } = await world.owner.query<{ due: string }>(
    "select due_on::text as due from tasks where pathway_id = $1 and kind = 'measure_flag'",
    [pathwayId],
  )
  assert.deepEqual(rows, [{ due: '2026-11-23' }])
})

test('a link is used once: sent twice leads to the same thanks, and afterwards nothing is shown or kept', async () => {
  const { id: pathwayId } = await aPathway()
  const { id, link } = await aLink(pathwayId)
  await visitor.post(`${link}/1`, { 'a-sleep': '0' })
  const [one, two] = await Promise.all([visitor.post(`${link}/check`), visitor.post(`${link}/check`)])
  assert.deepEqual([one.location ?? one.status, two.location ?? two.status].includes(`${link}/thanks`), true)
  const { rows } = await world.owner.query('select 1 from measure_responses where invitation_id = $1', [id])
  assert.equal(rows.length, 1)
  assert.equal((await visitor.post(`${link}/check`)).location, `${link}/thanks`)
  for (const page of ['', '/1', '/check', '/all']) {
    const { status, html } = await visitor.get(`${link}${page}`)
    assert.equal(status, 410)
    assert.match(html, /Svarene er sendt/)
    assert.doesNotMatch(html, /Sov du godt/)
  }
  assert.equal((await visitor.post(`${link}/1`, { 'a-sleep': '1' })).status, 410)
  world.setTime('2026-11-23T10:30:00Z')
  assert.match((await visitor.get(`${link}/thanks`)).html, /Svarene er sendt/)
  world.setTime('2026-11-23T09:00:00Z')
})

test('a wrong, foreign, expired or cancelled link is told in kind words, with a way to us and to help at once', async () => {
  const { id: pathwayId } = await aPathway()
  const { link, secret } = await aLink(pathwayId)
  for (const wrong of [
    `/k/holbaek/svar/${'x'.repeat(32)}`,
    `/k/kalundborg/svar/${secret}`,
    '/k/holbaek/svar/%3Cscript%3E',
    `/k/holbaek/svar/${secret}x`,
  ]) {
    for (const answer of [
      await visitor.get(wrong),
      await visitor.post(`${wrong}/1`, { 'a-sleep': '0' }),
      await visitor.get(`${wrong}/thanks`),
    ]) {
      assert.equal(answer.status, 404, wrong)
      assert.match(answer.html, /Linket virker ikke/)
      assert.match(answer.html, /70 201 201/)
    }
  }
  assert.equal((await visitor.get(`/k/nowhere/svar/${secret}`)).status, 404)
  await world.owner.query('update measure_invitations set cancelled_at = now() where token_hash = sha256($1::bytea)', [
    Buffer.from(secret),
  ])
  assert.match((await visitor.get(link)).html, /Du skal ikke svare alligevel/)
  const short = await aLink(pathwayId, { days: 1 })
  await visitor.post(`${short.link}/1`, { 'a-sleep': '1' })
  world.setTime('2026-11-24T09:00:00Z')
  const late = await visitor.post(`${short.link}/check`)
  world.setTime('2026-11-23T09:00:00Z')
  assert.equal(late.status, 410)
  assert.match(late.html, /Tiden er gået/)
})

test('a script sends answers by themselves, and is told in a word what became of them', async () => {
  const { id: pathwayId } = await aPathway()
  const { id, link } = await aLink(pathwayId)
  assert.equal((await visitor.post(`${link}/1`, { 'a-sleep': '1' }, json)).status, 204)
  assert.equal((await visitor.post(`${link}/1`, { 'a-sleep': '9' }, json)).status, 422)
  const { html } = await visitor.get(`${link}/all?for=script`)
  assert.doesNotMatch(html, /<html/)
  assert.match(html, /data-gate="a-sleep:1"/)
  assert.match(html, /value="1" checked/)
  await visitor.post(`${link}/2`, { 'a-why': 'Naboens hund 🐕 <b>' }, json)
  await visitor.post(`${link}/check`)
  assert.deepEqual((await answersOf(id))?.answers, { sleep: 1, why: 'Naboens hund 🐕 <b>' })
})

test('what cannot be an answer comes back on the same page; nothing at all is not sent', async () => {
  const { id: pathwayId } = await aPathway()
  const { link } = await aLink(pathwayId)
  for (const [page, fields] of [
    ['1', {}],
    ['1', { 'a-sleep': '7' }],
    ['3', { 'a-hurt': '11' }],
  ] as const) {
    const { status, html } = await visitor.post(`${link}/${page}`, fields)
    assert.equal(status, 422)
    assert.match(html, /error-summary/)
  }
  const { status, html } = await visitor.post(`${link}/check`)
  assert.equal(status, 422)
  assert.match(html, /Svar på mindst ét spørgsmål/)
  assert.equal((await visitor.get(`${link}/99`)).location, link)
})

test('all on one page, with an interpreter: what was answered is kept, also of what must be mended', async () => {
  const { id: pathwayId } = await aPathway()
  const { id, link } = await aLink(pathwayId, { language: 'en' })
  const english = link.replace('/svar/', '/en/svar/')
  assert.match((await visitor.get(`${english}/all`)).html, /1\. Did you sleep well last night\?/)
  const wrong = await visitor.post(`${english}/all`, { 'a-sleep': 'unknown', 'a-hurt': '12' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.html, /value="unknown" checked/)
  assert.equal((await visitor.post(`${english}/all`, { 'a-sleep': '0', 'a-hurt': '2' })).location, `${english}/check`)
  await visitor.post(`${english}/check`)
  assert.deepEqual(await answersOf(id), { answers: { sleep: 0, hurt: 2 }, language: 'en', recorded_by: null })
})

test('R41 a form that may not be shown any more is not', async () => {
  const { id: pathwayId } = await aPathway()
  const licensed = definitionById('sdq-p4-10')
  assert.ok(licensed)
  const { link } = await aLink(pathwayId, { definition: licensed })
  const { status, html } = await visitor.get(`${link}/1`)
  assert.equal(status, 409)
  assert.match(html, /kan ikke vises lige nu/)
})

test('a parent reads whom it is about; the secret stands in no log, no title and no other page', async () => {
  const { id: pathwayId } = await aPathway({ givenName: 'Marie' })
  const definition = definitionById('five-areas-parent')
  assert.ok(definition)
  const { link, secret } = await aLink(pathwayId, { definition })
  const { html, headers } = await visitor.get(link)
  assert.match(html, /Det handler om Marie\./)
  assert.match(html, /<meta name="referrer" content="strict-origin">/)
  assert.match(html, /<meta name="robots" content="noindex, nofollow"/)
  assert.equal(headers.get('Cache-Control'), 'no-store')
  assert.match(/<title>[^<]*/.exec(html)?.[0] ?? '', /<title>Spørgsmål ·/)
  await visitor.get(`${link}/1`)
  assert.doesNotMatch(JSON.stringify(world.log), new RegExp(secret))
  const { rows } = await world.owner.query('select 1 from measure_invitations where token_hash = $1::bytea', [secret])
  assert.equal(rows.length, 0)
})

test('each page takes few statements, the same for three questions and for thirty', async () => {
  const { id: pathwayId } = await aPathway()
  const { link } = await aLink(pathwayId)
  const { link: other } = await aLink(pathwayId, { definition: definitionById('five-areas-self') ?? OWN_FORM })
  for (const each of [link, other]) {
    assert.equal((await visitor.get(`${each}/1`)).statements, 6)
    assert.equal((await visitor.get(`${each}/all`)).statements, 6)
  }
})

test('the pages are sound', async () => {
  const { id: pathwayId } = await aPathway()
  const { link } = await aLink(pathwayId)
  const pages = [
    link,
    `${link}/1`,
    `${link}/3`,
    `${link}/all`,
    `${link}/check`,
    '/k/holbaek/svar/x',
    link.replace('/svar/', '/en/svar/'),
  ]
  await visitor.post(`${link}/1`, { 'a-sleep': '1' })
  for (const page of [...pages, `${link}/2`])
    assert.deepEqual(await validateHtml((await visitor.get(page)).html), [], page)
  assert.deepEqual(await validateHtml((await visitor.post(`${link}/3`, {})).html), [])
})
