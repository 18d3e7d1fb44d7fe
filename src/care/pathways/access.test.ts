import assert from 'node:assert/strict'
import test from 'node:test'
import { casesIn } from '../../../test/cases.ts'
import { validateHtml } from '../../../test/html.ts'
import { aWorld } from '../../../test/world.ts'
import { assign, pathwayById } from './pathways.ts'

const world = await aWorld()
const { aPathway, act, lastCpr, rowOf, versionOf } = casesIn(world)
const ida = world.as('ida')

test('R55 without a relation the record is closed; a reason opens it for hours, and the leader is told', async () => {
  const { id } = await aPathway()
  await act(id, 'responsibility', { staffId: world.staff.mette.id, unitId: '' })
  const ali = world.as('ali')
  const refused = await ali.get(`/pathways/${id}`)
  assert.equal(refused.status, 403)
  assert.ok(!refused.html.includes('Josefine'))
  assert.match(refused.html, new RegExp(`/pathways/${id}/access`))
  assert.equal((await ali.post(`/pathways/${id}/access`, { reason: 'kort' })).status, 422)
  assert.equal((await ali.post(`/pathways/${id}/access`, { reason: 'Vikar for Mette Lund i dag.' })).status, 303)
  assert.equal((await ali.get(`/pathways/${id}`)).status, 200)

  const lise = world.as('lise')
  const day = await lise.get('/day')
  const review = /\/access-reviews\/[0-9a-f-]+/.exec(day.html)?.[0] ?? ''
  const shown = await lise.get(review)
  for (const words of [/Vikar for Mette Lund i dag/, /Opslag under begrundelsen/, /forløbet, læst/])
    assert.match(shown.html, words)
  assert.deepEqual(await validateHtml(shown.html), [])
  assert.equal((await lise.post(review, { outcome: 'explained', note: '' })).status, 422)
  assert.equal((await lise.post(review, { outcome: 'in_order', note: 'Var vikar.' })).status, 303)
  assert.equal((await lise.post(review, { outcome: 'unwarranted', note: 'Fortrudt igen.' })).status, 409)
  assert.match((await lise.get(review)).html, /i orden. Var vikar./)

  world.setTime('2026-11-23T18:00:00Z')
  const later = await world.as('ali').get(`/pathways/${id}`)
  world.setTime('2026-11-23T09:00:00Z')
  assert.equal(later.status, 403)
})

test('R56 each look is in the log with time, person, role, kind and basis; a refused one opens nothing', async () => {
  const { id, childId } = await aPathway()
  await ida.get(`/pathways/${id}`)
  await act(id, 'themes', { themes: ['worry'] })
  const { rows } = await world.owner.query(
    'select kind::text, what, basis, roles, staff_id from access_log where child_id = $1 order by kind',
    [childId],
  )
  assert.deepEqual(rows, [
    { kind: 'read', what: 'pathway', basis: 'intake', roles: ['intake'], staff_id: world.staff.ida.id },
    { kind: 'write', what: 'themes', basis: 'intake', roles: ['intake'], staff_id: world.staff.ida.id },
  ])
  await assert.rejects(world.owner.query('update access_log set what = $1', ['x']), { code: 'TR000' })
  await assert.rejects(world.owner.query('delete from access_log'), { code: 'TR000' })
})

test('if the log cannot be written, the record is not shown', async () => {
  const { id } = await aPathway()
  await world.owner.query("alter table access_log add constraint test_full check (at < '2000-01-01') not valid")
  const { status, html } = await ida.get(`/pathways/${id}`)
  await world.owner.query('alter table access_log drop constraint test_full')
  assert.equal(status, 500)
  assert.ok(!html.includes('Josefine'))
})

test('the search forgives spelling, is logged by its criterion, and a CPR number is never written down', async () => {
  await aPathway({ givenName: 'Søren' })
  const found = await ida.post('/search', { q: 'Sören' })
  assert.equal(found.status, 200)
  assert.match(found.html, /Søren Test Holm/)
  assert.equal((await world.as('karen').post('/search', { q: 'Søren' })).html.includes('Test Holm'), false)
  const cpr = lastCpr()
  assert.match((await ida.post('/search', { q: cpr })).html, /Søren/)
  const { rows } = await world.owner.query("select criterion from access_log where kind = 'search'")
  assert.ok(rows.length >= 2)
  assert.ok(rows.every(({ criterion }) => !/\d{10}/.test(criterion)))
  assert.ok(!JSON.stringify(world.log).includes(cpr))
})

test('R55 nobody takes a child over from a colleague to get around giving a reason', async () => {
  const { id } = await aPathway()
  await act(id, 'responsibility', { staffId: world.staff.mette.id, unitId: '' })
  const lise = world.as('lise')
  const version = Number(
    /name="version" value="(\d+)"/.exec((await lise.get(`/pathways/${id}/responsibility`)).html)?.[1],
  )
  const refused = await lise.post(`/pathways/${id}/responsibility`, {
    version,
    staffId: world.staff.lise.id,
    unitId: '',
  })
  assert.equal(refused.status, 422)
  assert.match(refused.html, /åbn det først med en begrundelse/)
  const given = await lise.post(`/pathways/${id}/responsibility`, { version, staffId: world.staff.ali.id, unitId: '' })
  assert.equal(given.status, 303)
})

test('R55 nobody clears whoever is responsible to get in as intake, and a cleared pathway opens to no role', async () => {
  const { id, childId } = await aPathway()
  await act(id, 'responsibility', { staffId: world.staff.mette.id, unitId: '' })
  const lise = world.as('lise')
  const nobody = async (by: 'ida' | 'lise') =>
    world.as(by).post(`/pathways/${id}/responsibility`, { version: await versionOf(id), staffId: '', unitId: '' })
  const refused = await nobody('lise')
  assert.equal(refused.status, 422)
  assert.match(refused.html, /Giv forløbet til en kollega, eller åbn det først med en begrundelse/)
  assert.equal((await rowOf(id)).responsible_id, world.staff.mette.id)
  assert.equal((await lise.get(`/pathways/${id}`)).status, 403)

  // Ida took the child in, and may give it back
  assert.equal((await nobody('ida')).status, 303)
  for (const path of [`/pathways/${id}`, `/pathways/${id}/journal`, `/children/${childId}`])
    assert.equal((await lise.get(path)).status, 403, path)
  assert.equal((await ida.get(`/pathways/${id}`)).status, 200)
})

test('R55 the database refuses to relieve somebody without a relation, whoever asks it', async () => {
  const { id, childId } = await aPathway()
  await act(id, 'responsibility', { staffId: world.staff.mette.id, unitId: '' })
  for (const to of [null, world.staff.lise.id])
    await assert.rejects(
      world.acting('lise', async (ctx) => assign(ctx, await pathwayById(ctx, id), { staffId: to, unitId: null })),
      { code: 'TR055', hint: /åbn det først med en begrundelse/ },
    )
  await world.as('lise').post(`/pathways/${id}/access`, { reason: 'Mette er syg, og familien venter.' })
  await world.acting('lise', async (ctx) =>
    assign(ctx, await pathwayById(ctx, id), { staffId: world.staff.lise.id, unitId: null }),
  )
  const { rows } = await world.owner.query(
    "select staff_id, ends_at is null as lasts from care_relations where child_id = $1 and basis = 'responsible' order by lasts",
    [childId],
  )
  assert.deepEqual(rows, [
    { staff_id: world.staff.mette.id, lasts: false },
    { staff_id: world.staff.lise.id, lasts: true },
  ])
})

test("R55 a reasoned look is reviewed by a leader, never by the one whose it was or through the child's tasks", async () => {
  const { id } = await aPathway()
  await act(id, 'responsibility', { staffId: world.staff.mette.id, unitId: '' })
  const lise = world.as('lise')
  await lise.post(`/pathways/${id}/access`, { reason: 'Ser efter kvaliteten af forløbet.' })
  const { rows } = await world.owner.query(
    "select id, relation_id from tasks where pathway_id = $1 and kind = 'break_glass'",
    [id],
  )
  const own = await lise.post(`/access-reviews/${rows[0].relation_id}`, { outcome: 'in_order', note: '' })
  assert.equal(own.status, 409)
  await assert.rejects(
    world.owner.query(
      "update care_relations set review_outcome = 'in_order', reviewed_by = staff_id, reviewed_at = now() where id = $1",
      [rows[0].relation_id],
    ),
    /an answer is given by who answers/,
  )
  assert.equal(
    (await world.as('mette').post(`/pathways/${id}/tasks/${rows[0].id}`, { answer: 'I orden.' })).status,
    404,
  )
})
