import assert from 'node:assert/strict'
import test from 'node:test'
import { casesIn } from '../../../test/cases.ts'
import { validateHtml } from '../../../test/html.ts'
import { notesIn } from '../../../test/notes.ts'
import { aWorld, HOLBAEK } from '../../../test/world.ts'

const world = await aWorld()
const cases = casesIn(world)
const { aPathway, act, talk } = cases
const { aTalk, contactOf, entriesOf, save, sign } = notesIn(world, cases)
const ida = world.as('ida')

test('R43 a signed note says who wrote it, as what, where, when the talk was and when it was written', async () => {
  const place = (
    await world.owner.query(
      "insert into treatment_places (municipality_id, unit_id, name, address, registration_number, registered_from) values ($1, $2, 'Ungehuset, Ahlgade', 'Ahlgade 1', '4711', '2026-01-01') returning id",
      [HOLBAEK, world.staff.ida.unitId],
    )
  ).rows[0].id
  const { id, childId, note, journal } = await aTalk({ placeId: place })
  const form = await ida.get(note)
  assert.equal(form.status, 200)
  assert.deepEqual(await validateHtml(form.html), [])
  const signed = await sign('ida', note, {
    problem: 'Sover dårligt.\nSkolen går.',
    follow_up: 'Screening i næste uge.',
  })
  assert.equal(signed.status, 303)
  const [entry] = await entriesOf(childId)
  assert.equal(signed.location, `${journal}#${entry.id}`)
  assert.deepEqual(
    [entry.author_id, entry.author_name, entry.author_profession, entry.author_roles, entry.author_unit],
    [world.staff.ida.id, 'Ida Friis', 'socialrådgiver', ['intake'], 'Ungehuset'],
  )
  assert.deepEqual([entry.place_id, entry.place_name, entry.kind], [place, 'Ungehuset, Ahlgade', 'preliminary_talk'])
  assert.equal(entry.contact_at.toISOString(), '2026-11-23T08:00:00.000Z')
  assert.deepEqual([entry.written_at, entry.signed_at], [world.clock(), world.clock()])
  assert.deepEqual(entry.body, [
    { key: 'problem', heading: 'Barnets vanskeligheder', text: 'Sover dårligt.\nSkolen går.' },
    { key: 'follow_up', heading: 'Opfølgning', text: 'Screening i næste uge.' },
  ])
  await world.owner.query("update staff set name = 'Ida Nygift' where id = $1", [world.staff.ida.id])
  const page = await ida.get(journal)
  await world.owner.query("update staff set name = 'Ida Friis' where id = $1", [world.staff.ida.id])
  assert.deepEqual(await validateHtml(page.html), [])
  assert.match(page.html, /Ida Friis, socialrådgiver · forsamtaler · Ungehuset, Ahlgade/)
  assert.match(page.html, /Skolen går\./)
  const pathway = await ida.get(`/pathways/${id}`)
  assert.match(pathway.html, /Læs notatet/)
})

test('R42 a child has one journal at each place, and notes at none stand in one of their own', async () => {
  const { childId, note, id } = await aTalk()
  assert.equal((await sign('ida', note, { problem: 'Et.' })).status, 303)
  assert.equal(
    (await sign('ida', `/pathways/${id}/journal/note`, { text: 'To.', day: '2026-11-23', time: '09:30' })).status,
    303,
  )
  const entries = await entriesOf(childId)
  assert.deepEqual(
    entries.map(({ sequence }) => sequence),
    [1, 2],
  )
  assert.equal(new Set(entries.map(({ journal_id }) => journal_id)).size, 1)
  await assert.rejects(
    world.inMunicipality(HOLBAEK, (db) =>
      db.insertInto('journals').values({ child_id: childId, place_id: null }).execute(),
    ),
    /journals_municipality_id_child_id_place_id_key/,
  )
})

test('R44 a note on a talk of an earlier day gives a reason, is marked as late, and is refused without', async () => {
  const { id, childId } = await aPathway()
  await act(id, 'talks/preliminary-talk', talk('2026-11-22'))
  const note = `/pathways/${id}/contacts/${await contactOf(id, 'preliminary_talk')}/note`
  assert.match((await ida.get(note)).html, /Hvorfor skrives notatet en senere dag/)
  const refused = await sign('ida', note, { problem: 'Sover dårligt.' })
  assert.equal(refused.status, 422)
  assert.match(refused.html, /senere dag end kontakten/)
  assert.match(refused.html, /Sover dårligt\./)
  assert.equal((await sign('ida', note, { problem: 'Sover dårligt.', lateReason: 'Systemet var nede.' })).status, 303)
  const page = await ida.get(`/pathways/${id}/journal`)
  assert.match(page.html, /skrevet sent/)
  assert.match(page.html, /Systemet var nede\./)
  const insert = (columns: string, values: string) =>
    world.acting('ida', async ({ db }) => {
      const { sql } = await import('kysely')
      const [known] = await entriesOf(childId)
      await sql
        .raw(
          `insert into journal_entries (journal_id, pathway_id, kind, body, written_at, ${columns})
         select journal_id, pathway_id, 'note', body, written_at, ${values} from journal_entries where id = '${known.id}'`,
        )
        .execute(db)
    })
  await assert.rejects(
    insert('contact_at, signed_at', "'2026-11-22T22:30Z', '2026-11-22T23:30Z'"),
    /r44_late_says_why|signed_after/,
  )
  await assert.rejects(
    insert('contact_at, signed_at, late_reason', "'2026-11-23T09:00Z', '2026-11-23T10:00Z', 'Ikke sent.'"),
    /r44_late_says_why/,
  )
})

test('R46 a correction is a new note that says why; the original stays, one click away, and is corrected once', async () => {
  const { childId, note, journal } = await aTalk()
  await sign('ida', note, { problem: 'Bor hos far.', follow_up: 'Ny tid.' })
  const [original] = await entriesOf(childId)
  const correction = `${journal}/${original.id}/correction`
  const form = await ida.get(correction)
  assert.match(form.html, /Bor hos far\./)
  assert.deepEqual(await validateHtml(form.html), [])
  assert.equal((await sign('ida', correction, { problem: 'Bor hos mor.' })).status, 422)
  const signed = await sign('ida', correction, { problem: 'Bor hos mor.', reason: 'Forvekslet med bror.' })
  assert.equal(signed.status, 303)
  const entries = await entriesOf(childId)
  assert.deepEqual(entries[0], original)
  assert.deepEqual(
    [entries[1].corrects_id, entries[1].original_id, entries[1].contact_id, entries[1].late_reason],
    [original.id, original.id, original.contact_id, null],
  )
  const page = await ida.get(journal)
  assert.deepEqual(await validateHtml(page.html), [])
  assert.match(
    page.html,
    /Forvekslet med bror\.[^]*Bor hos mor\.[^]*<details[^]*Se det oprindelige notat[^]*Bor hos far\./,
  )
  assert.match(page.html, /<p class="quiet">1 notat<\/p>/)
  const again = await sign('ida', correction, { problem: 'Bor hos moster.', reason: 'Forvekslet igen.' })
  assert.equal(again.status, 409)
  assert.match(again.html, /rettet i mellemtiden/)
  assert.match(again.html, /Bor hos moster/)
  assert.equal((await entriesOf(childId)).length, 2)
  const chain = `${journal}/${entries[1].id}/correction`
  assert.equal((await sign('ida', chain, { problem: 'Bor hos moster.', reason: 'Flyttet.' })).status, 303)
  assert.match((await ida.get(journal)).html, /Se de 2 tidligere udgaver/)
})

test('R48 no address deletes or changes what is signed, and whoever tries is told to write a correction', async () => {
  const { childId, note, journal } = await aTalk()
  await sign('ida', note, { problem: 'Står fast.' })
  const [entry] = await entriesOf(childId)
  for (const path of [`${journal}/${entry.id}`, `${journal}/${entry.id}/removal`])
    assert.equal((await ida.post(path)).status, 404)
  assert.equal((await ida.post(`${journal}/${entry.id}/correction/removal`)).status, 303)
  assert.deepEqual(await entriesOf(childId), [entry])
  await assert.rejects(world.owner.query('delete from journal_entries where id = $1', [entry.id]), {
    code: 'TR045',
    hint: /Skriv en rettelse/,
  })
})

test('R51 the form of each kind has its headings, and a note of its own only text and follow-up', async () => {
  const { id, note } = await aTalk()
  const { html } = await ida.get(note)
  for (const heading of ['Barnets vanskeligheder', 'Andre kommunale indsatser', 'Opfølgning'])
    assert.ok(html.includes(heading))
  const loose = await ida.get(`/pathways/${id}/journal/note`)
  assert.ok(!loose.html.includes('Barnets vanskeligheder'))
  assert.deepEqual(await validateHtml(loose.html), [])
})

test('R55, R56 the journal opens by a relation, each look and search is logged, and what is searched for stands nowhere', async () => {
  const { id, childId, note, journal } = await aTalk()
  await sign('ida', note, { problem: 'Bange for hunde og for mørke.' })
  await sign('ida', `${journal}/note`, { text: 'Ringede til skolen.', day: '2026-11-23', time: '09:30' })
  const found = await ida.post(`${journal}/search`, { q: 'hund' })
  assert.equal(found.status, 200)
  assert.match(found.html, /Bange for hunde/)
  assert.ok(!found.html.includes('Ringede til skolen'))
  assert.deepEqual(await validateHtml(found.html), [])
  assert.match((await ida.post(`${journal}/search`, { q: 'gyserfilm' })).html, /Ingen notater med de ord/)
  assert.match((await ida.post(`${journal}/search`, { q: `"'&!:*()` })).html, /Journal/)
  const filtered = await ida.get(`${journal}?kind=note`)
  assert.ok(filtered.html.includes('Ringede til skolen') && !filtered.html.includes('Bange for hunde'))
  const { rows } = await world.owner.query(
    "select kind::text, what, criterion from access_log where child_id = $1 and what = 'journal' and kind = 'search'",
    [childId],
  )
  assert.equal(rows.length, 3)
  assert.ok(!JSON.stringify(world.log).includes('hund'))
  await act(id, 'responsibility', { staffId: world.staff.mette.id, unitId: '' })
  assert.equal((await world.as('ali').get(journal)).status, 403)
  assert.equal((await world.as('ali').post(`${journal}/search`, { q: 'hund' })).status, 403)
})

test('a page of fifty, the newest first, in as many statements as an empty one', async () => {
  const { childId, note, journal, id } = await aTalk()
  const empty = await ida.get(journal)
  assert.match(empty.html, /ikke underskrevet noget i journalen endnu/)
  assert.deepEqual(await validateHtml(empty.html), [])
  await sign('ida', note, { problem: 'Første.' })
  const [first] = await entriesOf(childId)
  await world.acting('ida', async ({ db }) => {
    for (let nth = 1; nth <= 120; nth += 1)
      await db
        .insertInto('journal_entries')
        .values({
          journal_id: first.journal_id,
          pathway_id: id,
          contact_id: null,
          kind: 'note',
          body: JSON.stringify([{ key: 'text', heading: 'Notat', text: `Opkald ${nth}.` }]),
          contact_at: new Date(Date.parse('2026-11-23T08:00:00Z') + nth * 1000),
          written_at: world.clock(),
          signed_at: world.clock(),
          late_reason: null,
          corrects_id: null,
          correction_reason: null,
        })
        .execute()
  })
  const page = await ida.get(journal)
  assert.equal(page.statements, empty.statements)
  assert.match(page.html, /Opkald 120\.[^]*Opkald 71\./)
  assert.ok(!page.html.includes('Opkald 70.'))
  assert.match(page.html, /121 notater/)
  const last = await ida.get(`${journal}?page=3`)
  assert.match(last.html, /Opkald 1\.[^]*Første\./)
  assert.equal((await ida.get(`${journal}?page=99&kind=x`)).status, 200)
  const loose = { text: 'Ringede.', day: '2026-11-23', time: '09:30' }
  const costs = [
    page.statements,
    (await ida.get(note)).statements,
    (await save('ida', note, { problem: 'Mere.' })).statements,
    (await sign('ida', `${journal}/note`, loose)).statements,
  ]
  assert.deepEqual(costs, [9, 7, 9, 12])
})
