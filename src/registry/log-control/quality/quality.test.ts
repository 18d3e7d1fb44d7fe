import assert from 'node:assert/strict'
import test from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { openForQuality } from '#registry/access/access.ts'
import { casesIn } from '../../../../test/cases.ts'
import { validateHtml } from '../../../../test/html.ts'
import { aWorld, HOLBAEK } from '../../../../test/world.ts'

const world = await aWorld()
const { aPathway, act, versionOf } = casesIn(world)
const [lise, ali] = [world.as('lise'), world.as('ali')]

const given = (fields: Record<string, string> = {}) => ({
  staffId: world.staff.ali.id,
  purpose: 'Hvorfor slutter nogle før tid?',
  criteria: 'Forløb med temaet krop og mad.',
  enquiriesFrom: '2026-01-01',
  enquiriesTo: '2026-12-31',
  fromDay: '2026-11-01',
  untilDay: '2027-10-31',
  ...fields,
})
async function aChild(enquiryOn = '2026-11-20') {
  const pathway = await aPathway({ enquiryOn })
  await act(pathway.id, 'responsibility', { staffId: world.staff.mette.id, unitId: '' })
  return pathway
}
const latest = async (): Promise<string> =>
  (await world.owner.query('select id from quality_permissions order by given_at desc, id limit 1')).rows[0]?.id
const ownLeave = async (purpose: string): Promise<string> => {
  assert.equal((await lise.post('/quality-permissions/new', given({ purpose }))).status, 303)
  return (await world.owner.query('select id from quality_permissions where purpose = $1', [purpose])).rows[0].id
}
const open = (id: string, permissionId: string) => ali.post(`/pathways/${id}/quality-access`, { permissionId })

test('R57 without leave the record is closed, and there is no such way in', async () => {
  const { id } = await aChild()
  assert.doesNotMatch((await ali.get(`/pathways/${id}/access`)).html, /kvalitetsarbejde/i)
  assert.equal((await open(id, '00000000-0000-4000-8000-000000000000')).status, 403)
})

test('R57 leave is one person’s, for a purpose and by criteria, for a year at the most, and never one’s own', async () => {
  const path = '/quality-permissions/new'
  assert.deepEqual(await validateHtml((await lise.get(path)).html), [])
  for (const [fields, words] of [
    [{ untilDay: '2027-11-01' }, /højst et år/],
    [{ untilDay: '2026-10-01' }, /slutter, før den begynder/],
    [{ enquiriesTo: '2025-12-31' }, /ligger før den første/],
    [{ purpose: 'kort' }, /mindst 10 tegn/],
    [{ staffId: world.staff.lise.id }, /Vælg en, der arbejder her/],
    [{ staffId: world.staff.karen.id }, /Vælg en, der arbejder her/],
    [{ fromDay: '2026-02-30' }, /Datoen findes ikke/],
  ] as const) {
    const { status, html } = await lise.post(path, given(fields))
    assert.equal(status, 422, JSON.stringify(fields))
    assert.match(html, words)
    assert.match(html, /Forløb med temaet krop og mad/)
  }
  await assert.rejects(
    world.owner.query(
      `insert into quality_permissions (municipality_id, staff_id, purpose, criteria, enquiries_from, enquiries_to, from_day, until_day, given_by, given_at)
       values ($1, $2, 'Et formål her.', 'Nogle kriterier.', '2026-01-01', '2026-02-01', '2026-01-01', '2026-02-01', $2, now())`,
      [HOLBAEK, world.staff.lise.id],
    ),
    /nobody_permits_themselves/,
  )
  assert.equal((await lise.post(path, given())).status, 303)
  const list = await lise.get('/quality-permissions')
  assert.match(list.html, /Ali Demir/)
  assert.deepEqual(await validateHtml(list.html), [])
  assert.equal(list.statements, 3)
})

test('R57 with leave the record opens for some hours, and the log says on what basis', async () => {
  const { id, childId } = await aChild()
  const permission = await latest()
  assert.equal((await ali.get(`/pathways/${id}`)).status, 403)
  const page = await ali.get(`/pathways/${id}/access`)
  assert.match(page.html, /Hvorfor slutter nogle før tid/)
  assert.deepEqual(await validateHtml(page.html), [])
  assert.equal((await open(id, '')).status, 422)
  assert.equal((await open(id, permission)).status, 303)
  assert.equal((await ali.get(`/pathways/${id}`)).status, 200)
  const { rows } = await world.owner.query(
    'select l.basis, r.permission_id from access_log l join care_relations r on r.id = l.relation_id where l.child_id = $1 and l.staff_id = $2',
    [childId, world.staff.ali.id],
  )
  assert.deepEqual(rows, [{ basis: 'quality', permission_id: permission }])
  world.setTime('2026-11-23T18:00:00Z')
  assert.equal((await world.as('ali').get(`/pathways/${id}`)).status, 403)
  world.setTime('2026-11-23T09:00:00Z')
})

test('R57 a child outside the criteria, and a record with nothing under five years old, are refused', async () => {
  const outside = await aChild('2025-11-20')
  const refused = await open(outside.id, await latest())
  assert.equal(refused.status, 409)
  assert.match(refused.html, /passer ikke til tilladelsens kriterier/)

  await lise.post('/quality-permissions/new', given({ enquiriesFrom: '2019-01-01', purpose: 'De gamle forløb også.' }))
  const { rows } = await world.owner.query("select id from quality_permissions where purpose = 'De gamle forløb også.'")
  const old = await aChild('2021-11-20')
  await world.owner.query("set session_replication_role = 'replica'")
  await world.owner.query("update events set at = '2021-11-23T08:59:59Z' where pathway_id = $1", [old.id])
  await world.owner.query("set session_replication_role = 'origin'")
  const tooOld = await open(old.id, rows[0].id)
  assert.equal(tooOld.status, 409)
  assert.match(tooOld.html, /over fem år gammelt/)
  await world.owner.query("set session_replication_role = 'replica'")
  await world.owner.query("update events set at = '2021-11-23T09:00:01Z' where pathway_id = $1", [old.id])
  await world.owner.query("set session_replication_role = 'origin'")
  assert.equal((await open(old.id, rows[0].id)).status, 303)
})

test('R57 leave that has lapsed, is another’s, or was taken back opens nothing, and closes what it opened', async () => {
  const { id } = await aChild()
  await world.owner.query('delete from care_relations where staff_id = $1', [world.staff.ali.id]).catch(() => undefined)
  await lise.post('/quality-permissions/new', given({ untilDay: '2026-11-23', purpose: 'Kun til og med i dag.' }))
  const permission = (
    await world.owner.query("select id from quality_permissions where purpose = 'Kun til og med i dag.'")
  ).rows[0].id
  await lise.post('/quality-permissions/new', given({ staffId: world.staff.vera.id, purpose: 'Veras eget arbejde.' }))
  const veras = (await world.owner.query("select id from quality_permissions where purpose = 'Veras eget arbejde.'"))
    .rows[0].id
  assert.equal((await open(id, veras)).status, 409)
  world.setTime('2026-11-24T09:00:00Z')
  assert.equal((await world.as('ali').post(`/pathways/${id}/quality-access`, { permissionId: permission })).status, 409)
  world.setTime('2026-11-23T09:00:00Z')
  assert.equal((await open(id, permission)).status, 303)
  assert.equal((await ali.get(`/pathways/${id}`)).status, 200)
  assert.equal((await lise.post(`/quality-permissions/${permission}/end`)).status, 303)
  world.setTime('2026-11-23T09:00:02Z')
  assert.equal((await world.as('ali').get(`/pathways/${id}`)).status, 403)
  assert.equal((await lise.post(`/quality-permissions/${permission}/end`)).status, 409)
  world.setTime('2026-11-23T09:00:00Z')
})

test('R57 leave that was taken back stands so in the database', async () => {
  const id = await ownLeave('Til at tage tilbage.')
  await lise.post(`/quality-permissions/${id}/end`)
  await assert.rejects(
    world.inMunicipality(HOLBAEK, (db) =>
      db.updateTable('quality_permissions').set({ revoked_at: null, revoked_by: null }).where('id', '=', id).execute(),
    ),
    { code: 'TR056' },
  )
})

test('R57 leave that is taken back while it is used closes what was opened meanwhile', async () => {
  const { id, childId } = await aChild()
  const leave = await ownLeave('Til at bruge imens.')
  let takenBack: Promise<{ status: number }> | undefined
  await world.acting('ali', async (ctx) => {
    await openForQuality(ctx, { childId, pathwayId: id }, leave)
    takenBack = lise.post(`/quality-permissions/${leave}/end`)
    // until Lise's statement waits for the row that is held here, or has been through without
    const waits = async () =>
      (await world.owner.query("select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock'"))
        .rows[0].n
    for (let tries = 0; tries < 100 && (await waits()) === 0; tries += 1) await setTimeout(20)
  })
  assert.equal((await takenBack)?.status, 303)
  world.setTime('2026-11-23T09:00:02Z')
  assert.equal((await world.as('ali').get(`/pathways/${id}`)).status, 403)
  world.setTime('2026-11-23T09:00:00Z')
})

test('R57 nobody takes a child over by a look for quality work', async () => {
  const { id } = await aChild()
  await world.owner.query("insert into staff_roles values ($1, $2, 'intake')", [HOLBAEK, world.staff.ali.id])
  assert.equal((await open(id, await ownLeave('Til at se i, ikke til at tage over.'))).status, 303)
  for (const staffId of [world.staff.ali.id, '']) {
    const version = await versionOf(id)
    const { status } = await ali.post(`/pathways/${id}/responsibility`, { version, staffId, unitId: '' })
    assert.equal(status, 422, staffId)
  }
  await world.owner.query("delete from staff_roles where staff_id = $1 and role = 'intake'", [world.staff.ali.id])
})

test('R57 a leader with leave for quality work still does the work that is hers by her role', async () => {
  const { id, childId } = await aChild()
  const { rows } = await world.owner.query(
    `insert into quality_permissions (municipality_id, staff_id, purpose, criteria, enquiries_from, enquiries_to, from_day, until_day, given_by, given_at)
     values ($1, $2, 'Lises eget arbejde.', 'Forløb i 2026.', '2026-01-01', '2026-12-31', '2026-11-01', '2026-12-01', $3, '2026-11-01')
     returning id`,
    [HOLBAEK, world.staff.lise.id, world.staff.mette.id],
  )
  assert.equal((await lise.post(`/pathways/${id}/quality-access`, { permissionId: rows[0].id })).status, 303)
  const held = await lise.post(`/pathways/${id}/retention/holds`, {
    kind: 'complaint',
    reference: '',
    reason: 'Der er klaget over forløbet.',
    fromDay: '2026-11-23',
  })
  assert.equal(held.status, 303)
  const log = await world.owner.query(
    "select basis from access_log where child_id = $1 and kind = 'write' and staff_id = $2",
    [childId, world.staff.lise.id],
  )
  assert.deepEqual(log.rows, [{ basis: 'role' }])
})

test('R57 a restricted record does not open for quality work', async () => {
  const { id, childId } = await aChild()
  await lise.post(`/children/${childId}/restriction`, {
    readers: [world.staff.mette.id],
    known: '',
    reason: 'Kendt i offentligheden.',
  })
  assert.equal((await open(id, await ownLeave('Til de begrænsede.'))).status, 303)
  assert.equal((await ali.get(`/pathways/${id}`)).status, 403)
})

test('R57 leave for quality work reads, and writes nothing', async () => {
  const { id } = await aChild()
  assert.equal((await open(id, await ownLeave('Til at læse i.'))).status, 303)
  assert.equal((await ali.get(`/pathways/${id}/journal`)).status, 200)
  for (const address of ['tasks', 'residence', 'sharing/objections/new', 'journal/notes/new']) {
    const { status } = await ali.post(`/pathways/${id}/${address}`, { version: 1 })
    assert.ok([403, 404].includes(status), `${address}: ${status}`)
  }
  const shared = await ali.post(`/pathways/${id}/sharing/objections/new`, { version: 1, to: 'all', on: '2026-11-23' })
  assert.equal(shared.status, 403)
})

test('only leaders give leave, and another municipality finds nothing', async () => {
  const permission = await latest()
  for (const person of ['mette', 'ida', 'bo', 'adam'] as const) {
    assert.equal((await world.as(person).get('/quality-permissions')).status, 403)
    assert.equal((await world.as(person).post('/quality-permissions/new', given())).status, 403)
    assert.equal((await world.as(person).post(`/quality-permissions/${permission}/end`)).status, 403)
  }
  assert.equal((await world.as('karen').post(`/quality-permissions/${permission}/end`)).status, 404)
  assert.doesNotMatch((await world.as('karen').get('/quality-permissions')).html, /Ali Demir/)
  assert.equal((await lise.post('/quality-permissions/nonsense/end')).status, 404)
})
