import assert from 'node:assert/strict'
import test from 'node:test'
import { casesIn } from '../../../test/cases.ts'
import { validateHtml } from '../../../test/html.ts'
import { notesIn } from '../../../test/notes.ts'
import { aWorld, type Person } from '../../../test/world.ts'

const world = await aWorld()
const cases = casesIn(world)
const { sign } = notesIn(world, cases)
const HOLD = {
  kind: 'complaint',
  reference: '26/118',
  reason: 'Klage til Styrelsen for Patientklager.',
  fromDay: '2026-11-20',
}
const DUE = '/administration/retention/records'

/** A child about whom something was signed today, and the page of how long it is kept. */
async function aRecord(names: Record<string, string> = {}) {
  const { id, childId } = await cases.aPathway(names)
  await sign('ida', `/pathways/${id}/journal/note`, { text: 'Ringet.', day: '2026-11-23', time: '09:00' })
  return { id, childId, page: `/pathways/${id}/retention` }
}
const at = async <T>(instant: string, work: () => Promise<T>): Promise<T> => {
  world.setTime(instant)
  return work().finally(() => world.setTime('2026-11-23T09:00:00Z'))
}
const get = (person: Person, path: string) => world.as(person).get(path)

test('R49 a record is kept for ten years from its last entry, or more, and falls due the day after', async () => {
  const { page } = await aRecord({ givenName: 'Forfalden' })
  const { html } = await get('ida', page)
  assert.deepEqual(await validateHtml(html), [])
  assert.match(html, /mindst 23\. november 2036/)
  const names = async (instant: string) => (await at(instant, () => get('lise', DUE))).html.includes('Forfalden')
  assert.deepEqual([await names('2036-11-23T12:00:00Z'), await names('2036-11-24T12:00:00Z')], [false, true])
  assert.equal(
    (await world.as('lise').post('/administration/retention', { version: 0, years: 15, draftDays: 365 })).status,
    303,
  )
  assert.deepEqual([await names('2036-11-24T12:00:00Z'), await names('2041-11-24T12:00:00Z')], [false, true])
  await world.owner.query('delete from retention_settings')
})

test('R49 less than ten years is refused, by the form and by the database', async () => {
  const answer = await world.as('lise').post('/administration/retention', { version: 0, years: 9, draftDays: 'x' })
  assert.equal(answer.status, 422)
  assert.match(answer.html, /Skriv et helt tal fra 10 til 100/)
  assert.match(answer.html, /value="9"/)
  await assert.rejects(
    world.acting('lise', ({ db }) => db.insertInto('retention_settings').values({ journal_years: 9 }).execute()),
    /r49_at_least_ten_years/,
  )
  assert.equal(
    (await world.as('lise').post('/administration/retention', { version: 3, years: 12, draftDays: 365 })).status,
    409,
  )
})

test('R50 an open case holds the record beyond its term, until it is lifted with a reason', async () => {
  const { childId, page } = await aRecord({ givenName: 'Bevaret' })
  assert.equal((await world.as('lise').post(`${page}/holds`, HOLD)).status, 303)
  const held = await get('ida', page)
  assert.match(held.html, /bevares på grund af en sag/)
  assert.match(held.html, /Klage til Styrelsen/)
  assert.deepEqual(await validateHtml((await get('lise', page)).html), [])
  const isDue = async () => (await at('2040-01-01T12:00:00Z', () => get('lise', DUE))).html.includes('Bevaret')
  assert.equal(await isDue(), false)

  const { rows } = await world.owner.query('select id from legal_holds where child_id = $1', [childId])
  const lifting = `${page}/holds/${rows[0].id}/lifting`
  assert.deepEqual(await validateHtml((await get('lise', lifting)).html), [])
  const unsaid = await world.as('lise').post(lifting, { reason: 'slut' })
  assert.equal(unsaid.status, 422)
  assert.deepEqual(await validateHtml(unsaid.html), [])
  assert.equal((await world.as('lise').post(lifting, { reason: 'Afgjort uden kritik.' })).status, 303)
  assert.equal(await isDue(), true)
  assert.equal((await world.as('lise').post(lifting, { reason: 'En gang til, ved en fejl.' })).status, 409)
  assert.match((await get('lise', page)).html, /Afgjort uden kritik/)
})

test('R49, R50 the list counts the held records whose term is over, and no others', async () => {
  const { page } = await aRecord({ givenName: 'Holdt' })
  const due = () => get('lise', DUE)
  const before = (await at('2040-01-01T12:00:00Z', due)).html
  await world.as('lise').post(`${page}/holds`, HOLD)
  assert.doesNotMatch((await due()).html, /på grund af en sag/)
  assert.doesNotMatch(before, /på grund af en sag/)
  assert.match((await at('2040-01-01T12:00:00Z', due)).html, /1 bevares på grund af en sag og står her ikke/)
})

test('R50 a hold says why, and is neither deleted, rewritten nor lifted twice', async () => {
  const { id, childId, page } = await aRecord()
  for (const [change, words] of [
    [{ reason: 'kort' }, /mindst 10 tegn/],
    [{ kind: 'x' }, /Vælg, hvad det er for en sag/],
    [{ fromDay: '2026-12-01' }, /ikke være begyndt i fremtiden/],
    [{ fromDay: '2026-02-30' }, /findes ikke/],
  ] as const) {
    const { status, html } = await world.as('lise').post(`${page}/holds`, { ...HOLD, ...change })
    assert.equal(status, 422)
    assert.match(html, words)
    assert.match(html, /26\/118/)
  }
  await world.as('lise').post(`${page}/holds`, HOLD)
  for (const sql of ["update legal_holds set reason = 'noget helt andet'", 'delete from legal_holds'])
    await assert.rejects(
      world.inMunicipality('0316', (db) =>
        db.executeQuery({ sql, parameters: [], query: { kind: 'RawNode' } } as never),
      ),
      { code: '42501' },
      sql,
    )
  const other = await aRecord()
  const { rows } = await world.owner.query('select id from legal_holds where child_id = $1', [childId])
  assert.equal(
    (await world.as('lise').post(`${other.page}/holds/${rows[0].id}/lifting`, { reason: 'På det forkerte barn.' }))
      .status,
    404,
  )
  assert.equal((await world.as('lise').post(`/pathways/${id}/retention/holds/skrald/lifting`, {})).status, 404)
})

test('who sees and decides what: the record’s people its term, leaders the rest', async () => {
  const { page } = await aRecord()
  const cells: [Person, string, number][] = [
    ['ida', page, 200],
    ['lise', page, 200],
    ['bo', page, 403],
    ['adam', page, 403],
    ['karen', page, 404],
    ['vera', page, 403],
    ['ida', DUE, 403],
    ['adam', DUE, 403],
    ['lise', DUE, 200],
    ['adam', '/administration/retention', 200],
    ['ida', '/administration/retention', 403],
  ]
  for (const [person, path, status] of cells)
    assert.equal((await get(person, path)).status, status, `${person} ${path}`)
  for (const person of ['ida', 'adam', 'bo'] as const) {
    assert.equal((await world.as(person).post(`${page}/holds`, HOLD)).status, 403)
    assert.equal((await world.as(person).post('/administration/retention', {})).status, 403)
  }
  assert.equal((await world.as('karen').post(`${page}/holds`, HOLD)).status, 404)
  assert.equal((await world.signedOut().post(`${page}/holds`, HOLD)).status, 401)
  assert.equal((await world.signedOut().get(page)).status, 303)
  assert.ok(!(await at('2040-01-01T12:00:00Z', () => get('karen', DUE))).html.includes('Josefine'))
})

test('R56 each look at a term, and the search for what is due, is logged', async () => {
  const { childId, page } = await aRecord()
  await get('lise', page)
  await get('lise', DUE)
  const { rows } = await world.owner.query(
    'select kind, what, basis, criterion from access_log where staff_id = $1 and (child_id = $2 or criterion is not null) order by at, id',
    [world.staff.lise.id, childId],
  )
  assert.deepEqual(
    rows.filter(({ what }) => what === 'retention'),
    [{ kind: 'read', what: 'retention', basis: 'role', criterion: null }],
  )
  assert.ok(rows.some(({ criterion }) => criterion === 'journaler over opbevaringsfristen'))
})

test('the pages take a fixed number of statements', async () => {
  const { page } = await aRecord()
  const counts = async () => [
    (await get('ida', page)).statements,
    (await get('lise', '/administration/retention')).statements,
    (await at('2040-01-01T12:00:00Z', () => get('lise', DUE))).statements,
  ]
  const before = await counts()
  for (let nth = 0; nth < 3; nth += 1) await aRecord()
  await world.as('lise').post(`${page}/holds`, HOLD)
  assert.deepEqual(await counts(), before)
  assert.deepEqual(before, [9, 5, 8])
})
