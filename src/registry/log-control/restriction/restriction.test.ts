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

  await mette.post(`/pathways/${id}/access`, { reason: 'Familien har ringet, det haster.' })
  assert.equal((await mette.get(`/pathways/${id}`)).status, 200)
  const { rows } = await world.owner.query(
    "select l.basis, count(t.id)::int as told from access_log l left join tasks t on t.kind = 'break_glass' and t.pathway_id = $2 where l.child_id = $1 and l.staff_id = $3 group by l.basis, l.at order by l.at desc limit 1",
    [childId, id, world.staff.mette.id],
  )
  assert.ok(rows[0].told > 0, 'the leader is told')
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
