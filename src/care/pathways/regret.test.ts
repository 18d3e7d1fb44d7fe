import assert from 'node:assert/strict'
import test from 'node:test'
import { casesIn } from '../../../test/cases.ts'
import { validateHtml } from '../../../test/html.ts'
import { aWorld, HOLBAEK, KALUNDBORG } from '../../../test/world.ts'
import { activePathwayOf, inCareOf, openPathway } from './pathways.ts'

const world = await aWorld()
const { aPathway, act, rowOf, talk, versionOf, way } = casesIn(world)
const ida = world.as('ida')
const reason = 'Oprettet på lillebror ved en fejl.'

const one = async (sql: string, id: string) => (await world.owner.query(sql, [id])).rows[0]
const standing = (id: string) =>
  one(
    `select (select count(*) from contacts where pathway_id = p.id and status <> 'entered_in_error')::int as contacts,
      (select count(*) from ways where pathway_id = p.id and entered_in_error_reason is null)::int as ways,
      (select count(*) from tasks where pathway_id = p.id and done_at is null)::int as tasks from pathways p where id = $1`,
    id,
  )

/** A pathway with much in it: a talk that was held, one that is planned, one that was cancelled, a way and its check. */
async function aFullPathway() {
  const { id, childId } = await aPathway({ givenName: 'Forkert' })
  await act(id, 'talks/preliminary-talk', talk('2026-11-21', { summary: 'Talte med mor.' }))
  await act(id, 'plans/screening', talk('2026-11-24'))
  const { id: planned } = await one("select id from contacts where pathway_id = $1 and status = 'planned'", id)
  await act(id, `contacts/${planned}/cancellation`, { by: 'family', reason: 'Barnet er sygt' })
  await act(id, 'plans/screening', talk('2026-11-25'))
  await act(id, 'ways/new', way('civil_society', '2026-11-22'))
  await act(id, 'outcome', { outcome: 'treatment', reason: '', guidance: '', target: '' })
  return { id, childId }
}

test('a pathway that should never have been counts nowhere, and can still be read with the reason', async () => {
  const { id, childId } = await aFullPathway()
  await act(id, 'responsibility', { staffId: world.staff.mette.id, unitId: '' })
  const form = await ida.get(`/pathways/${id}/mistake`)
  assert.match(form.html, /Det kan ikke fortrydes/)
  assert.match(form.html, /indberettet om forløbet, bliver trukket tilbage/)
  assert.equal((await act(id, 'mistake', { reason })).status, 303)

  assert.deepEqual(await standing(id), { contacts: 0, ways: 0, tasks: 0 })
  const row = await rowOf(id)
  assert.deepEqual(
    [row.status, row.error_reason, row.clock, row.next_contact_at, row.treatments_held],
    ['entered_in_error', reason, null, null, 0],
  )
  const { answer } = await one('select answer from tasks where pathway_id = $1', id)
  assert.equal(answer, 'Forløbet var oprettet ved en fejl.')
  const said = await one("select actor_id from events where pathway_id = $1 and name = 'pathway.entered_in_error'", id)
  assert.equal(said.actor_id, world.staff.ida.id)

  const page = await ida.get(`/pathways/${id}`)
  assert.equal(page.status, 200)
  assert.match(page.html, /Oprettet ved en fejl/)
  assert.match(page.html, /Oprettet på lillebror ved en fejl\./)
  assert.match(page.html, /Ida Friis/)
  for (const { html } of [form, page]) assert.deepEqual(await validateHtml(html), [])
  assert.match(page.html, /Talte med mor\./)
  assert.match(page.html, /Vist vej: civilsamfund/i)
  assert.doesNotMatch(page.html, /Næste skridt|\/contacts\/|\/mistake|\/reopening|\/themes|\/talks\/|dage over/)

  for (const path of ['/pathways', '/pathways?status=completed', '/day', '/overview']) {
    for (const person of ['ida', 'mette', 'lise'] as const) {
      const { html } = await world.as(person).get(path)
      assert.ok(!html.includes(id), `${person} ${path}`)
    }
  }
  assert.ok(!(await world.as('mette').get('/pathways/mine')).html.includes(id))
  const found = await ida.post('/search', { q: 'Forkert Test Holm' })
  assert.ok(!found.html.includes(id))
  const child = await ida.get(`/children/${childId}`)
  assert.equal(child.status, 200)
  // it is no pathway of the child's, and is found among those that were mistakes
  assert.ok(!child.html.includes('Til forløbet') && !child.html.includes('Mette Lund'))
  assert.match(child.html, new RegExp(`Oprettet ved en fejl[^]*href="/pathways/${id}"`))
  assert.deepEqual(await validateHtml(child.html), [])
})

test('an ended pathway can be a mistake too, whatever it had led to', async () => {
  const { id } = await aPathway()
  await act(id, 'outcome', {
    outcome: 'psychiatry',
    reason: '',
    guidance: '',
    ...way('child_psychiatry', '2026-11-22'),
  })
  const ending = { endedOn: '2026-11-23', closingReason: 'child_psychiatry', resumption: '', noWayReason: '', note: '' }
  assert.equal((await act(id, 'ending', ending)).status, 303)
  assert.equal((await act(id, 'mistake', { reason })).status, 303)
  const row = await rowOf(id)
  assert.deepEqual([row.status, row.ended_at, row.closing_reason], ['entered_in_error', null, null])
  assert.deepEqual(await standing(id), { contacts: 0, ways: 0, tasks: 0 })
})

test('the child can get a new pathway, and whoever treats it there is not shut out when the old one is regretted', async () => {
  const { id, childId } = await aPathway()
  await act(id, 'outcome', { outcome: 'closed', reason: 'Familien ville blot spørge.', guidance: '', target: '' })
  await act(id, 'ending', {
    endedOn: '2026-11-23',
    closingReason: 'no_need',
    resumption: '',
    noWayReason: 'Familien klarer sig selv.',
    note: '',
  })
  const anew = () =>
    world.acting('ida', (ctx) =>
      openPathway(ctx, {
        childId,
        enquiryAt: ctx.now,
        contactedBy: 'father',
        channel: 'phone',
        referredBy: null,
        residenceMunicipalityId: HOLBAEK,
        actingMunicipalityId: null,
        unitId: null,
        isUnder126a: true,
        themes: [],
        summary: '',
      }),
    )
  const second = await anew()
  assert.equal((await act(id, 'mistake', { reason })).status, 303)
  world.setTime('2027-01-23T09:00:00Z')
  assert.equal((await world.as('ida').get(`/pathways/${second}`)).status, 200)
  world.setTime('2026-11-23T09:00:00Z')
  assert.equal((await act(second, 'mistake', { reason })).status, 303)
  assert.equal(await world.acting('ida', (ctx) => activePathwayOf(ctx, childId)), null)
  assert.equal(await world.acting('ida', (ctx) => inCareOf(ctx, childId)), null)
  const third = await anew()
  const child = await world.as('ida').get(`/children/${childId}`)
  assert.match(child.html, new RegExp(`href="/pathways/${third}">Til forløbet`.replace('">', '"[^>]*>')))
  for (const mistaken of [id, second])
    assert.match(child.html, new RegExp(`Oprettet ved en fejl[\\s\\S]*href="/pathways/${mistaken}"`))
  assert.deepEqual(await validateHtml(child.html), [])
  assert.equal((await world.acting('ida', (ctx) => inCareOf(ctx, childId)))?.pathwayId, third)
})

test('a reason of ten characters is asked for, and what was typed is kept', async () => {
  const { id } = await aPathway()
  const { status, html } = await act(id, 'mistake', { reason: '<b>fejl' })
  assert.equal(status, 422)
  assert.match(html, /mindst 10 tegn/)
  assert.match(html, /&lt;b&gt;fejl/)
  assert.equal((await act(id, 'mistake', { reason: 'x'.repeat(1001) })).status, 422)
  assert.equal((await rowOf(id)).status, 'active')
})

test('who may not end a pathway may not regret it, and another municipality does not find it', async () => {
  const { id } = await aPathway()
  const refused = async (person: 'vera' | 'bo' | 'ali' | 'karen', status: number) => {
    assert.equal((await world.as(person).get(`/pathways/${id}/mistake`)).status, status, person)
    const posted = await world.as(person).post(`/pathways/${id}/mistake`, { version: await versionOf(id), reason })
    assert.equal(posted.status, status, person)
  }
  await refused('vera', 403)
  await refused('bo', 403)
  await refused('karen', 404)
  await act(id, 'responsibility', { staffId: world.staff.mette.id, unitId: '' })
  await refused('ali', 403)
  assert.equal((await world.signedOut().get(`/pathways/${id}/mistake`)).status, 303)
  assert.equal((await world.signedOut().post(`/pathways/${id}/mistake`, { reason })).status, 401)
  assert.equal((await rowOf(id)).status, 'active')
})

test('of two at once one regrets, and of a regret and a talk at once only one is done', async () => {
  const { id } = await aPathway()
  const version = await versionOf(id)
  const answers = await Promise.all([
    ida.post(`/pathways/${id}/mistake`, { version, reason }),
    world.as('ida').post(`/pathways/${id}/mistake`, { version, reason }),
  ])
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((a, b) => a - b),
    [303, 409],
  )

  const other = await aPathway()
  const shown = await versionOf(other.id)
  const both = await Promise.all([
    ida.post(`/pathways/${other.id}/mistake`, { version: shown, reason }),
    world.as('ida').post(`/pathways/${other.id}/talks/preliminary-talk`, { version: shown, ...talk('2026-11-21') }),
  ])
  assert.deepEqual(
    both.map(({ status }) => status).toSorted((a, b) => a - b),
    [303, 409],
  )
})

test('a talk written in the moment when the pathway is regretted does not come to count', async () => {
  const { id } = await aPathway()
  const version = await versionOf(id)
  await world.owner.query('begin')
  await world.owner.query(
    "insert into contacts (municipality_id, pathway_id, type, status, starts_at, on_day, registered_at) values ($1, $2, 'screening', 'held', now(), '2026-11-22', now())",
    [HOLBAEK, id],
  )
  const regret = ida.post(`/pathways/${id}/mistake`, { version, reason })
  await new Promise((wait) => setTimeout(wait, 200))
  await world.owner.query('commit')
  assert.equal((await regret).status, 303)
  assert.deepEqual(await standing(id), { contacts: 0, ways: 0, tasks: 0 })
})

test('nothing more is done with it: every form and every post says so', async () => {
  const { id } = await aPathway()
  assert.equal((await act(id, 'mistake', { reason })).status, 303)
  for (const noun of [
    'mistake',
    'reopening',
    'ending',
    'ways/new',
    'themes',
    'talks/screening',
    'transfer',
    'delays/new',
  ]) {
    const form = await ida.get(`/pathways/${id}/${noun}`)
    assert.equal(form.status, 200, noun)
    assert.match(form.html, /Der kan ikke ændres i det/, noun)
    assert.doesNotMatch(form.html, /<form[^>]*\/pathways\//, noun)
    const posted = await act(id, noun, { reason, ...way('other', '2026-11-22') })
    assert.equal(posted.status, 409, noun)
  }
})

test('R55 a look at it for a reason is still gone through by the leader', async () => {
  const { id } = await aPathway()
  await act(id, 'responsibility', { staffId: world.staff.mette.id, unitId: '' })
  await world.as('ali').post(`/pathways/${id}/access`, { reason: 'Vikar i dag, familien ringer.' })
  await act(id, 'mistake', { reason })
  assert.equal((await standing(id)).tasks, 1)
  assert.equal((await world.as('ali').post(`/pathways/${id}/access`, { reason: 'Ser efter fejlen igen.' })).status, 303)
  assert.equal((await world.as('ali').get(`/pathways/${id}`)).status, 200)
})

test('the page and the form cost no more statements than before, in Kalundborg nobody sees them', async () => {
  const { id } = await aFullPathway()
  const standingPage = await ida.get(`/pathways/${id}`)
  const form = await ida.get(`/pathways/${id}/mistake`)
  await act(id, 'mistake', { reason })
  const page = await ida.get(`/pathways/${id}`)
  // without the card of goals and questionnaires, as on the form
  assert.equal(page.statements, standingPage.statements - 1)
  assert.equal(form.statements, standingPage.statements - 1)
  const there = await world.inMunicipality(KALUNDBORG, (db) =>
    db.selectFrom('pathways').select('id').where('id', '=', id).execute(),
  )
  assert.deepEqual(there, [])
})
