import assert from 'node:assert/strict'
import test from 'node:test'
import { plainDate } from '#platform/time.ts'
import { casesIn } from '../../../test/cases.ts'
import { validateHtml } from '../../../test/html.ts'
import { aWorld, HOLBAEK, type Person } from '../../../test/world.ts'
import { reviewReason } from '#registry/access/access.ts'
import { drawMonth } from './log-control.ts'

const world = await aWorld({ now: '2026-11-23T09:00:00Z' })
const { aPathway } = casesIn(world)
const lise = world.as('lise')
const grethe = await anotherLeader()

async function anotherLeader() {
  await world.owner.query("insert into staff_roles values ($1, $2, 'leader')", [HOLBAEK, world.staff.vera.id])
  return world.as('vera')
}
const { id: pathwayId, childId } = await aPathway({ givenName: 'Karla <b>' })
const look = (person: Person, basis: string, at: string) =>
  world.owner.query(
    "insert into access_log (municipality_id, at, staff_id, roles, kind, what, child_id, basis) values ($1, $2, $3, '{therapist}', 'read', 'journal', $4, $5)",
    [HOLBAEK, at, world.staff[person].id, childId, basis],
  )
await look('mette', 'role', '2026-10-06T10:00:00Z')
await look('lise', 'role', '2026-10-10T22:00:00Z')
const draw = () =>
  world.actingAsSystem(HOLBAEK, (ctx) => drawMonth(ctx, { month: plainDate('2026-10-01'), seed: 'a-seed-for-tests' }))

const reviewOf = async (person: Person) =>
  (
    await world.owner.query('select id, version, outcome, note, reviewed_by from log_reviews where staff_id = $1', [
      world.staff[person].id,
    ])
  ).rows[0]

test('before anything is drawn the page says so, and there is no month to print', async () => {
  const { status, html } = await lise.get('/log-control')
  assert.equal(status, 200)
  assert.match(html, /Ingen måned er udtrukket endnu/)
  assert.equal((await lise.get('/log-control/print?month=2026-10')).status, 404)
  assert.match((await lise.get('/log-control/months')).html, /Ingen måned er udtrukket endnu/)
})

test('the month’s list tells who, when, whom, what, on what basis and why it was drawn; the gravest first', async () => {
  assert.equal(await draw(), 2)
  const page = await lise.get('/log-control')
  assert.match(page.html, /Logkontrol, oktober 2026/)
  assert.match(page.html, /0 af 2 opslag gennemgået · frist 7. dec., om 14 dage/)
  for (const words of [
    'Mette Lund',
    'journalen, læst · sin rolle',
    'ingen behandlingsrelation',
    'om natten',
    'Karla &lt;b&gt;',
  ])
    assert.ok(page.html.includes(words), words)
  assert.ok(page.html.indexOf('Lise Holt</a>') < page.html.indexOf('Mette Lund</a>'))
  assert.deepEqual(await validateHtml(page.html), [])
  assert.equal(page.statements, 5)
  assert.match((await lise.get('/log-control?month=2026-09')).html, /Ingen måned er udtrukket/)
  for (const nonsense of ['?month=2026-13', '?show=x&page=-3', '?page=999999999'])
    assert.equal((await lise.get(`/log-control${nonsense}`)).status, 200)
})

test('the menu counts what waits, but not one’s own', async () => {
  assert.match((await lise.get('/log-control/months')).html, /Logkontrol\s*<span class="amount">1<\/span>/)
  assert.match((await grethe.get('/log-control/months')).html, /Logkontrol\s*<span class="amount">2<\/span>/)
})

test('a look is answered once, with an outcome; anything but in order says why, and nothing typed is lost', async () => {
  const { id, version } = await reviewOf('mette')
  const path = `/log-control/looks/${id}`
  const shown = await lise.get(path)
  assert.equal(shown.status, 200)
  assert.deepEqual(await validateHtml(shown.html), [])
  const empty = await lise.post(path, { version })
  assert.equal(empty.status, 422)
  assert.match(empty.html, /Vælg, hvad gennemgangen viste/)
  const bare = await lise.post(path, { version, outcome: 'unwarranted', note: 'Nej' })
  assert.equal(bare.status, 422)
  assert.match(bare.html, /value="unwarranted" checked/)
  assert.match(bare.html, />\nNej<\/textarea>/)
  assert.equal((await lise.post(path, { version, outcome: 'explained', note: 'Hun var vikar.' })).status, 303)
  assert.deepEqual(await reviewOf('mette'), {
    id,
    version: version + 1,
    outcome: 'explained',
    note: 'Hun var vikar.',
    reviewed_by: world.staff.lise.id,
  })
  const late = await grethe.post(path, { version, outcome: 'unwarranted', note: 'Taget videre.' })
  assert.equal(late.status, 409)
  assert.match(late.html, /En kollega har gennemgået opslaget imens/)
  assert.match(late.html, /forklaret af medarbejderen/)
  const { rows } = await world.owner.query(
    "select kind, what, basis from access_log where staff_id = $1 and what = 'log_review' order by at, id",
    [world.staff.lise.id],
  )
  assert.ok(rows.length >= 3)
  assert.ok(rows.every(({ basis }) => basis === 'role'))
})

test('nobody answers their own look: not by the page, not by the form, not by the database', async () => {
  const { id, version } = await reviewOf('lise')
  const path = `/log-control/looks/${id}`
  const { html } = await lise.get(path)
  assert.match(html, /Bed en anden leder/)
  assert.doesNotMatch(html, /<textarea/)
  const tried = await lise.post(path, { version, outcome: 'in_order', note: '' })
  assert.equal(tried.status, 409)
  const asLise = (by: string) =>
    world.acting('lise', (ctx) =>
      ctx.db
        .updateTable('log_reviews')
        .set({ outcome: 'in_order', reviewed_by: by, reviewed_at: ctx.now })
        .where('id', '=', id)
        .execute(),
    )
  await assert.rejects(asLise(world.staff.lise.id), /nobody_controls_themselves/)
  await assert.rejects(asLise(world.staff.vera.id), { code: 'TR056' }, 'in the name of another')
  assert.equal((await grethe.post(path, { version, outcome: 'in_order', note: '' })).status, 303)
  await assert.rejects(
    world.owner.query("update log_reviews set outcome = 'unwarranted', note = 'Alligevel ikke.' where id = $1", [id]),
    { code: 'TR056' },
    'an answer stands',
  )
})

test('R55 the answer to a reason is its giver’s own, and stands', async () => {
  const { rows } = await world.owner.query(
    `insert into care_relations (municipality_id, child_id, staff_id, basis, reason, starts_at, ends_at)
     values ($1, $2, $3, 'reason', 'Vikar for Mette i dag.', '2026-11-23T08:00:00Z', '2026-11-23T08:30:00Z') returning id`,
    [HOLBAEK, childId, world.staff.mette.id],
  )
  const answer = (outcome: 'in_order' | 'unwarranted', by: Person) =>
    world.acting('mette', (ctx) =>
      ctx.db
        .updateTable('care_relations')
        .set({ review_outcome: outcome, reviewed_by: world.staff[by].id, reviewed_at: ctx.now })
        .where('id', '=', rows[0].id)
        .execute(),
    )
  await assert.rejects(answer('in_order', 'lise'), { code: 'TR056' })
  await assert.rejects(answer('in_order', 'mette'), /nobody_reviews_themselves/)
  const given = (outcome: 'in_order' | 'unwarranted') =>
    world.acting('lise', (ctx) => reviewReason(ctx, rows[0].id, { outcome, note: 'Set igennem.' }))
  assert.equal(await given('in_order'), true)
  assert.equal(await given('unwarranted'), false)
  await assert.rejects(
    world.owner.query("update care_relations set review_outcome = 'unwarranted' where id = $1", [rows[0].id]),
    { code: 'TR056' },
  )
})

test('a restricted child is named on the page of its look, and in no list of them', async () => {
  const restricted = (ended: boolean) =>
    world.owner.query(
      ended
        ? 'update restricted_records set ended_at = now(), ended_by = decided_by where child_id = $1 and decided_by = $3 and municipality_id = $2'
        : "insert into restricted_records (municipality_id, child_id, reason, decided_by, decided_at) values ($2, $1, 'Kendt i offentligheden.', $3, '2026-11-20')",
      [childId, HOLBAEK, world.staff.vera.id],
    )
  await restricted(false)
  for (const path of ['/log-control?show=all', '/log-control/print?month=2026-10']) {
    const { html } = await lise.get(path)
    assert.ok(!html.includes('Karla'), path)
    assert.match(html, /Barn med begrænset adgang/, path)
  }
  assert.match((await lise.get(`/log-control/looks/${(await reviewOf('mette')).id}`)).html, /Karla/)
  await restricted(true)
})

test('the months tell the share that is controlled, and what is past its day', async () => {
  const { html } = await lise.get('/log-control/months')
  assert.match(html, /100 %/)
  assert.doesNotMatch(html, /over fristen/)
  await world.owner.query("set session_replication_role = 'replica'")
  await world.owner.query(
    'update log_reviews set outcome = null, note = null, reviewed_by = null, reviewed_at = null where staff_id = $1',
    [world.staff.mette.id],
  )
  await world.owner.query("set session_replication_role = 'origin'")
  world.setTime('2026-12-08T09:00:00Z')
  const late = (await world.as('lise').get('/log-control/months')).html
  world.setTime('2026-11-23T09:00:00Z')
  assert.match(late, /50 %/)
  assert.match(late, /over fristen/)
  const print = await lise.get('/log-control/print?month=2026-10')
  assert.match(print.html, /fortroligt/)
  assert.deepEqual(await validateHtml(print.html), [])
})

test('R55 a look for a reason is answered once, with its reason', async () => {
  world.setTime('2026-11-25T09:00:00Z')
  const ali = world.as('ali')
  await world.owner.query('update pathways set responsible_id = $1 where id = $2', [world.staff.mette.id, pathwayId])
  await ali.post(`/pathways/${pathwayId}/access`, { reason: 'Vikar for Mette i dag.' })
  assert.equal((await ali.get(`/pathways/${pathwayId}`)).status, 200)
  await world.actingAsSystem(HOLBAEK, (ctx) =>
    drawMonth(ctx, { month: plainDate('2026-11-01'), seed: 'a-seed-for-tests' }),
  )
  const { id } = await reviewOf('ali')
  const { html } = await world.as('lise').get(`/log-control/looks/${id}`)
  assert.match(html, /Vikar for Mette i dag/)
  assert.match(html, /Gennemgå begrundelsen/)
  assert.doesNotMatch(html, /<textarea/)
  const direct = await world.as('lise').post(`/log-control/looks/${id}`, { version: 1, outcome: 'in_order', note: '' })
  assert.equal(direct.status, 409)
  world.setTime('2026-11-23T09:00:00Z')
})

test('how many are drawn and how long looks are kept is the municipality’s choice, within what the law bears', async () => {
  const path = '/log-control/settings'
  assert.deepEqual(await validateHtml((await lise.get(path)).html), [])
  for (const months of ['5', '121', 'x', '']) {
    const { status } = await lise.post(path, { version: 0, months, perPerson: 2, mostHits: 50 })
    assert.equal(status, 422, months)
  }
  assert.equal((await lise.post(path, { version: 0, months: 24, perPerson: 3, mostHits: 20 })).status, 303)
  assert.equal((await grethe.post(path, { version: 0, months: 12, perPerson: 1, mostHits: 10 })).status, 409)
  assert.equal((await grethe.post(path, { version: 1, months: 12, perPerson: 1, mostHits: 10 })).status, 303)
  assert.match((await lise.get(path)).html, /value="12"/)
})

test('only leaders come here, and another municipality finds nothing', async () => {
  const { id } = await reviewOf('mette')
  for (const path of [
    '/log-control',
    '/log-control/months',
    '/log-control/print',
    '/log-control/settings',
    `/log-control/looks/${id}`,
  ]) {
    for (const person of ['mette', 'ida', 'bo', 'adam'] as const)
      assert.equal((await world.as(person).get(path)).status, 403, path)
    assert.equal((await world.signedOut().get(path)).status, 303, path)
  }
  assert.equal((await world.as('karen').get(`/log-control/looks/${id}`)).status, 404)
  assert.equal(
    (await world.as('karen').post(`/log-control/looks/${id}`, { version: 1, outcome: 'in_order' })).status,
    404,
  )
  assert.doesNotMatch((await world.as('karen').get('/log-control?show=all')).html, /Karla/)
  assert.equal((await lise.get('/log-control/looks/nonsense')).status, 404)
})
