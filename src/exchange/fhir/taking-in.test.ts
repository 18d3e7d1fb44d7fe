import assert from 'node:assert/strict'
import test from 'node:test'
import { installForm, recordResponse, type Definition } from '#care/measures/measures.ts'
import { casesIn } from '../../../test/cases.ts'
import { foreign, question } from '../../../test/foreign-forms.ts'
import { validateHtml } from '../../../test/html.ts'
import { invitationsIn, OWN_FORM } from '../../../test/invitations.ts'
import { aWorld } from '../../../test/world.ts'
import { readForm } from './fhir.ts'

const world = await aWorld()
const { aPathway, act } = casesIn(world)
const { aLink } = invitationsIn(world)
const lise = world.as('lise')
const LIST = '/administration/measures'
const NEW = `${LIST}/forms/new`

const sleep = (version = '2.0', more = {}) =>
  JSON.stringify(foreign([question('a'), question('b')], { version, ...more }))
const said = { informant: 'self', fromAge: '11', toAge: '17', sum: 'low' }
const take = (text: string, more = {}) => lise.post(NEW, { text, ...said, ...more })

/** A young person's pathway with Mette. */
async function ofMette(): Promise<string> {
  const { id } = await aPathway({ born: '2012-05-05', enquiryOn: '2026-05-20' })
  await act(id, 'responsibility', { staffId: world.staff.mette.id, unitId: '' })
  return `/pathways/${id}/measures`
}

test('a form is refused with each fault at its place, and what was pasted comes back', async () => {
  const text = sleep('2.0', { copyright: undefined })
  const { status, html } = await take(text, { informant: '', fromAge: '', toAge: '' })
  assert.equal(status, 422)
  for (const place of ['copyright', 'extension', 'useContext'])
    assert.match(html, new RegExp(`<code>Questionnaire.${place}</code>: `))
  assert.match(html, /Søvnforeningen|Spørgsmål a/)
  assert.deepEqual(await validateHtml(html), [])

  for (const [given, words] of [
    ['', /Vælg en fil/],
    ['{"resourceType":', /Filen er ikke JSON/],
    ['<script>', /&lt;script&gt;/],
    [sleep('2.0', { id: 'phq-9' }), /følger med Trin 2/],
    [sleep('2.0', { id: 'goals' }), /følger med Trin 2/],
  ] as const) {
    const refused = await take(given)
    assert.equal(refused.status, 422, given)
    assert.match(refused.html, words)
  }
  assert.match((await take(sleep(), { toAge: '' })).html, /både fra og til/)
  assert.match((await take(sleep(), { fromAge: 'ti' })).html, /hele år/)
  assert.match((await take(sleep(), { toAge: '9' })).html, /ligger under/)
})

test('a form is taken in, planned, answered, drawn and withdrawn; others do not see it', async () => {
  assert.equal((await take(sleep())).status, 303)
  assert.match((await take(sleep())).html, /nyt versionsnummer/)
  const listed = await lise.get(LIST)
  for (const words of ['Søvn', 'version 2.0', 'Søvnforeningen. Fri brug.', 'FHIR Questionnaire'])
    assert.ok(listed.html.includes(words), words)
  assert.doesNotMatch((await world.as('karen').get(LIST)).html, /Søvn/)
  for (const path of [LIST, NEW]) assert.equal((await world.as('mette').get(path)).status, 403, path)

  const plan = { formId: 'sleep-check', moment: 'start', theme: '', fromAge: 11, toAge: 17, days: 14 }
  assert.equal((await lise.post(`${LIST}/plans/new`, plan)).status, 303)
  assert.equal((await lise.post(`${LIST}/plans/new`, { ...plan, formId: 'nej' })).status, 422)
  assert.match((await lise.get(LIST)).html, /plans\/[^"]+">Søvn<\/a>/)

  const at = await ofMette()
  const mette = world.as('mette')
  for (const page of [`${at}/new`, `${at}/invitations/new`])
    assert.match((await mette.get(page)).html, /<option value="sleep-check"[^>]*>Søvn/, page)
  assert.match((await mette.get(`${at}/entry?form=sleep-check&moment=start&entry=on_screen`)).html, /Spørgsmål b/)
  const answer = (answeredOn: string, b: number) =>
    world.acting('mette', (ctx) =>
      recordResponse(ctx, {
        pathwayId: at.split('/')[2] ?? '',
        formId: 'sleep-check',
        moment: 'start',
        entry: 'on_screen',
        answeredOn,
        answers: { a: 1, b },
      }),
    )
  const { id } = await answer('2026-11-02', 2)
  await answer('2026-11-20', 0)
  const { html, statements } = await mette.get(at)
  assert.match(html, /<h2[^>]*>Søvn/)
  assert.match(html, /3 den 2\. november 2026, 1 den 20\. november 2026/)
  assert.equal(statements, 11)
  assert.doesNotMatch(html, /sleep-check/)
  const one = await mette.get(`${at}/${id}`)
  assert.match(one.html, /<h1[^>]*>Søvn/)
  assert.match(one.html, /af 4/)

  // another version has curves of its own, and what was answered stands as it was
  assert.equal((await take(sleep('3.0', { title: 'Søvn og hvile' }))).status, 303)
  await answer('2026-11-21', 1)
  const both = (await mette.get(at)).html
  assert.match(both, /3 den 2\. november 2026, 1 den 20\. november 2026"/)
  assert.match(both, /<h2[^>]*>Søvn<[^]*<h2[^>]*>Søvn og hvile</)

  const { rows } = await world.owner.query<{ id: string }>(
    "select id from measure_forms where form_id = 'sleep-check' and withdrawn_at is null",
  )
  assert.equal(rows.length, 1)
  const withdrawal = `${LIST}/forms/${rows[0]?.id}/withdrawal`
  assert.equal((await world.as('karen').post(withdrawal)).status, 404)
  const { link } = await aLink(at.split('/')[2] ?? '', {
    definition: { ...OWN_FORM, id: 'sleep-check', version: '3.0' },
  })
  assert.equal((await lise.post(withdrawal)).status, 303)
  assert.match((await world.signedOut().get(`${link}/1`)).html, /Spørgsmål a/)
  assert.equal((await lise.post(withdrawal)).status, 404)
  assert.doesNotMatch((await mette.get(`${at}/new`)).html, /sleep-check/)
  assert.match((await mette.get(at)).html, /Søvn og hvile/)
  const list = (await lise.get(LIST)).html
  assert.match(list, /følges ikke/)
  const [planPage = ''] = /\/administration\/measures\/plans\/[^"]+(?=">Søvn)/.exec(list) ?? []
  const again = await lise.post(planPage, { version: 2, fromAge: 11, toAge: 17, days: 14, isActive: 'on' })
  assert.match(again.html, /Skemaet er trukket tilbage/)
})

test('a form is a family of its own, and is answered by the same in each version', async () => {
  const read = readForm(sleep('1.0', { id: 'rest' }), { informant: 'self', ages: [11, 17], sum: 'low' })
  assert.ok('definition' in read)
  const install = (change: Partial<Definition>) =>
    world.acting('lise', (ctx) => installForm(ctx, { ...read.definition, ...change }))
  assert.deepEqual(await install({ family: 'sdq' }), [])
  const { rows } = await world.owner.query(
    "select definition ->> 'family' as family from measure_forms where form_id = 'rest'",
  )
  assert.equal(rows[0]?.family, 'rest')
  assert.match((await install({ version: '2.0', informant: 'parent' })).join(), /et andet id/)
})
