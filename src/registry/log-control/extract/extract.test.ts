import assert from 'node:assert/strict'
import test from 'node:test'
import { casesIn } from '../../../../test/cases.ts'
import { validateHtml } from '../../../../test/html.ts'
import { aWorld, HOLBAEK } from '../../../../test/world.ts'

const world = await aWorld()
const { aPathway } = casesIn(world)
const lise = world.as('lise')
const { id: pathwayId, childId } = await aPathway({ givenName: 'Solveig' })
const other = await aPathway({ givenName: 'Anders' })
await world.as('ida').get(`/pathways/${pathwayId}`)
await world.as('ida').get(`/pathways/${other.id}`)
await world.as('ida').post('/search', { q: 'Solveig' })

/** The child is twelve, and asks for itself. */
const OWN = { by: 'young_person', identity: 'MitID', maturity: 'Moden nok til selv at bede om det.' }
const base = `/children/${childId}/access-log`
const made = async (fields: Record<string, string> = {}) => {
  const { status, location } = await lise.post(base, { from: '2026-11-01', to: '2026-11-23', ...OWN, ...fields })
  assert.equal(status, 303)
  return location ?? ''
}

test('R58 the extract tells when, for what, in which role and unit, and how; it names nobody, and no search', async () => {
  const page = await lise.get(await made())
  assert.equal(page.status, 200)
  for (const words of [
    '23. november 2026 kl. 10.00',
    'modtagelse af henvendelsen',
    'forsamtaler',
    'Ungehuset',
    'forløbet, læst',
  ])
    assert.ok(page.html.includes(words), words)
  const main = page.html.slice(page.html.indexOf('<main'))
  for (const name of ['Ida Friis', 'Anders', 'søgt']) assert.ok(!main.includes(name), name)
  assert.deepEqual(await validateHtml(page.html), [])
  const print = await lise.get(`${page.html.match(/href="([^"]+\/print)"/)?.[1]}`)
  assert.equal(print.status, 200)
  assert.match(print.html, /Ctrl\+P/)
})

test('R58 names come along for a reason that is kept, and not without one', async () => {
  const bare = await lise.post(base, { from: '2026-11-01', to: '2026-11-23', ...OWN, names: 'on', reason: 'kort' })
  assert.equal(bare.status, 422)
  assert.match(bare.html, /Skriv, hvorfor medarbejdernes navne skal med/)
  assert.match(bare.html, />\nkort<\/textarea>/)
  const page = await lise.get(await made({ names: 'on', reason: 'Opslagene er anmeldt til politiet.' }))
  assert.match(page.html, /Ida Friis/)
  // a reason that was typed without the tick names nobody
  assert.doesNotMatch(
    (await lise.get(await made({ reason: 'Opslagene er anmeldt.' }))).html.split('<main')[1] ?? '',
    /Ida Friis/,
  )
})

test('R58 the file tells the same, bears no name, and neither does its address', async () => {
  const path = `${await made()}/file`
  const file = await lise.get(path)
  assert.equal(file.headers.get('Content-Disposition'), 'attachment; filename="opslag-i-loggen.csv"')
  assert.match(file.headers.get('Content-Type') ?? '', /text\/csv/)
  const [head, ...lines] = file.html.replace('\ufeff', '').split('\r\n')
  assert.equal(head, '"Dato";"Klokkeslæt";"Formål";"Rolle";"Enhed";"Anvendelse";"Hvad"')
  assert.ok(
    lines.includes('"2026-11-23";"10:00";"modtagelse af henvendelsen";"forsamtaler";"Ungehuset";"læst";"forløbet"'),
  )
  assert.ok(!file.html.includes('Ida') && !path.includes('Solveig'))
})

test('R58 to ask for the log is itself logged, and what was handed out stands', async () => {
  const { rows } = await world.owner.query(
    "select kind, what, basis from access_log where child_id = $1 and staff_id = $2 and what = 'log_extract'",
    [childId, world.staff.lise.id],
  )
  assert.ok(rows.some(({ kind }) => kind === 'write') && rows.some(({ kind }) => kind === 'read'))
  for (const sql of [
    'delete from log_extracts',
    'update log_extracts set names_reason = null',
    'truncate log_extracts',
  ])
    await assert.rejects(world.owner.query(sql), { code: 'TR000' }, sql)
  assert.match((await lise.get(base)).html, /Tidligere udtræk[\s\S]*Lise Holt/)
})

test('days that do not exist, or in the wrong order, get words', async () => {
  for (const [from, to] of [
    ['2026-02-31', '2026-11-23'],
    ['2026-11-23', '2026-11-01'],
    ['', ''],
    ['x'.repeat(10_000), '<script>'],
  ])
    assert.equal((await lise.post(base, { ...OWN, from, to })).status, 422, `${from} ${to}`.slice(0, 40))
})

test('a hundred thousand looks are shown fifty at a time and come in one file; nothing more is asked of the database', async () => {
  const many = await aPathway({ givenName: 'Mange' })
  await world.owner.query("set session_replication_role = 'replica'")
  await world.owner.query(
    `insert into access_log (municipality_id, at, staff_id, roles, unit_name, kind, what, child_id, basis)
     select $1, '2026-01-01'::timestamptz + nth * interval '1 second', $2, '{therapist}', 'Ungehuset', 'read', 'journal', $3, 'treating'
     from generate_series(1, 100000) as nth`,
    [HOLBAEK, world.staff.mette.id, many.childId],
  )
  await world.owner.query("set session_replication_role = 'origin'")
  await world.owner.query('analyze access_log')
  const { location } = await lise.post(`/children/${many.childId}/access-log`, {
    ...OWN,
    from: '2026-01-01',
    to: '2026-01-31',
  })
  const first = await lise.get(location ?? '')
  assert.match(first.html, /Side 1 af 2\.000 · 100\.000 i alt/)
  assert.equal(first.statements, 8)
  assert.equal((await lise.get(`${location}?page=2000`)).statements, 8)
  const file = await lise.get(`${location}/file`)
  assert.equal(file.html.split('\r\n').length, 100_000 + 2)
})

test('R58 what the other parent must not learn from a log is a part of the pathway; so is what came after it was made', async () => {
  await world.as('lise').get(`/pathways/${pathwayId}/concerns`)
  const path = await made()
  world.setTime('2026-11-23T10:00:00Z')
  await world.as('ida').get(`/pathways/${pathwayId}/journal`)
  for (const address of [path, `${path}/file`, `${path}/print`]) {
    const { html } = await world.as('lise').get(address)
    const told = html.includes('<main') ? html.slice(html.indexOf('<main')) : html
    assert.ok(!/underretning/i.test(told), address)
    assert.ok(!told.includes('journalen'), address)
    assert.match(told, /en del af forløbet/, address)
  }
  world.setTime('2026-11-23T09:00:00Z')
})

test('leaders may; others are refused, the systemadministrator too, and another municipality finds nothing', async () => {
  const extract = await made()
  for (const path of [base, extract, `${extract}/print`, `${extract}/file`]) {
    assert.equal((await lise.get(path)).status, 200, path)
    for (const person of ['mette', 'ida', 'vera', 'bo', 'adam'] as const)
      assert.equal((await world.as(person).get(path)).status, 403, path)
    assert.equal((await world.as('karen').get(path)).status, 404, path)
    assert.equal((await world.signedOut().get(path)).status, 303, path)
  }
  assert.equal((await world.as('karen').post(base, { from: '2026-01-01', to: '2026-11-01' })).status, 404)
  // the extract of one child is not found under another
  assert.equal((await lise.get(`/children/${other.childId}/access-log/${extract.split('/').at(-1)}`)).status, 404)
  assert.equal((await lise.get(`${base}/nonsense`)).status, 404)
})
