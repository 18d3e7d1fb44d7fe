import assert from 'node:assert/strict'
import test from 'node:test'
import { casesIn } from '../../../test/cases.ts'
import { concernsIn, writtenFields } from '../../../test/concerns.ts'
import { validateHtml } from '../../../test/html.ts'
import { aWorld, type Fields, type Person } from '../../../test/world.ts'

const world = await aWorld()
const { aPathway, act, way } = casesIn(world)
const { aDraft } = concernsIn(world)

const rows = async (sql: string, values: unknown[]) =>
  (await world.owner.query<Record<string, unknown>>(sql, values)).rows
const concernsOf = (id: string) => rows('select * from concerns where pathway_id = $1', [id])
const eventsOf = async (id: string) =>
  (await rows("select name from events where pathway_id = $1 and name like 'concern.%' order by nth", [id])).map(
    ({ name }) => name,
  )
const begin = (id: string, fields: Fields, by: Person = 'ida') =>
  world.as(by).post(`/pathways/${id}/concerns/new`, fields)
const SENT = { channel: 'secure_mail', day: '2026-11-23', time: '09:30' }

test('R82 an underretning is begun, written and sent in three pages, and nobody is asked for consent', async () => {
  const { id } = await aPathway()
  const { html: pathway } = await world.as('ida').get(`/pathways/${id}`)
  assert.match(pathway, /Det kræver ikke\s+samtykke/)
  const { html } = await world.as('ida').get(`/pathways/${id}/concerns/new`)
  assert.match(html, /En underretning kræver ikke samtykke/)
  assert.match(html, /sundhedsloven § 43, stk\. 2, nr\. 1/)
  assert.match(html, /Orientér ikke forældrene først/)
  assert.deepEqual(await validateHtml(html), [])

  const { status, location } = await begin(id, writtenFields())
  assert.equal(status, 303)
  assert.match(location ?? '', /\/sending$/)
  const sent = await world.as('ida').post(location ?? '', { version: 1, ...SENT })
  assert.equal(sent.status, 303)
  const [concern] = await concernsOf(id)
  assert.equal(concern?.['channel'], 'secure_mail')
  assert.deepEqual(concern?.['sent_at'], new Date('2026-11-23T08:30:00Z'))
  assert.deepEqual(await eventsOf(id), ['concern.sent'])
  const [task] = await rows('select kind, title, due_on::text, assignee_id from tasks where pathway_id = $1', [id])
  assert.deepEqual(task, {
    kind: 'concern_receipt',
    title: 'Er der kommet kvittering på underretningen?',
    due_on: '2026-12-01',
    assignee_id: world.staff.ida.id,
  })
  const { html: day } = await world.as('ida').get('/day')
  assert.match(day, new RegExp(`/concerns/${String(concern?.['id'])}/receipt`))
})

test('R82 each role that may read pathways can begin one; a secretary and an administrator are refused', async () => {
  const { id } = await aPathway()
  await act(id, 'responsibility', { staffId: world.staff.ida.id, unitId: '' })
  for (const person of ['mette', 'vera', 'lise'] as const) {
    assert.equal((await begin(id, writtenFields(), person)).status, 403, `${person} has no relation yet`)
    await world.as(person).post(`/pathways/${id}/access`, { reason: 'Jeg er bekymret for barnet.' })
    assert.equal((await begin(id, writtenFields(), person)).status, 303, person)
  }
  assert.equal((await begin(id, writtenFields(), 'bo')).status, 403)
  assert.equal((await begin(id, writtenFields(), 'adam')).status, 403)
  assert.equal((await begin(id, writtenFields(), 'karen')).status, 404)
  assert.equal((await world.signedOut().post(`/pathways/${id}/concerns/new`, writtenFields())).status, 401)
  assert.equal((await concernsOf(id)).length, 3)
})

test('R82 also for a child whose pathway has ended, and who may not open it then must give a reason', async () => {
  const { id } = await aPathway()
  await act(id, 'outcome', { outcome: 'closed', on: '2026-11-23', reason: 'Familien klarer det selv.', guidance: '' })
  const ending = {
    endedOn: '2026-11-23',
    closingReason: 'no_need',
    note: '',
    noWayReason: 'Familien har fået den hjælp, de bad om.',
    resumption: '',
    ...way('civil_society', '2026-11-23'),
    target: '',
  }
  assert.equal((await act(id, 'ending', ending)).status, 303)
  const { html } = await world.as('ida').get(`/pathways/${id}`)
  assert.match(html, /concerns\/new/)
  assert.equal((await begin(id, writtenFields())).status, 303)
  assert.equal((await begin(id, writtenFields(), 'vera')).status, 403)
})

test('R83 without a ground nothing goes on to be sent, all that was typed is kept, and a draft may wait without one', async () => {
  const { id } = await aPathway()
  const fields = writtenFields({ grounds: [], facts: 'Emoji 👩‍👧 og <script>alert(1)</script>' })
  const { status, html } = await begin(id, fields)
  assert.equal(status, 422)
  assert.match(html, /mindst én af de fire grunde/)
  assert.match(html, /👩‍👧 og &lt;script&gt;/)
  assert.match(html, /Talt med far i telefonen/)
  assert.deepEqual(await validateHtml(html), [])
  assert.deepEqual(await concernsOf(id), [])

  assert.equal((await begin(id, { ...fields, next: 'draft' })).status, 303)
  const [draft] = await concernsOf(id)
  const address = `/pathways/${id}/concerns/${String(draft?.['id'])}`
  const sending = await world.as('ida').get(`${address}/sending`)
  assert.match(sending.html, /Kladden mangler noget: Vælg mindst én/)
  assert.equal((await world.as('ida').post(`${address}/sending`, { version: 1, ...SENT })).status, 409)
  assert.match((await world.as('ida').get(`/pathways/${id}/concerns/new`)).html, /Du har en kladde om barnet/)
})

test('a text that is too long, a day that does not exist and a day to come are told at their fields', async () => {
  const { id } = await aPathway()
  const { status, html } = await begin(id, {
    ...writtenFields({ facts: 'x'.repeat(10_000) }),
    toldOn: '31.02.2026',
    receiverPhone: 'ring',
  })
  assert.equal(status, 422)
  assert.match(html, /Skriv højst 8\.000 tegn/)
  assert.match(html, /Datoen findes ikke/)
  assert.match(html, /Skriv et telefonnummer/)
  assert.ok(html.includes('x'.repeat(10_000)))
  const draft = await aDraft(id, 'ida')
  for (const [change, words] of [
    [{ day: '2026-11-24' }, /ikke være sendt i fremtiden/],
    [{ time: '23:00' }, /Klokken er ikke så mange endnu/],
    [{ channel: 'pigeon' }, /Vælg, hvordan den er sendt/],
  ] as const) {
    const answer = await world
      .as('ida')
      .post(`/pathways/${id}/concerns/${draft}/sending`, { version: 1, ...SENT, ...change })
    assert.equal(answer.status, 422)
    assert.match(answer.html, words)
  }
})

test('the same form sent twice makes one draft', async () => {
  const { id } = await aPathway()
  const once = '7b1c7d52-0d1c-4b7e-9a55-3f0a7c1f2b11'
  assert.equal((await begin(id, { ...writtenFields(), once })).status, 303)
  assert.equal((await begin(id, { ...writtenFields(), once })).status, 422)
  assert.equal((await concernsOf(id)).length, 1)
})

test('two who write in one draft: the second is told, and loses nothing', async () => {
  const { id } = await aPathway()
  const draft = await aDraft(id, 'ida')
  const address = `/pathways/${id}/concerns/${draft}/draft`
  const [first, second] = await Promise.all([
    world.as('ida').post(address, { version: 1, ...writtenFields({ facts: 'Idas ord.' }), next: 'draft' }),
    world.as('lise').post(address, { version: 1, ...writtenFields({ facts: 'Lises ord.' }), next: 'draft' }),
  ])
  assert.deepEqual(new Set([first.status, second.status]), new Set([303, 409]))
  const told = first.status === 409 ? first : second
  assert.match(told.html, /Underretningen er ændret, mens du skrev/)
  assert.match(told.html, first.status === 409 ? /Idas ord/ : /Lises ord/)
  assert.match(told.html, /name="version" value="2"/)
})

test('two who register the same underretning as sent: it is sent once', async () => {
  const { id } = await aPathway()
  const draft = await aDraft(id, 'ida')
  const send = (by: Person) => world.as(by).post(`/pathways/${id}/concerns/${draft}/sending`, { version: 1, ...SENT })
  const answers = await Promise.all([send('ida'), send('lise')])
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([303, 409]))
  assert.deepEqual(await eventsOf(id), ['concern.sent'])
})

test('when it is acute the page shows the telephone first: 112, the receiving office, and the one outside hours', async () => {
  const { id } = await aPathway()
  const draft = await aDraft(id, 'ida', { isAcute: true })
  const before = await world.as('ida').get(`/pathways/${id}/concerns/${draft}/sending`)
  assert.match(before.html, /Akut: ring nu, og skriv bagefter/)
  assert.match(before.html, /tel:112/)
  assert.match(before.html, /tel:114/)
  const settings = { version: 1, name: 'Modtagelsen', phone: '72 36 00 00', acutePhone: '72 36 99 99', mail: '' }
  assert.equal((await world.as('lise').post('/administration/settings/receiving-office', settings)).status, 303)
  const { html } = await world.as('ida').get(`/pathways/${id}/concerns/${draft}/sending`)
  assert.match(html, /tel:72360000/)
  assert.match(html, /tel:72369999/)
  assert.equal((await world.as('ida').post('/administration/settings/receiving-office', settings)).status, 403)
  assert.equal((await world.as('lise').post('/administration/settings/receiving-office', settings)).status, 409)
})

test('the municipality that acts for the child is the receiver, by its name', async () => {
  const { id } = await aPathway()
  const changed = await act(id, 'residence', { residence: '0316', acting: '0306' })
  assert.equal(changed.status, 303, changed.html)
  const { html } = await world.as('ida').get(`/pathways/${id}/concerns/new`)
  assert.match(html, /Barnet hører til i Odsherred Kommune/)
  assert.match(html, /value="Modtagelsen, Odsherred Kommune"/)
})

test('a pathway entered in error takes no underretning, and says what to do instead', async () => {
  const { id } = await aPathway()
  await casesIn(world).regretted(id)
  const { html } = await world.as('ida').get(`/pathways/${id}/concerns/new`)
  assert.match(html, /Pligten til at underrette gælder stadig/)
  assert.equal((await begin(id, writtenFields())).status, 409)
})

test('a draft is thrown away by the one who wrote it', async () => {
  const { id } = await aPathway()
  const draft = await aDraft(id, 'ida')
  const { html } = await world.as('ida').get(`/pathways/${id}/concerns/${draft}/removal`)
  assert.match(html, /kan ikke hentes frem igen/)
  assert.equal((await world.as('ida').post(`/pathways/${id}/concerns/${draft}/removal`, { version: 1 })).status, 303)
  assert.deepEqual(await concernsOf(id), [])
})
