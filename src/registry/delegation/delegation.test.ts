import assert from 'node:assert/strict'
import { test } from 'node:test'
import { casesIn } from '../../../test/cases.ts'
import { CARE, delegationsIn } from '../../../test/delegations.ts'
import { validateHtml } from '../../../test/html.ts'
import { aWorld, HOLBAEK, type Fields, type Person } from '../../../test/world.ts'
import { giveDelegation, tellOfExpiring } from './delegations.ts'

const world = await aWorld()
const cases = casesIn(world)
const { anInstruction, delegated } = delegationsIn(world)
const as = (person: Person) => world.as(person)

const draft = (extra: Fields = {}) => ({
  title: 'Gruppeforløb for forældre',
  text: 'Følg manualen. Ring til den ansvarlige, når du er i tvivl om <noget>.',
  roles: ['therapist', 'adviser'],
  ...extra,
})
const drafts = async (title: string) =>
  (
    await world.owner.query<{ id: string; version: number; number: number }>(
      'select id, version, number from instructions where title = $1 order by number',
      [title],
    )
  ).rows

const given = (instructionId: string, extra: Fields = {}) => ({
  ...CARE,
  helperId: world.staff.vera.id,
  instructionId,
  unitId: '',
  groupWords: 'Børn på 6-12 år med angst.',
  validFrom: '2026-11-23',
  validTo: '2027-05-23',
  ...extra,
})
const delegationsOf = async (person: Person) =>
  (
    await world.owner.query<{ id: string }>('select id from delegations where helper_id = $1 order by given_at desc', [
      world.staff[person].id,
    ])
  ).rows

test('R86 a leader writes an instruks, approves it in their own name, and from then on it stands', async () => {
  const title = 'Instruks, der står'
  const refused = await as('lise').post('/instructions/new', draft({ title, text: '' }))
  assert.equal(refused.status, 422)
  assert.match(refused.html, /Skriv instruksen/)
  assert.match(refused.html, /Instruks, der står/)
  assert.equal((await as('lise').post('/instructions/new', draft({ title }))).status, 303)
  const [known] = await drafts(title)
  assert.ok(known)
  const one = `/instructions/${known.id}`
  assert.equal((await as('mette').get(one)).status, 404, 'a draft is the leader’s')
  const approval = { version: known.version, validFrom: '2026-11-22', validTo: '' }
  assert.match((await as('lise').post(`${one}/approval`, approval)).html, /kan ikke gælde bagud/)
  assert.equal((await as('lise').post(`${one}/approval`, { ...approval, validFrom: '2026-11-23' })).status, 303)
  const page = await as('mette').get(one)
  assert.match(page.html, /Lise Holt, psykolog/)
  assert.match(page.html, /om &lt;noget&gt;/)
  assert.deepEqual(await validateHtml(page.html), [])
  assert.equal((await as('lise').post(`${one}/draft`, { ...draft(), version: 2 })).status, 409)
  for (const sql of [
    "update instructions set text = 'Noget helt andet, end der stod.' where id = $1",
    'delete from instructions where id = $1',
  ])
    await assert.rejects(world.owner.query(sql, [known.id]), { code: 'TR086' }, sql)
  await assert.rejects(world.owner.query('truncate instructions cascade'), { code: 'TR000' })
})

test('R86 only a leader approves, also by SQL', async () => {
  await as('lise').post('/instructions/new', draft({ title: 'Kun lederen' }))
  const [known] = await drafts('Kun lederen')
  assert.equal((await as('mette').post(`/instructions/${known?.id}/approval`, {})).status, 403)
  await assert.rejects(
    world.acting('mette', ({ db, now, actor }) =>
      db
        .updateTable('instructions')
        .set({ approved_by: actor.id, approved_at: now, valid_from: '2026-11-23' })
        .where('id', '=', known?.id ?? '')
        .execute(),
    ),
    { code: 'TR086', hint: /godkendes af en leder/ },
  )
})

test('two leaders correct one draft: who comes second is told, and keeps what was typed', async () => {
  await as('lise').post('/instructions/new', draft({ title: 'To ledere' }))
  const [known] = await drafts('To ledere')
  const address = `/instructions/${known?.id}/draft`
  assert.equal((await as('lise').post(address, { ...draft({ title: 'To ledere' }), version: 1 })).status, 303)
  const second = await as('lise').post(address, {
    ...draft({ title: 'To ledere', text: 'Det, jeg skrev samtidig, står her.' }),
    version: 1,
  })
  assert.equal(second.status, 409)
  assert.match(second.html, /Det, jeg skrev samtidig, står her/)
})

test('R86 a new version supersedes, the list tells so, and who has read it is known', async () => {
  const id = await anInstruction({ title: 'Instruks med to versioner' })
  const begun = await as('lise').post(`/instructions/${id}/versions`)
  assert.equal(begun.status, 303)
  const [, second] = await drafts('Instruks med to versioner')
  assert.equal(begun.location, `/instructions/${second?.id}/draft`)
  assert.equal(
    (await as('lise').post(`/instructions/${id}/versions`)).location,
    begun.location,
    'begun twice, there is one',
  )
  await delegated('mette', 'vera', { instructionId: id })
  assert.match(
    (await as('lise').get(`/instructions/${second?.id}/approval`)).html,
    /1 delegation hviler på en tidligere version/,
  )
  await as('lise').post(`/instructions/${second?.id}/approval`, { version: 1, validFrom: '2026-11-23', validTo: '' })
  const list = await as('vera').get('/instructions')
  assert.match(list.html, /afløst/)
  assert.deepEqual(await validateHtml(list.html), [])
  assert.match((await as('vera').get('/delegations')).html, /instruksen gælder ikke længere/)
  assert.equal((await as('vera').post(`/instructions/${second?.id}/reading`)).status, 303)
  assert.equal((await as('vera').post(`/instructions/${second?.id}/reading`)).status, 303)
  assert.match((await as('lise').get(`/instructions/${second?.id}`)).html, /Vera Krogh, pædagogisk vejleder/)
  assert.ok(!(await as('karen').get('/instructions')).html.includes('to versioner'))
})

test('R85 an authorised person delegates in their own name, having said how they chose, instructed and supervise', async () => {
  const instructionId = await anInstruction({ title: 'Til delegation' })
  const cases = [
    [{ groupWords: '' }, /Skriv, hvilke børn og unge/],
    [{ selection: 'kort' }, /mindst 10 tegn/],
    [{ helperId: world.staff.ali.id }, /Vælg en kollega, der ikke er autoriseret/],
    [{ validFrom: '2026-11-22' }, /kan ikke gives bagud/],
    [{ validTo: '2027-11-23' }, /højst tolv måneder/],
    [{ validTo: '2026-11-22' }, /kan ikke ligge før den første/],
    [{ unitId: '00000000-0000-4000-8000-000000000000' }, /Vælg en af enhederne/],
    [{ instructionId: '00000000-0000-4000-8000-000000000000' }, /Instruksen gælder ikke den dag/],
  ] as const
  for (const [extra, says] of cases) {
    const { status, html } = await as('mette').post('/delegations/new', given(instructionId, extra))
    assert.equal(status, 422, JSON.stringify(extra))
    assert.match(html, says)
    assert.match(html, /Supervision hver uge/)
    assert.deepEqual(await validateHtml(html), [])
  }
  assert.equal((await as('mette').post('/delegations/new', given(instructionId))).status, 303)
  const [delegation] = await delegationsOf('vera')
  const page = await as('vera').get(`/delegations/${delegation?.id}`)
  assert.match(page.html, /Mette Lund, psykolog[^]*Børn på 6-12 år med angst[^]*Supervision hver uge/)
  assert.equal((await as('ali').get(`/delegations/${delegation?.id}`)).status, 404, 'of others')
  assert.equal((await as('lise').get(`/delegations/${delegation?.id}`)).status, 200)
  const notAuthorised = await as('ida').post('/delegations/new', given(instructionId))
  assert.equal(notAuthorised.status, 409)
  assert.match(notAuthorised.html, /Kun en autoriseret medarbejder kan delegere/)
})

test('R85 the database refuses what the form does: another’s name, no authorisation, a helper who is authorised, backwards, more than a year', async () => {
  const instructionId = await anInstruction()
  const give = (person: Person, extra: object = {}) =>
    world.acting(person, (ctx) =>
      giveDelegation(ctx, {
        ...CARE,
        kind: 'frame',
        unitId: null,
        groupWords: 'Alle børn og unge.',
        helperId: world.staff.vera.id,
        instructionId,
        validFrom: '2026-11-23',
        validTo: '2027-11-22',
        ...extra,
      }),
    )
  await assert.rejects(give('ida'), { code: 'TR085', hint: /Kun en autoriseret/ })
  await assert.rejects(give('mette', { helperId: world.staff.ali.id }), { code: 'TR085', hint: /er autoriseret/ })
  await assert.rejects(give('mette', { validFrom: '2026-11-22', validTo: '2027-05-22' }), /never_given_backwards/)
  await assert.rejects(give('mette', { validTo: '2027-11-23' }), /at_most_a_year/)
  await assert.rejects(
    world.owner.query(
      `insert into delegations (municipality_id, delegator_id, helper_id, kind, group_words, instruction_id, selection, instruction, supervision, valid_from, valid_to, given_at)
       values ($1, $2, $3, 'frame', 'Alle børn og unge.', $4, $5, $5, $5, '2026-11-23', '2026-12-23', '2026-11-23T08:00Z')`,
      [HOLBAEK, world.staff.mette.id, world.staff.vera.id, instructionId, 'Det er der taget stilling til.'],
    ),
    { code: 'TR085', hint: 'En delegation gives i eget navn.' },
  )
  const id = await give('mette')
  for (const table of ['delegations', 'delegation_endings', 'instruction_readings'])
    for (const sql of [
      `update ${table} set municipality_id = municipality_id`,
      `delete from ${table}`,
      `truncate ${table} cascade`,
    ]) {
      if (!sql.startsWith('truncate') && table !== 'delegations') continue
      await assert.rejects(world.owner.query(sql), { code: 'TR000' }, sql)
    }
  assert.ok(id)
})

test('R85 konkret: from the child’s own page, with the look logged, and for nobody without a relation', async () => {
  const { id, childId } = await cases.aPathway({ givenName: 'Hemmelige Marie' })
  await cases.act(id, 'responsibility', { staffId: world.staff.mette.id, unitId: '' })
  const instructionId = await anInstruction()
  const address = `/pathways/${id}/delegations/new`
  for (const [person, status] of [
    ['ali', 403],
    ['karen', 404],
    ['bo', 403],
  ] as const) {
    const page = await as(person).get(address)
    assert.equal(page.status, status, person)
    assert.ok(!page.html.includes('Marie'))
  }
  assert.match((await as('mette').get(address)).html, /Hemmelige Marie/)
  assert.equal((await as('mette').post(address, given(instructionId))).status, 303)
  const { rows } = await world.owner.query(
    "select distinct what from access_log where child_id = $1 and what = 'delegation'",
    [childId],
  )
  assert.equal(rows.length, 1)
  const list = (await as('lise').get('/delegations')).html
  assert.match(list, /ét forløb/)
  assert.ok(!list.includes('Marie'))
})

test('R85 either of them, or the leader, ends it; once, with a reason; nobody else finds it', async () => {
  for (const person of ['mette', 'vera', 'lise'] as const) {
    const id = await delegated('mette', 'vera')
    const address = `/delegations/${id}/ending`
    assert.equal((await as('ali').post(address, { reason: 'Ikke min.' })).status, 404)
    assert.equal((await as(person).post(address, { reason: '' })).status, 422)
    assert.equal((await as(person).post(address, { reason: 'Opgaven er løst.' })).status, 303)
    assert.equal((await as(person).post(address, { reason: 'Opgaven er løst.' })).status, 409)
    assert.match((await as('vera').get(`/delegations/${id}`)).html, /Opgaven er løst/)
  }
})

test('both are told once that it runs out, on Min dag, until they lay it aside', async () => {
  await world.owner.query("insert into staff_roles values ($1, $2, 'intake')", [HOLBAEK, world.staff.bo.id])
  const soon = await delegated('ali', 'bo', { validFrom: '2026-05-23', validTo: '2026-12-20' })
  const first = await world.actingAsSystem(HOLBAEK, tellOfExpiring)
  assert.ok(first.notices >= 2)
  assert.deepEqual(await world.actingAsSystem(HOLBAEK, tellOfExpiring), { notices: 0 })
  assert.match((await as('ali').get('/day')).html, /Delegation til Bo Bang/)
  assert.match((await as('bo').get('/day')).html, /Delegation fra Ali Demir/)
  assert.equal((await as('mette').post(`/delegations/${soon}/notice`)).status, 404)
  assert.equal((await as('ali').post(`/delegations/${soon}/notice`)).status, 303)
  assert.ok(!(await as('ali').get('/day')).html.includes('Delegation til Bo Bang'))
  assert.match((await as('lise').get('/delegations')).html, /udløber inden for 30 dage/)
})

test('the leader names who signs what somebody writes, once at a time, and ends it', async () => {
  const fields = { staffId: world.staff.ida.id, cosignerId: world.staff.mette.id, reason: 'Studerende i praktik.' }
  const address = '/note-supervisors/new'
  assert.equal((await as('mette').post(address, fields)).status, 403)
  assert.match(
    (await as('lise').post(address, { ...fields, cosignerId: world.staff.ida.id })).html,
    /Vælg en anden end den, der skriver/,
  )
  assert.equal((await as('lise').post(address, fields)).status, 303)
  assert.equal((await as('lise').post(address, fields)).status, 422)
  const page = await as('lise').get('/delegations')
  assert.match(page.html, /Ida Friis<\/strong>, socialrådgiver: af Mette Lund/)
  assert.deepEqual(await validateHtml(page.html), [])
  const { rows } = await world.owner.query<{ id: string }>('select id from note_supervisors where ended_at is null')
  assert.equal((await as('karen').post(`/note-supervisors/${rows[0]?.id}/ending`)).status, 404)
  assert.equal((await as('lise').post(`/note-supervisors/${rows[0]?.id}/ending`)).status, 303)
})

test('R85 treatments from before the rule are shown to the leader', async () => {
  const { id } = await cases.aPathway()
  await world.owner.query("set session_replication_role = 'replica'")
  await world.owner.query(
    "insert into contacts (municipality_id, pathway_id, staff_id, type, status, starts_at, on_day, delivery, participant, registered_at) values ($1, $2, $3, 'treatment', 'held', '2026-02-01T10:00Z', '2026-02-01', 'individual', 'with_child', now())",
    [HOLBAEK, id, world.staff.ida.id],
  )
  await world.owner.query("set session_replication_role = 'origin'")
  assert.match(
    (await as('lise').get('/delegations')).html,
    /uden autorisation eller delegation[^]*Ida Friis, socialrådgiver[^]*1 behandling/,
  )
  assert.ok(!(await as('mette').get('/delegations')).html.includes('uden autorisation eller delegation'))
})

test('the pages are fixed numbers of statements', async () => {
  const costs = async () => [
    (await as('lise').get('/delegations')).statements,
    (await as('mette').get('/delegations')).statements,
    (await as('mette').get('/instructions')).statements,
    (await as('mette').get('/delegations/new')).statements,
  ]
  const before = await costs()
  await delegated('mette', 'vera')
  assert.deepEqual(await costs(), before)
  assert.deepEqual(before, [6, 4, 3, 5])
})
