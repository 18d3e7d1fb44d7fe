import assert from 'node:assert/strict'
import test from 'node:test'
import { casesIn } from '../../../test/cases.ts'
import { aWorld } from '../../../test/world.ts'

const world = await aWorld()
const { aPathway, act, talk, versionOf, way } = casesIn(world)
const ida = world.as('ida')

test('two people act at once: the second gets a clear message and loses nothing', async () => {
  const { id } = await aPathway()
  const version = await versionOf(id)
  assert.equal((await act(id, 'themes', { themes: ['worry'] })).status, 303)
  const second = await ida.post(`/pathways/${id}/delays/new`, {
    version,
    from: '2026-11-21',
    to: '2026-11-28',
    reason: 'Efterårsferie <hos> mormor',
  })
  assert.equal(second.status, 409)
  assert.match(second.html, /Forløbet er ændret, mens du skrev/)
  assert.match(second.html, /Efterårsferie &lt;hos&gt; mormor/)
  const now = /name="version" value="(\d+)"/.exec(second.html)?.[1]
  assert.equal(
    (
      await ida.post(`/pathways/${id}/delays/new`, {
        version: now,
        from: '2026-11-21',
        to: '2026-11-28',
        reason: 'Efterårsferie',
      })
    ).status,
    303,
  )
})

test('of two that arrive in the same moment, one is kept and the other told', async () => {
  const { id } = await aPathway()
  const version = await versionOf(id)
  const both = await Promise.all(
    [1, 2].map((week) =>
      ida.post(`/pathways/${id}/delays/new`, { version, from: '2026-11-21', to: '2026-11-28', reason: `Uge ${week}` }),
    ),
  )
  assert.deepEqual(
    both.map(({ status }) => status).toSorted((a, b) => a - b),
    [303, 409],
  )
  const { rows } = await world.owner.query('select count(*)::int as many from family_delays where pathway_id = $1', [
    id,
  ])
  assert.equal(rows[0].many, 1)
})

test('a form sent twice is acted on once', async () => {
  const { id } = await aPathway()
  const fields = {
    once: crypto.randomUUID(),
    version: await versionOf(id),
    from: '2026-11-21',
    to: '2026-11-28',
    reason: 'Ferie',
  }
  assert.equal((await ida.post(`/pathways/${id}/delays/new`, fields)).status, 303)
  const again = await ida.post(`/pathways/${id}/delays/new`, fields)
  assert.equal(again.status, 422)
  assert.match(again.html, /allerede sendt/)
})

test('what a person may type in a summary comes back as text, never as markup; too much gets a message', async () => {
  const { id } = await aPathway()
  const emoji = '<script>alert(1)</script> 👩‍👧 "citat" æøå'
  assert.equal((await act(id, 'talks/preliminary-talk', talk('2026-11-21', { summary: emoji }))).status, 303)
  const { html } = await ida.get(`/pathways/${id}`)
  assert.ok(!html.includes('<script>alert'))
  assert.ok(html.includes('👩‍👧'))
  const long = await act(id, 'talks/preliminary-talk', talk('2026-11-21', { summary: 'x'.repeat(10_000) }))
  assert.equal(long.status, 422)
  assert.match(long.html, /Skriv højst 4.000 tegn/)
})

for (const [what, fields, says] of [
  ['a date that does not exist', { day: '2026-02-30' }, /Datoen findes ikke/],
  ['a day in the future', { day: '2026-12-24' }, /ikke ligge i fremtiden/],
  ['a day before the henvendelse', { day: '2026-11-01' }, /før henvendelsen/],
  ['a clock time that does not exist', { time: '27:80' }, /Klokkeslættet findes ikke/],
  ['somebody who is not staff', { staffId: '00000000-0000-4000-8000-000000000000' }, /Vælg en medarbejder/],
  ['an id that is none', { staffId: 'x' }, /Vælg, hvem der holdt samtalen/],
  ['an unknown mode', { mode: 'telepathy' }, /Vælg, hvordan samtalen foregik/],
] as const) {
  test(`${what} gets a message at its field`, async () => {
    const { id } = await aPathway()
    const { status, html } = await act(id, 'talks/preliminary-talk', talk('2026-11-21', fields))
    assert.equal(status, 422)
    assert.match(html, says)
  })
}

test('the pages of a pathway, the lists and the day each take a fixed number of statements', async () => {
  const { id } = await aPathway()
  const before = {
    page: (await ida.get(`/pathways/${id}`)).statements,
    list: (await ida.get('/pathways')).statements,
    day: (await ida.get('/day')).statements,
  }
  await act(id, 'ways/new', way('civil_society', '2026-11-22'))
  await act(id, 'themes', { themes: ['worry', 'sadness', 'self_harm'] })
  for (let more = 0; more < 5; more += 1) await aPathway()
  const after = {
    page: (await ida.get(`/pathways/${id}`)).statements,
    list: (await ida.get('/pathways')).statements,
    day: (await ida.get('/day')).statements,
  }
  assert.deepEqual(after, before)
  // one of them is the card of goals and questionnaires
  assert.deepEqual(before, { page: 18, list: 5, day: 9 })
})

test('an address with nonsense in it shows the list, and never fails', async () => {
  for (const query of ['page=-1', 'page=1e99', 'status=x&sort=drop', 'unit=1', 'theme=<script>', 'page=900']) {
    assert.equal((await ida.get(`/pathways?${query}`)).status, 200, query)
  }
  for (const path of ['/pathways/x', '/pathways/00000000-0000-4000-8000-000000000000', '/pathways/x/ending'])
    assert.equal((await ida.get(path)).status, 404, path)
})
