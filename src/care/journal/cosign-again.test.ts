import assert from 'node:assert/strict'
import { test } from 'node:test'
import { casesIn } from '../../../test/cases.ts'
import { cosigningIn } from '../../../test/cosign.ts'
import { validateHtml } from '../../../test/html.ts'
import { notesIn } from '../../../test/notes.ts'
import { aWorld } from '../../../test/world.ts'

const world = await aWorld()
const cases = casesIn(world)
const { sign } = notesIn(world, cases)
// Who is asked when a note with a second signature is corrected, and when the one who was asked cannot.
const vera = () => world.as('vera')
const ali = () => world.as('ali')

const { aNoteThatWaits, askedOf, relate, anotherPathway } = cosigningIn(world, cases)

test('R85 who is asked to correct a note of their own may, also after the child was handed over, and sees no more', async () => {
  const { journal, entryId, address, childId } = await aNoteThatWaits()
  const correction = `${journal}/${entryId}/correction`
  const handedOver = () =>
    world.owner.query(
      "update care_relations set starts_at = '2026-11-20', ends_at = '2026-11-23T08:59Z' where child_id = $1 and staff_id = $2 and ends_at is null",
      [childId, world.staff.vera.id],
    )
  await handedOver()
  assert.equal((await vera().get(correction)).status, 403, 'nobody has asked')
  await ali().post(address, { outcome: 'correction', remark: 'Datoen er forkert.' })
  assert.ok((await vera().get('/day')).html.includes(`href="${correction}"`))
  const page = await vera().get(correction)
  assert.equal(page.status, 200)
  assert.match(page.html, /Rettelse ønsket af[^]*Ali Demir[^]*Datoen er forkert[^]*Hemmelige Marie/)
  assert.match(page.html, /href="\/day">Til Min dag/)
  assert.ok(!page.html.includes(`href="${journal}"`))
  assert.deepEqual(await validateHtml(page.html), [])
  assert.equal((await vera().get(journal)).status, 403)
  assert.equal((await world.as('mette').get(correction)).status, 403, 'only its author')
  const words = { text: 'Marie fortalte det i går.', reason: 'Datoen var forkert.' }
  const signed = await sign('vera', correction, words)
  assert.deepEqual([signed.status, signed.location], [303, '/day'])
  assert.deepEqual(await askedOf(childId), ['Ali Demir', 'Ali Demir'])
  assert.equal((await vera().get(correction)).status, 403, 'it has been corrected')
  const { rows } = await world.owner.query(
    "select distinct basis from access_log where child_id = $1 and staff_id = $2 and what = 'journal' and at >= '2026-11-23' and kind = 'write' order by 1",
    [childId, world.staff.vera.id],
  )
  assert.ok(rows.some(({ basis }) => basis === 'cosigning'))
})

test('R85 as the responsible only who is authorised is named, and answers', async () => {
  const { entryId, address } = await aNoteThatWaits()
  const lise = world.as('lise')
  const page = await lise.get(`/cosignatures/${entryId}`)
  assert.match(page.html, /Mette Lund, psykolog/)
  assert.ok(!page.html.includes('Ida Friis'))
  assert.equal((await lise.post(`/cosignatures/${entryId}`, { cosignerId: world.staff.ida.id })).status, 422)
  await world.owner.query("update staff set authorised_to = '2026-11-22' where id = $1", [world.staff.ali.id])
  try {
    const lapsed = await ali().get(address)
    assert.match(lapsed.html, /Du er ikke autoriseret i dag/)
    assert.equal((await ali().post(address, { outcome: 'signed', remark: '' })).status, 409)
    await assert.rejects(
      world.acting('ali', ({ db, now }) =>
        db.insertInto('journal_cosignatures').values({ entry_id: entryId, outcome: 'signed', at: now }).execute(),
      ),
      { code: 'TR085', hint: /ikke autoriseret i dag/ },
    )
  } finally {
    await world.owner.query('update staff set authorised_to = null where id = $1', [world.staff.ali.id])
  }
  assert.equal((await ali().post(address, { outcome: 'signed', remark: '' })).status, 303)
})

test('R85 named after a correction was asked for, another has it on Min dag, and signs', async () => {
  const { entryId, address, journal } = await aNoteThatWaits()
  await ali().post(address, { outcome: 'correction', remark: 'Datoen er forkert.' })
  const lise = world.as('lise')
  const line = async () =>
    (await lise.get('/cosignatures')).html.split('<tr').find((row) => row.includes(`/cosignatures/${entryId}"`)) ?? ''
  assert.match(await line(), /Vera Krogh[^]*skal rette/)
  world.setTime('2026-11-23T09:05:00Z')
  assert.equal((await lise.post(`/cosignatures/${entryId}`, { cosignerId: world.staff.mette.id })).status, 303)
  assert.match(await line(), /Mette Lund/)
  assert.ok(!(await line()).includes('skal rette'))
  assert.ok((await world.as('mette').get('/day')).html.includes(`href="${address}"`))
  assert.match((await vera().get(journal)).html, /Afventer medunderskrift af Mette Lund/)
  assert.ok(!(await vera().get('/day')).html.includes(`${entryId}/correction`))
  assert.equal((await world.as('mette').post(address, { outcome: 'signed', remark: '' })).status, 303)
  world.setTime('2026-11-23T09:00:00Z')
})

test('R85 from the journal of a later pathway a note is corrected in its own, and waits for the same person', async () => {
  const { id, journal, entryId, childId } = await aNoteThatWaits()
  const later = await anotherPathway(childId)
  const page = await vera().get(`/pathways/${later}/journal`)
  assert.ok(page.html.includes(`href="${journal}/${entryId}/correction"`))
  const words = { text: 'Marie fortalte det i går.', reason: 'Datoen var forkert.' }
  const wrong = `/pathways/${later}/journal/${entryId}/correction`
  assert.equal((await vera().get(wrong)).status, 404)
  assert.equal((await sign('vera', wrong, words)).status, 404)
  assert.equal((await sign('vera', `${journal}/${entryId}/correction`, words)).status, 303)
  assert.deepEqual(await askedOf(childId), ['Ali Demir', 'Ali Demir'])
  const { rows } = await world.owner.query(
    "select distinct e.pathway_id from events e join pathways p on p.id = e.pathway_id where p.child_id = $1 and e.name like 'journal.%'",
    [childId],
  )
  assert.deepEqual(rows, [{ pathway_id: id }])
})

test('R85 a colleague who is not authorised corrects a note that was signed too: the new wording waits for the same person', async () => {
  const { journal, entryId, address, childId } = await aNoteThatWaits()
  await ali().post(address, { outcome: 'signed', remark: '' })
  await relate(childId, 'ida')
  await relate(childId, 'mette')
  const words = (text: string) => ({ text, reason: 'Ordet var forkert.' })
  const { location } = await sign('ida', `${journal}/${entryId}/correction`, words('Marie fortalte om klassen.'))
  assert.deepEqual(await askedOf(childId), ['Ali Demir', 'Ali Demir'])
  const ofMette = await sign('mette', `${journal}/${location?.split('#')[1]}/correction`, words('Marie fortalte det.'))
  assert.deepEqual(await askedOf(childId), ['Ali Demir', 'Ali Demir', null], 'who is authorised answers alone')
  await sign('ida', `${journal}/${ofMette.location?.split('#')[1]}/correction`, words('Marie fortalte alt.'))
  assert.deepEqual((await askedOf(childId)).at(-1), 'Ali Demir', 'also when an authorised colleague came between')
})
