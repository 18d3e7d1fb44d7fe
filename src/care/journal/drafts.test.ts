import assert from 'node:assert/strict'
import test from 'node:test'
import { casesIn } from '../../../test/cases.ts'
import { validateHtml } from '../../../test/html.ts'
import { notesIn } from '../../../test/notes.ts'
import { aWorld } from '../../../test/world.ts'

const world = await aWorld()
const cases = casesIn(world)
const { act, talk } = cases
const { aTalk, contactOf, draftsOf, entriesOf, save, sign } = notesIn(world, cases)
const ida = world.as('ida')

test('R47 a draft may be changed and deleted until it is signed; signing turns it into an entry and the draft is gone', async () => {
  const { id, childId, note } = await aTalk()
  const first = await save('ida', note, { problem: 'Sovre dårligt.' })
  assert.deepEqual([first.status, JSON.parse(first.html)], [200, { version: 1, at: '10.00' }])
  assert.equal((await save('ida', note, { problem: 'Sover dårligt.', version: 1 })).status, 200)
  assert.match((await ida.get(note)).html, /Sover dårligt\./)
  world.setTime('2026-11-23T09:20:00Z')
  assert.equal((await sign('ida', note, { problem: 'Sover dårligt.', version: 2 })).status, 303)
  world.setTime('2026-11-23T09:00:00Z')
  assert.deepEqual(await draftsOf(id), [])
  const [entry] = await entriesOf(childId)
  assert.equal(entry.written_at.toISOString(), '2026-11-23T09:00:00.000Z')
  assert.equal(entry.signed_at.toISOString(), '2026-11-23T09:20:00.000Z')
  const event = await world.owner.query("select detail from events where pathway_id = $1 and name = 'journal.signed'", [
    id,
  ])
  assert.equal(event.rows[0].detail.entry, entry.id)
  assert.equal((await save('ida', note, { problem: 'Et til.' })).status, 200)
  assert.equal((await ida.post(`${note}/removal`)).status, 303)
  assert.deepEqual(await draftsOf(id), [])
})

test('a draft is its author’s alone: a colleague who may read sees whose and when, never what', async () => {
  const { id, note, journal } = await aTalk()
  await save('ida', note, { problem: 'Hemmeligt udkast.' })
  await world.owner.query(
    "insert into care_relations (municipality_id, child_id, staff_id, basis, starts_at) select municipality_id, child_id, $2, 'treating', '2026-11-01' from pathways where id = $1",
    [id, world.staff.ali.id],
  )
  const ali = world.as('ali')
  const page = await ali.get(journal)
  assert.match(page.html, /kladde[^]*Ida Friis/)
  assert.ok(!page.html.includes('Hemmeligt'))
  assert.ok(!(await ali.get(note)).html.includes('Hemmeligt'))
  assert.equal((await ali.post(`${note}/removal`)).status, 303)
  assert.equal((await draftsOf(id)).length, 1)
  for (const work of [
    () => world.acting('ali', ({ db }) => db.deleteFrom('journal_drafts').where('pathway_id', '=', id).execute()),
    () =>
      world.acting('ali', ({ db }) =>
        db.updateTable('journal_drafts').set({ version: 9 }).where('pathway_id', '=', id).execute(),
      ),
  ])
    await work()
  assert.equal((await draftsOf(id))[0].version, 1)
})

test('an empty note, one on a talk not held, and one on a regretted pathway are not signed', async () => {
  const { id, note, childId } = await aTalk()
  const empty = await sign('ida', note, { problem: ' \n ' })
  assert.equal(empty.status, 422)
  assert.match(empty.html, /Skriv noget i notatet/)
  await act(id, 'plans/screening', talk('2026-11-24'))
  const planned = `/pathways/${id}/contacts/${await contactOf(id, 'screening')}/note`
  assert.match((await ida.get(planned)).html, /Registrér først samtalen/)
  assert.equal((await save('ida', planned, { problem: 'Forberedelse.' })).status, 200)
  const early = await sign('ida', planned, { problem: 'Forberedelse.', version: 1 })
  assert.equal(early.status, 409)
  assert.match(early.html, /Forberedelse\./)
  const future = await sign('ida', `/pathways/${id}/journal/note`, {
    text: 'Ringet.',
    day: '2026-11-24',
    time: '09:00',
  })
  assert.match(future.html, /ligger i fremtiden/)
  assert.equal((await act(id, 'mistake', { reason: 'Oprettet på lillebror.' })).status, 303)
  const regretted = await sign('ida', note, { problem: 'For sent.' })
  assert.equal(regretted.status, 409)
  assert.match(regretted.html, /For sent\./)
  assert.deepEqual(await entriesOf(childId), [])
})

test('two browsers on one draft: the second is shown both texts and overwrites nothing', async () => {
  const { id, note } = await aTalk()
  await save('ida', note, { problem: 'Fra telefonen.' })
  const late = await save('ida', note, { problem: 'Fra computeren.' })
  assert.equal(late.status, 409)
  const { version, typed, sections } = JSON.parse(late.html)
  assert.deepEqual([version, typed, sections[0].text], [1, { problem: 'Fra telefonen.' }, 'Fra telefonen.'])
  for (const button of ['draft', 'sign']) {
    const page = await ida.post(note, { problem: 'Fra computeren.', version: 0, act: button })
    assert.equal(page.status, 409)
    assert.match(page.html, /Fra telefonen\./)
    assert.match(page.html, /Fra computeren\./)
    assert.deepEqual(await validateHtml(page.html), [])
  }
  assert.equal((await draftsOf(id))[0].typed.problem, 'Fra telefonen.')
  assert.equal((await sign('ida', note, { problem: 'Samlet.', version: 1 })).status, 303)
  const gone = await save('ida', note, { problem: 'Skrevet videre.', version: 1 })
  assert.deepEqual([gone.status, JSON.parse(gone.html).version], [409, 0])
  const two = await Promise.all(['a', 'b'].map((text) => save('ida', note, { problem: text })))
  assert.deepEqual(
    two.map(({ status }) => status).toSorted((a, b) => a - b),
    [200, 409],
  )
})

test('two clicks from Min dag: the talk just held leads to its note, and a draft waits there to be signed', async () => {
  const { note } = await aTalk({ staffId: world.staff.ida.id })
  const day = await ida.get('/day')
  assert.ok(day.html.includes(`href="${note}"`))
  await save('ida', note, { problem: 'Begyndt.' })
  const waiting = await world.as('ida').get('/day')
  assert.match(waiting.html, /Kladder, der skal underskrives/)
  await sign('ida', note, { problem: 'Begyndt.', version: 1 })
  assert.ok(!(await ida.get('/day')).html.includes(note))
})

test('a save from another window while a note is signed is signed too, or told of: nothing typed is lost', async () => {
  for (let time = 0; time < 6; time += 1) {
    const { id, childId, note } = await aTalk()
    await save('ida', note, { problem: 'Først.' })
    const [signed, saved] = await Promise.all([
      sign('ida', note, { problem: 'Først.', version: 1 }),
      save('ida', note, { problem: 'Først. Og mere.', version: 1 }),
    ])
    const said = [
      ...(await entriesOf(childId)).map(({ body }) => body[0].text),
      ...(await draftsOf(id)).map(({ typed }) => typed.problem),
    ]
    if (signed.status === 303) assert.deepEqual([said, saved.status], [['Først.'], 409])
    else assert.deepEqual([said, signed.status, saved.status], [['Først. Og mere.'], 409, 200])
  }
})

test('a draft on a child that was handed over is marked, stands last, and can only be deleted by its author', async () => {
  const handed = await aTalk({ givenName: 'Overdraget' })
  const kept = await aTalk()
  await act(handed.id, 'responsibility', { staffId: world.staff.mette.id, unitId: '' })
  await save('ida', handed.note, { problem: 'Ældst.' })
  await save('ida', kept.note, { problem: 'Nyest.' })
  await world.owner.query(
    "update care_relations set starts_at = $2, ends_at = $2::timestamptz + interval '1 hour' where child_id = $1",
    [handed.childId, '2026-11-23T07:00:00Z'],
  )
  const { html } = await ida.get('/day')
  assert.deepEqual(await validateHtml(html), [])
  assert.ok(html.indexOf(kept.note) > 0 && !html.includes(handed.note))
  const removal = /\/day\/drafts\/[0-9a-f-]+\/removal/.exec(html.slice(html.indexOf(kept.note)))?.[0] ?? ''
  assert.match(html, /Du har ikke længere adgang til barnets journal/)
  assert.equal((await ida.post(`${handed.note}/removal`)).status, 403)
  for (const [person, status] of [
    ['ali', 404],
    ['karen', 404],
    ['bo', 403],
  ] as const)
    assert.equal((await world.as(person).post(removal)).status, status, person)
  assert.equal((await ida.post('/day/drafts/skrald/removal')).status, 404)
  assert.equal((await draftsOf(handed.id)).length, 1)
  assert.equal((await ida.post(removal)).location, '/day')
  assert.deepEqual(await draftsOf(handed.id), [])
  assert.equal((await draftsOf(kept.id)).length, 1)
})

test('a note on a talk that was cancelled before its time is signed as of now', async () => {
  const { id, childId } = await aTalk()
  await act(id, 'plans/screening', talk('2026-11-24'))
  const contactId = await contactOf(id, 'screening')
  await world.owner.query(
    "update contacts set status = 'cancelled', cancelled_by = 'family', status_reason = 'Syg.' where id = $1",
    [contactId],
  )
  const signed = await sign('ida', `/pathways/${id}/contacts/${contactId}/note`, { problem: 'Mor ringede afbud.' })
  assert.equal(signed.status, 303, signed.html)
  const [entry] = await entriesOf(childId)
  assert.deepEqual([entry.contact_id, entry.contact_at, entry.late_reason], [contactId, entry.signed_at, null])
})

test('a draft that is signed in two windows at once becomes one entry', async () => {
  const { childId, note } = await aTalk()
  await save('ida', note, { problem: 'Én gang.' })
  const statuses = await Promise.all([
    sign('ida', note, { problem: 'Én gang.', version: 1 }),
    sign('ida', note, { problem: 'Én gang.', version: 1 }),
  ])
  assert.deepEqual(
    statuses.map(({ status }) => status).toSorted((one, other) => one - other),
    [303, 409],
  )
  assert.equal((await entriesOf(childId)).length, 1)
})

test('R46 two who correct the same entry at once: one is told that the other was there', async () => {
  const { childId, note, journal } = await aTalk({ staffId: world.staff.ida.id })
  await sign('ida', note, { problem: 'Oprindeligt.' })
  const [original] = await entriesOf(childId)
  await world.owner.query(
    "insert into care_relations (municipality_id, child_id, staff_id, basis, starts_at) values ($1, $2, $3, 'treating', '2026-11-01')",
    [original.municipality_id, childId, world.staff.ali.id],
  )
  const correction = { problem: 'Rettet.', reason: 'Skrevet forkert.' }
  const answers = await Promise.all([
    sign('ida', `${journal}/${original.id}/correction`, correction),
    sign('ali', `${journal}/${original.id}/correction`, correction),
  ])
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((one, other) => one - other),
    [303, 409],
  )
  assert.equal((await entriesOf(childId)).length, 2)
})
