import assert from 'node:assert/strict'
import test from 'node:test'
import { forgetOldLooks, looksKeptSince } from '#registry/access/access.ts'
import { plainDate } from '#platform/time.ts'
import { casesIn } from '../../../test/cases.ts'
import { validateHtml } from '../../../test/html.ts'
import { aWorld, HOLBAEK, type Person } from '../../../test/world.ts'
import { drawMonth } from './log-control.ts'

const world = await aWorld()
const { childId } = await casesIn(world).aPathway({ givenName: 'Karla' })
const lise = world.as('lise')
const SETTINGS = '/log-control/settings'
const choice = (changes: Record<string, string | number> = {}) => ({
  version: 0,
  months: 60,
  perPerson: 2,
  mostHits: 50,
  ...changes,
})
const look = (person: Person, at: string) =>
  world.owner.query(
    "insert into access_log (municipality_id, at, staff_id, roles, kind, what, child_id, basis) values ($1, $2, $3, '{therapist}', 'read', 'journal', $4, 'role')",
    [HOLBAEK, at, world.staff[person].id, childId],
  )
const atNight = () => world.actingAsSystem(HOLBAEK, forgetOldLooks)
const chosen = async () => (await world.owner.query('select version, log_months from access_settings order by 1')).rows

test('a shorter term says how many looks it deletes, and is saved when somebody agrees to that very term', async () => {
  for (const at of ['2025-01-07T10:00:00Z', '2025-02-07T10:00:00Z', '2026-01-07T10:00:00Z']) await look('mette', at)
  for (const agreed of ['', '24']) {
    const { status, html } = await lise.post(SETTINGS, choice({ months: 12, agreed, mostHits: 49 }))
    assert.equal(status, 422)
    assert.match(html, /2 opslag er ældre end 12 måneder\. De slettes fra i nat/)
    assert.match(html, /Ja, slet opslag, der er ældre end 12 måneder/)
    assert.match(html, /value="49"/)
    assert.deepEqual(await validateHtml(html), [])
  }
  assert.deepEqual(await chosen(), [])
  assert.equal((await lise.post(SETTINGS, choice({ months: 12, agreed: '12' }))).status, 303)
  assert.deepEqual(await chosen(), [{ version: 1, log_months: 12 }])
  // a longer term deletes nothing, and neither does a shorter one when nothing is that old
  assert.equal((await lise.post(SETTINGS, choice({ version: 1, months: 24 }))).status, 303)
  assert.equal((await lise.post(SETTINGS, choice({ version: 2, months: 23 }))).status, 303)
})

test('what was chosen stands, with who and when: nobody changes or deletes it', async () => {
  const { html } = await lise.get(SETTINGS)
  assert.match(html, /Valgt tidligere[^]*23 måneder[^]*24 måneder[^]*12 måneder/)
  assert.match(html, /23\. november 2026 kl\. 10\.00[^]*Lise Holt/)
  assert.deepEqual(await validateHtml(html), [])
  for (const sql of [
    'update access_settings set log_months = 60',
    'delete from access_settings',
    'truncate access_settings',
  ])
    await assert.rejects(world.owner.query(sql), { code: 'TR000' }, sql)
  await assert.rejects(
    world.acting('lise', ({ db }) => db.updateTable('access_settings').set({ log_months: 60 }).execute()),
    { code: '42501' },
  )
  assert.equal((await lise.post(SETTINGS, choice({ version: 7 }))).status, 409, 'a version that nobody saw')
})

test('R58 since when the log is whole is told by the shortest term that was ever in force', async () => {
  const since = () => world.acting('lise', looksKeptSince)
  assert.equal((await since()).toISOString(), '2025-11-23T09:00:00.000Z')
  world.setTime('2027-11-23T09:00:00Z')
  assert.equal((await since()).toISOString(), '2025-12-23T09:00:00.000Z')
  world.setTime('2026-11-23T09:00:00Z')
})

test('R56 what was drawn and answered outlives the looks, and a month tells the same after they are deleted', async () => {
  await look('mette', '2026-03-03T10:00:00Z')
  await look('ali', '2026-03-04T10:00:00Z')
  await world.actingAsSystem(HOLBAEK, (ctx) =>
    drawMonth(ctx, { month: plainDate('2026-03-01'), seed: 'a-seed-for-tests' }),
  )
  const { rows } = await world.owner.query('select id, staff_id from log_reviews')
  const reviewOf = (person: Person) =>
    `/log-control/looks/${rows.find((row) => row.staff_id === world.staff[person].id).id}`
  const answer = { version: 1, outcome: 'unwarranted', note: 'Taget videre med ledelsen.' }
  assert.equal((await lise.post(reviewOf('mette'), answer)).status, 303)
  assert.match((await lise.get('/log-control')).html, /1 af 2 opslag gennemgået · frist/)
  assert.match((await lise.get('/log-control/months')).html, /Logkontrol\s*<span class="amount">1</)

  await lise.post(SETTINGS, choice({ version: 3, months: 6, agreed: '6' }))
  assert.ok((await atNight()).looks >= 4)
  for (const path of ['/log-control?show=all', '/log-control/print?month=2026-03']) {
    const { html } = await lise.get(path)
    assert.match(html, /1 af 2 opslag gennemgået · 1 slettet, før de blev gennemgået/)
    assert.match(html, /Mette Lund[^]*uberettiget/)
    assert.match(html, /Ali Demir[^]*ikke gennemgået/)
    assert.match(html, /slettet efter fristen/)
    assert.deepEqual(await validateHtml(html), [])
  }
  const months = (await lise.get('/log-control/months')).html
  assert.match(months, /50\s*%[^]*1 slettet før/)
  assert.doesNotMatch(months, /Logkontrol\s*<span class="amount">|over fristen/)
  assert.deepEqual(await validateHtml(months), [])
  const kept = await lise.get(reviewOf('mette'))
  assert.match(kept.html, /slettet efter kommunens frist for loggen[^]*Taget videre med ledelsen\./)
  assert.deepEqual(await validateHtml(kept.html), [])
  assert.match((await lise.get(reviewOf('ali'))).html, /før nogen gennemgik det/)
  assert.equal((await lise.post(reviewOf('ali'), answer)).status, 409)
  assert.doesNotMatch((await lise.get('/log-control')).html, /Ali Demir/)
})

test('R56 nobody unties an answer from its look', async () => {
  await assert.rejects(
    world.acting('lise', ({ db }) => db.updateTable('log_reviews').set({ look_id: null }).execute()),
    { code: '42501' },
  )
})
