import assert from 'node:assert/strict'
import test from 'node:test'
import { casesIn } from '../../../../test/cases.ts'
import { validateHtml } from '../../../../test/html.ts'
import { aWorld, HOLBAEK } from '../../../../test/world.ts'

const world = await aWorld()
const { aPathway, act, talk } = casesIn(world)
const lise = world.as('lise')
const NAME = 'Fortrolig'

/** A child in treatment with Mette; Ida took it in and Ali sits beside. */
async function aChild() {
  const { id, childId } = await aPathway({ givenName: NAME })
  await act(id, 'plans/preliminary-talk', talk('2026-11-23', { time: '15:00' }))
  await act(id, 'responsibility', { staffId: world.staff.mette.id, unitId: '' })
  return { id, childId, page: `/children/${childId}/restriction` }
}
const inForce = async (childId: string): Promise<string | undefined> =>
  (await world.owner.query('select id from restricted_records where child_id = $1 and ended_at is null', [childId]))
    .rows[0]?.id
const restrict = async (page: string, readers: readonly string[], known = '') =>
  lise.post(page, { readers, known, reason: 'Barnet er i familie med en kollega.' })

test('R55 a restricted record is closed to an ordinary relation too, until it is named or a reason is given', async () => {
  const { id, childId, page } = await aChild()
  const [mette, ali] = [world.as('mette'), world.as('ali')]
  assert.equal((await mette.get(`/pathways/${id}`)).status, 200)
  assert.equal((await restrict(page, [world.staff.ali.id])).status, 303)

  for (const path of [
    `/pathways/${id}`,
    `/children/${childId}`,
    `/pathways/${id}/journal`,
    `/pathways/${id}/concerns`,
  ]) {
    const refused = await mette.get(path)
    assert.equal(refused.status, 403, path)
    assert.match(refused.html, /Adgangen til barnet er begrænset/, path)
    assert.ok(!refused.html.includes(NAME), path)
  }
  // a name on the list is no relation
  assert.equal((await ali.get(`/pathways/${id}`)).status, 403)
  // a leader by her role looks into underretninger, but not into these
  assert.equal((await lise.get(`/pathways/${id}/concerns`)).status, 403)

  world.setTime('2026-11-23T09:05:00Z')
  await world.as('mette').post(`/pathways/${id}/access`, { reason: 'Familien har ringet, det haster.' })
  assert.equal((await world.as('mette').get(`/pathways/${id}`)).status, 200)
  const { rows } = await world.owner.query(
    `select l.basis, l.relation_id = t.relation_id as "isUnderTheReason" from access_log l join tasks t on t.kind = 'break_glass' and t.pathway_id = $2
     where l.child_id = $1 and l.staff_id = $3 and l.at >= '2026-11-23T09:05:00Z'`,
    [childId, id, world.staff.mette.id],
  )
  // she is responsible for the child too, but it was the reason that opened it, and the leader finds it there
  assert.deepEqual(rows, [{ basis: 'reason', isUnderTheReason: true }])
  const review = /\/access-reviews\/[0-9a-f-]+/.exec((await lise.get('/day')).html)?.[0] ?? ''
  const reviewed = await lise.get(review)
  assert.match(reviewed.html, /forløbet, læst/)
  assert.doesNotMatch(reviewed.html, /Forløbet blev ikke åbnet/)
  world.setTime('2026-11-23T09:00:00Z')
})

test('R55 a protected address stays hidden from whoever opens a restricted record for a reason', async () => {
  const { id, childId, page } = await aChild()
  await world.owner.query("update people set has_protected_address = true, address = 'Hemmelig Allé 7' where id = $1", [
    childId,
  ])
  const read = async () => (await world.as('mette').get(`/children/${childId}`)).html
  assert.match(await read(), /Hemmelig Allé 7/)
  await restrict(page, [world.staff.ali.id])
  await world.as('mette').post(`/pathways/${id}/access`, { reason: 'Familien har ringet, det haster.' })
  const html = await read()
  assert.match(html, new RegExp(NAME))
  assert.doesNotMatch(html, /Hemmelig Allé 7/)
})

test('R55 of two reasons the one since the restriction is what the record was opened by', async () => {
  const { id, childId, page } = await aChild()
  const give = (reason: string) => world.as('ali').post(`/pathways/${id}/access`, { reason })
  await give('Før adgangen blev begrænset.')
  world.setTime('2026-11-23T09:10:00Z')
  await restrict(page, [world.staff.mette.id])
  world.setTime('2026-11-23T09:20:00Z')
  await give('Efter at den blev begrænset.')
  await world.as('ali').get(`/pathways/${id}`)
  const { rows } = await world.owner.query(
    "select r.reason from access_log l join care_relations r on r.id = l.relation_id where l.child_id = $1 and l.what = 'pathway' and l.staff_id = $2",
    [childId, world.staff.ali.id],
  )
  assert.deepEqual(rows, [{ reason: 'Efter at den blev begrænset.' }])
  world.setTime('2026-11-23T09:00:00Z')
})

test('a restriction that was lifted stands so in the database', async () => {
  const { childId, page } = await aChild()
  await restrict(page, [world.staff.mette.id])
  await lise.post(`${page}/ending`, { known: await inForce(childId) })
  const again = (set: { ended_at: Date | null; ended_by: string | null }) =>
    world.inMunicipality(HOLBAEK, (db) =>
      db.updateTable('restricted_records').set(set).where('child_id', '=', childId).execute(),
    )
  await assert.rejects(again({ ended_at: null, ended_by: null }), { code: 'TR056' })
  await assert.rejects(again({ ended_at: world.clock(), ended_by: world.staff.ida.id }), { code: 'TR056' })
})

test('R55 a reason that was given before the record was restricted opens it no longer', async () => {
  const { id, page } = await aChild()
  const ali = world.as('ali')
  await ali.post(`/pathways/${id}/access`, { reason: 'Familien har ringet, det haster.' })
  assert.equal((await ali.get(`/pathways/${id}`)).status, 200)
  world.setTime('2026-11-23T09:10:00Z')
  await restrict(page, [world.staff.mette.id])
  assert.equal((await world.as('ali').get(`/pathways/${id}`)).status, 403)
  world.setTime('2026-11-23T09:20:00Z')
  await world.as('ali').post(`/pathways/${id}/access`, { reason: 'Familien har ringet igen.' })
  assert.equal((await world.as('ali').get(`/pathways/${id}`)).status, 200)
  world.setTime('2026-11-23T09:00:00Z')
})

test('who is named and treats the child opens it as always', async () => {
  const { id, page } = await aChild()
  assert.equal((await restrict(page, [world.staff.mette.id])).status, 303)
  assert.equal((await world.as('mette').get(`/pathways/${id}`)).status, 200)
})

test('lists and search tell others neither name nor birth date', async () => {
  const { id, childId, page } = await aChild()
  await world.owner.query("update people set given_name = 'Usædvanlig', family_name = 'Navnesen' where id = $1", [
    childId,
  ])
  await restrict(page, [world.staff.ali.id])
  for (const path of ['/pathways', '/pathways/mine', '/day']) {
    const { html } = await world.as('mette').get(path)
    assert.ok(!html.includes('Usædvanlig') && !html.includes('Navnesen'), path)
    assert.match(html, /Barn med begrænset adgang/, path)
  }
  const found = await world.as('ida').post('/search', { q: 'Usædvanlig' })
  const results = found.html.slice(found.html.indexOf('<table'))
  assert.ok(!results.includes('Usædvanlig') && !results.includes('5. maj 2014'), 'search')
  assert.match(results, /Barn med begrænset adgang/)
  assert.match(results, new RegExp(`/pathways/${id}/access`))
  assert.match((await world.as('ali').post('/search', { q: 'Usædvanlig' })).html, /Usædvanlig Navnesen/)
})

test('requests, henvendelser and tasks tell of a restricted child neither name nor what they are about', async () => {
  const { id, childId, page } = await aChild()
  await world.owner.query("update people set given_name = 'Sjælden', family_name = 'Navnesen' where id = $1", [childId])
  await world.owner.query(
    `insert into tasks (municipality_id, kind, child_id, pathway_id, title, due_on, assignee_id, role, created_at)
     values ($1, 'involve_department', $2, $3, 'Ring til Sjældne Skole', '2026-11-24', $4, 'therapist', '2026-11-23T08:00Z')`,
    [HOLBAEK, childId, id, world.staff.mette.id],
  )
  await world.owner.query(
    `insert into enquiries (municipality_id, status, source, received_at, received_on, contacted_by, channel, child_given_name,
       child_family_name, child_birth_date, contact_name, receipt, pathway_id, handled_at, handled_by)
     values ($1, 'opened', 'staff', '2026-11-20T10:00Z', '2026-11-20', 'mother', 'phone', 'Sjælden', 'Navnesen', '2014-05-05', 'Mor', 'TRIN-TEST',
       $2, '2026-11-20T11:00Z', $3)`,
    [HOLBAEK, id, world.staff.ida.id],
  )
  await world.owner.query(
    `insert into record_requests (municipality_id, child_id, pathway_id, track, asked_by, name, received_at, channel, scope, identity, age_then, custody_then, due_on, registered_by, registered_at)
     values ($1, $2, $3, 'access', 'other', 'En advokat', '2026-11-20T10:00Z', 'letter', 'all', 'Brev med fuldmagt', 12, '', '2026-12-01', $4, '2026-11-20T10:00Z')`,
    [HOLBAEK, childId, id, world.staff.lise.id],
  )
  const shown = async () => [
    (await lise.get('/record-requests')).html,
    (await world.as('mette').get('/day')).html,
    (await world.as('ida').get('/entrance?show=handled')).html,
  ]
  for (const html of await shown()) assert.match(html, /Sjæld/)
  await restrict(page, [world.staff.ali.id])
  for (const html of await shown()) {
    assert.doesNotMatch(html, /Sjæld|Navnesen/)
    assert.match(html, /begrænset adgang/)
  }
})

test('the decision is the leader’s, is kept, and can be changed and ended', async () => {
  const { id, childId, page } = await aChild()
  assert.deepEqual(await validateHtml((await lise.get(page)).html), [])
  const bare = await lise.post(page, { readers: [], known: '', reason: '' })
  assert.equal(bare.status, 422)
  assert.match(bare.html, /Skriv, hvorfor adgangen begrænses/)
  assert.equal((await lise.post(page, { readers: ['x'], known: '', reason: 'En god grund her.' })).status, 422)
  await restrict(page, [world.staff.ali.id])
  const first = await inForce(childId)
  assert.deepEqual(await validateHtml((await lise.get(page)).html), [])
  // who saw the page before it was decided is told, and loses nothing
  const late = await lise.post(page, { readers: [world.staff.ida.id], known: '', reason: 'En anden grund end den.' })
  assert.equal(late.status, 409)
  assert.match(late.html, /En anden grund end den/)
  assert.equal((await restrict(page, [world.staff.mette.id], first)).status, 303)
  assert.equal((await world.as('mette').get(`/pathways/${id}`)).status, 200)
  assert.equal((await lise.post(`${page}/ending`, { known: first })).status, 409)
  assert.equal((await lise.post(`${page}/ending`, { known: await inForce(childId) })).status, 303)
  assert.equal(await inForce(childId), undefined)
  const { rows } = await world.owner.query('select count(*)::int as n from restricted_records where child_id = $1', [
    childId,
  ])
  assert.equal(rows[0].n, 2)
  assert.match((await lise.get(page)).html, /Tidligere[\s\S]*Ali Demir[\s\S]*Barnet er i familie/)
  await assert.rejects(
    world.inMunicipality(HOLBAEK, (db) => db.deleteFrom('restricted_records').execute()),
    /permission denied/,
  )
})

test('R55 a leader who may not open the record still reaches who may, who looked, and what she shares out', async () => {
  const { id, childId, page } = await aChild()
  const refused = async (person: 'lise' | 'ali' | 'ida', path: string) => {
    const { status, html } = await world.as(person).get(path)
    assert.equal(status, 403, `${person} ${path}`)
    assert.deepEqual(await validateHtml(html), [])
    return html
  }
  const [restriction, log] = [`href="${page}"`, `href="/children/${childId}/access-log"`]
  const open = await refused('lise', `/pathways/${id}`)
  for (const href of [restriction, log, `href="/pathways/${id}/responsibility"`, `href="/pathways/${id}/retention"`]) {
    assert.ok(open.includes(href), href)
    assert.equal((await lise.get(href.slice(6, -1))).status, 200, href)
    assert.ok(!(await refused('ali', `/pathways/${id}`)).includes(href), href)
  }
  await restrict(page, [world.staff.mette.id])
  for (const path of [`/pathways/${id}`, `/children/${childId}`]) {
    const closed = await refused('lise', path)
    assert.ok(closed.includes(restriction) && closed.includes(log), path)
    assert.ok(!closed.includes(`href="/pathways/${id}/re`), path)
    assert.doesNotMatch(closed, new RegExp(NAME))
  }
  assert.ok(!(await refused('ida', `/pathways/${id}`)).includes('/restriction'))
  const found = await lise.post('/search', { q: NAME })
  assert.ok(found.html.includes(restriction) && found.html.includes(log))
  assert.deepEqual(await validateHtml(found.html), [])
  assert.ok(!(await world.as('mette').post('/search', { q: NAME })).html.includes('/restriction'))
})

test('R55 the restricted records are listed for those who decide it, without the name of whom they may not open', async () => {
  const { childId, page } = await aChild()
  const named = await aChild()
  await restrict(page, [world.staff.mette.id])
  await restrict(named.page, [world.staff.lise.id])
  const { html, statements } = await lise.get('/log-control/restrictions')
  const row = (child: string) => html.slice(html.indexOf(`/children/${child}/restriction`)).slice(0, 600)
  assert.match(row(childId), /Barn med begrænset adgang[\s\S]*i familie med en kollega[\s\S]*Mette Lund/)
  assert.doesNotMatch(row(childId).slice(0, 250), new RegExp(`${NAME}|5. maj 2014`))
  assert.match(row(named.childId), new RegExp(`${NAME}[\\s\\S]*5. maj 2014`))
  assert.equal(statements, 4)
  assert.deepEqual(await validateHtml(html), [])
  assert.match((await lise.get('/log-control')).html, /href="\/log-control\/restrictions"/)
  await lise.post(`${page}/ending`, { known: await inForce(childId) })
  assert.ok(!(await lise.get('/log-control/restrictions')).html.includes(childId))
  for (const person of ['mette', 'ida', 'bo', 'adam'] as const)
    assert.equal((await world.as(person).get('/log-control/restrictions')).status, 403, person)
  assert.doesNotMatch((await world.as('karen').get('/log-control/restrictions')).html, /i familie med en kollega/)
  assert.equal((await world.signedOut().get('/log-control/restrictions')).status, 303)
})

test('only a leader decides, and another municipality finds nothing', async () => {
  const { page } = await aChild()
  for (const person of ['mette', 'ida', 'bo', 'adam'] as const) {
    assert.equal((await world.as(person).get(page)).status, 403, person)
    assert.equal((await world.as(person).post(page, {})).status, 403, person)
  }
  assert.equal((await world.as('karen').get(page)).status, 404)
  assert.equal((await world.signedOut().post(page, {})).status, 401)
  assert.equal((await lise.get('/children/nonsense/restriction')).status, 404)
})
