import assert from 'node:assert/strict'
import test from 'node:test'
import { enquiriesIn } from '../../../../test/enquiries.ts'
import { validateHtml } from '../../../../test/html.ts'
import { aWorld } from '../../../../test/world.ts'

const world = await aWorld({ now: '2026-11-23T09:00:00Z' })
const { anEnquiry, act, aBirthDate, cprOf, rowOf } = enquiriesIn(world)
const count = async (sql: string, values: unknown[] = []) => (await world.owner.query(sql, values)).rowCount

test('two handle one henvendelse: the second is told what happened and keeps every word', async () => {
  const { id, birthDate } = await anEnquiry({ givenName: 'Fælles' })
  await world.as('lise').post(`/entrance/${id}/pathway`, { version: 1, residence: '0316', cpr: cprOf(birthDate) })
  const { status, html } = await world.as('ida').post(`/entrance/${id}/guidance`, {
    version: 1,
    guidedReason: 'other_municipality',
    guidedTo: 'Kalundborg, Ungehuset, 59 53 44 00',
  })
  assert.equal(status, 409)
  assert.match(
    html,
    /En kollega har behandlet henvendelsen, mens du skrev[^]*Lise Holt, 23\. november 2026 kl\. 10\.00[^]*Gå til forløbet/,
  )
  assert.match(html, /Det, du skrev[^]*Barnet bor i en anden kommune[^]*Kalundborg, Ungehuset, 59 53 44 00/)
  assert.equal((await rowOf(id)).status, 'opened')
  assert.deepEqual(await validateHtml(html), [])
})

test('it was changed, but still waits: the form comes back with what was typed and can be sent again', async () => {
  const birthDate = aBirthDate()
  const { id } = await anEnquiry({ givenName: 'Ændret', birthDate })
  const other = await anEnquiry({ givenName: 'Ændret', birthDate, receivedAt: new Date('2026-11-23T08:30:00Z') })
  await act(id, 'joining', { with: `enquiry:${other.id}` })
  const { status, html } = await world
    .as('mette')
    .post(`/entrance/${id}/withdrawal`, { version: 1, withdrawnReason: 'Far ringede og takkede nej.' })
  assert.equal(status, 409)
  assert.match(html, /Henvendelsen er ændret, mens du skrev[^]*name="version" value="2"[^]*Far ringede og takkede nej/)
  assert.equal(
    (
      await world
        .as('mette')
        .post(`/entrance/${id}/withdrawal`, { version: 2, withdrawnReason: 'Far ringede og takkede nej.' })
    ).status,
    303,
  )
})

test('at the very same moment only one opens it, and there is one child and one pathway', async () => {
  const { id, birthDate } = await anEnquiry({ givenName: 'Samtidig' })
  const open = (person: 'ida' | 'mette' | 'lise') =>
    world.as(person).post(`/entrance/${id}/pathway`, { version: 1, residence: '0316', cpr: cprOf(birthDate) })
  const answers = await Promise.all([open('ida'), open('mette'), open('lise')])
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((one, other) => one - other),
    [303, 409, 409],
  )
  assert.equal(await count("select from people where given_name = 'Samtidig'"), 1)
  assert.equal(
    await count('select from pathways p join people c on c.id = p.child_id where c.given_name = $1', ['Samtidig']),
    1,
  )
})

test('two henvendelser about one child, opened at the same moment by two: one pathway, and words for the other', async () => {
  const birthDate = aBirthDate()
  const one = await anEnquiry({ givenName: 'Tosse', birthDate })
  const other = await anEnquiry({ givenName: 'Tosse', birthDate })
  const open = (person: 'ida' | 'mette', id: string) =>
    world.as(person).post(`/entrance/${id}/pathway`, { version: 1, residence: '0316', cpr: cprOf(birthDate) })
  const answers = await Promise.all([open('ida', one.id), open('mette', other.id)])
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((one, other) => one - other),
    [303, 422],
  )
  assert.equal(await count("select from people where given_name = 'Tosse'"), 1)
})

test('putting together with one that a colleague has just handled is refused in words', async () => {
  const birthDate = aBirthDate()
  const one = await anEnquiry({ givenName: 'Væk', birthDate })
  const other = await anEnquiry({ givenName: 'Væk', birthDate })
  await act(other.id, 'withdrawal', { withdrawnReason: 'Dobbelt.' })
  const { status, html } = await act(one.id, 'joining', { with: `enquiry:${other.id}` })
  assert.equal(status, 422)
  assert.match(html, /Se efter igen/)
  assert.equal((await act(one.id, 'joining', { with: `child:${one.id}` })).status, 422)
  assert.equal((await act(one.id, 'joining', { with: 'x' })).status, 422)
})

test('what is not there, or another municipality’s, is not found; who may not is refused', async () => {
  const { id } = await anEnquiry({ givenName: 'Vores' })
  for (const path of ['nonsense', '00000000-0000-4000-8000-000000000000', `${id}x`])
    assert.equal((await world.as('ida').get(`/entrance/${path}`)).status, 404, path)
  assert.equal((await world.as('karen').get(`/entrance/${id}`)).status, 404)
  assert.equal(
    (await world.as('karen').post(`/entrance/${id}/withdrawal`, { version: 1, withdrawnReason: 'Nej tak.' })).status,
    404,
  )
  for (const person of ['vera', 'adam'] as const)
    assert.equal((await world.as(person).get(`/entrance/${id}`)).status, 403)
  assert.equal((await world.signedOut().post(`/entrance/${id}/pathway`, {})).status, 401)
  assert.equal((await rowOf(id)).status, 'waiting')
})

test('nonsense in a form is answered with words, not with a fault', async () => {
  const { id } = await anEnquiry({ givenName: 'Nonsens' })
  for (const [noun, fields] of [
    [
      'pathway',
      { cpr: 'x'.repeat(500), themes: ['nonsense'], unitId: crypto.randomUUID(), residence: "'; drop table" },
    ],
    ['pathway', { version: '99999999999' }],
    ['joining', { with: 'y'.repeat(10_000) }],
    ['guidance', { guidedReason: '💥', guidedTo: '<script>' }],
    ['withdrawal', { withdrawnReason: 'z'.repeat(10_000) }],
  ] as const) {
    const { status } = await act(id, noun, fields)
    assert.ok(status === 422 || status === 409, `${noun} ${status}`)
  }
})

test('R56 a form that comes back with errors has shown the henvendelse all the same, and the look stands in the log', async () => {
  const { id, receipt } = await anEnquiry({ givenName: 'Kigget' })
  const looks = async () =>
    count('select from access_log where criterion = $1 and staff_id = $2', [
      `henvendelse ${receipt}`,
      world.staff.bo.id,
    ])
  const { status, html } = await world.as('bo').post(`/entrance/${id}/withdrawal`, { version: 1, withdrawnReason: '' })
  assert.deepEqual([status, html.includes('Kigget')], [422, true])
  assert.equal(await looks(), 1)
  await world.as('bo').post(`/entrance/${id}/withdrawal`, { version: 7, withdrawnReason: 'Nej tak.' })
  assert.equal(await looks(), 2)
})

test('R56 asking whether a child is here, by registering it, is a search and is logged as one', async () => {
  const { birthDate } = await anEnquiry({ givenName: 'Prøvet' })
  const form = {
    contactName: 'X Y',
    contactedBy: 'mother',
    channel: 'phone',
    receivedDay: '2026-11-23',
    receivedTime: '09:30',
    givenName: 'Prøvet',
    familyName: 'Holm',
    birthDate,
    residence: '0316',
    language: 'da',
  }
  assert.equal((await world.as('bo').post('/entrance/new', form)).status, 422)
  assert.equal(
    await count('select from access_log where kind = $1 and criterion = $2 and staff_id = $3', [
      'search',
      `Prøvet Holm, ${birthDate}`,
      world.staff.bo.id,
    ]),
    1,
  )
})
