import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nameSupervisor } from '#registry/delegation/delegation.ts'
import { casesIn } from '../../../test/cases.ts'
import { cosigningIn } from '../../../test/cosign.ts'
import { validateHtml } from '../../../test/html.ts'
import { notesIn } from '../../../test/notes.ts'
import { aWorld, HOLBAEK } from '../../../test/world.ts'
import { chainFaults } from './chains.ts'
import { cosignStateOf } from './cosign.ts'
import { extractOf } from './extract.ts'

const world = await aWorld()
const cases = casesIn(world)
const { entriesOf, sign } = notesIn(world, cases)
const vera = () => world.as('vera')
const ali = () => world.as('ali')

const { aNoteThatWaits, relate } = cosigningIn(world, cases)

test('R85 how a note stands with its second signature', () => {
  const asked = { id: 'first' }
  const [signed, correction] = [
    { outcome: 'signed', requestId: 'first' },
    { outcome: 'correction', requestId: 'first' },
  ] as const
  assert.equal(cosignStateOf({ asked: null, cosignatures: [], isLatest: true }), 'none')
  assert.equal(cosignStateOf({ asked, cosignatures: [], isLatest: true }), 'awaiting')
  assert.equal(cosignStateOf({ asked, cosignatures: [], isLatest: false }), 'none')
  assert.equal(cosignStateOf({ asked, cosignatures: [correction], isLatest: true }), 'correction')
  assert.equal(cosignStateOf({ asked: { id: 'second' }, cosignatures: [correction], isLatest: true }), 'awaiting')
  assert.equal(cosignStateOf({ asked, cosignatures: [correction, signed], isLatest: true }), 'signed')
  assert.equal(cosignStateOf({ asked, cosignatures: [signed], isLatest: false }), 'signed')
})

test('R85 a note under delegation stands at once, waits for the delegator, and is signed too', async () => {
  const { journal, entryId, address, childId } = await aNoteThatWaits()
  const before = (await vera().get(journal)).html
  assert.match(before, /afventer medunderskrift/)
  assert.match(before, /Afventer medunderskrift af Ali Demir/)
  const day = (await ali().get('/day')).html
  assert.ok(day.includes(`href="${address}"`))
  assert.match(day, /medunderskriv\s+Vera Kroghs notat/)
  const page = await ali().get(address)
  assert.equal(page.status, 200)
  assert.match(page.html, /Hemmelige Marie fortalte/)
  assert.deepEqual(await validateHtml(page.html), [])
  const { rows: looks } = await world.owner.query(
    'select what, basis from access_log where child_id = $1 and staff_id = $2 order by at desc limit 1',
    [childId, world.staff.ali.id],
  )
  assert.deepEqual(looks, [{ what: 'journal_cosign', basis: 'cosigning' }])
  assert.equal((await ali().get(journal)).status, 403, 'being asked opens the note, not the journal')

  const { status, location } = await ali().post(address, { outcome: 'signed', remark: 'Drøftet i supervision.' })
  assert.deepEqual([status, location], [303, '/day'])
  const after = (await vera().get(journal)).html
  assert.match(
    after,
    /Medunderskrevet af\s+Ali Demir, psykolog, autorisations-ID 4DM6R,\s+23\. november 2026 kl\. 10\.00/,
  )
  assert.match(after, /Drøftet i supervision/)
  assert.ok(!after.includes('afventer medunderskrift'))
  assert.ok(!(await ali().get('/day')).html.includes(address))
  const [extracted] = await world.acting('vera', (ctx) => extractOf(ctx, childId, { of: 'all', wordings: 'all' }))
  assert.deepEqual(
    extracted?.cosignatures.map(({ name, outcome }) => [name, outcome]),
    [['Ali Demir', 'signed']],
  )
  const again = await ali().post(address, { outcome: 'correction', remark: 'Noget andet.' })
  for (const over of [again, await ali().get(address)]) {
    assert.match(over.html, /Notatet er medunderskrevet/)
    assert.ok(
      !/Marie|skolen|Josefine/.test(over.html),
      'being asked opens the note until it is answered, and no longer',
    )
    assert.deepEqual(await validateHtml(over.html), [])
  }
  assert.equal(again.status, 409)
  assert.match(again.html, /Noget andet\./)
  await relate(childId, 'ali')
  const related = await ali().post(address, { outcome: 'correction', remark: 'Noget andet.' })
  assert.equal(related.status, 409)
  assert.match(related.html, /Notatet er medunderskrevet[^]*Hemmelige Marie[^]*Noget andet\./)
  assert.equal((await entriesOf(childId)).find(({ id }) => id === entryId)?.author_name, 'Vera Krogh')
})

test('R85 nobody but the one who was asked signs: not a colleague, the author, the leader, or another municipality', async () => {
  const { address, entryId, childId } = await aNoteThatWaits()
  for (const [person, expected] of [
    ['mette', 403],
    ['vera', 403],
    ['lise', 403],
    ['ida', 403],
    ['karen', 404],
    ['bo', 403],
  ] as const) {
    for (const { status, html } of [
      await world.as(person).get(address),
      await world.as(person).post(address, { outcome: 'signed', remark: '' }),
    ]) {
      assert.equal(status, expected, person)
      assert.ok(!html.includes('Marie'), person)
    }
  }
  assert.equal((await world.signedOut().post(address, {})).status, 401)
  for (const person of ['mette', 'vera'] as const)
    await assert.rejects(
      world.acting(person, ({ db, now, actor }) =>
        db
          .insertInto('journal_cosignatures')
          .values({ entry_id: entryId, cosigner_id: actor.id, outcome: 'signed', at: now })
          .execute(),
      ),
      { code: 'TR085' },
      person,
    )
  const { rows } = await world.owner.query('select 1 from access_log where child_id = $1 and staff_id = $2', [
    childId,
    world.staff.mette.id,
  ])
  assert.deepEqual(rows, [])
})

test('R85 who asks for a correction says what; the author sees it, corrects, and the correction waits anew', async () => {
  const { journal, address, entryId } = await aNoteThatWaits()
  const empty = await ali().post(address, { outcome: 'correction', remark: '' })
  assert.equal(empty.status, 422)
  assert.match(empty.html, /Skriv, hvad der skal rettes/)
  assert.equal((await ali().post(address, { outcome: 'correction', remark: 'Datoen er forkert.' })).status, 303)
  const day = (await vera().get('/day')).html
  assert.match(day, /Ali Demir beder dig rette dit notat/)
  assert.match((await vera().get(journal)).html, /skal rettes[^]*Rettelse ønsket af[^]*Datoen er forkert/)
  const { location } = await sign('vera', `${journal}/${entryId}/correction`, {
    text: 'Marie fortalte det i går.',
    reason: 'Datoen var forkert.',
  })
  const corrected = location?.split('#')[1] ?? ''
  const late = await ali().post(address, { outcome: 'signed', remark: '' })
  assert.equal(late.status, 409)
  assert.match(late.html, /Notatet er rettet imens/)
  assert.ok(!(await vera().get('/day')).html.includes('beder dig rette'))
  assert.equal((await ali().post(`${journal}/${corrected}/cosignature`, { outcome: 'signed', remark: '' })).status, 303)
})

test('R85 an authorised author is asked for nobody, unless a leader has named somebody', async () => {
  const { id } = await cases.aPathway()
  await cases.act(id, 'responsibility', { staffId: world.staff.mette.id, unitId: '' })
  const note = { text: 'Ringede til skolen.', day: '2026-11-23', time: '09:00' }
  const journal = `/pathways/${id}/journal`
  await sign('mette', `${journal}/note`, note)
  assert.ok(!(await world.as('mette').get(journal)).html.includes('afventer'))
  await world.acting('lise', (ctx) =>
    nameSupervisor(ctx, { staffId: world.staff.mette.id, cosignerId: world.staff.lise.id, reason: 'Ny i tilbuddet.' }),
  )
  await sign('mette', `${journal}/note`, { ...note, text: 'Ringede igen.' })
  assert.match((await world.as('mette').get(journal)).html, /Afventer medunderskrift af Lise Holt/)
})

test('R85 the leader sees what waits too long, without the child, and names another', async () => {
  const { entryId, address } = await aNoteThatWaits()
  await world.owner.query("set session_replication_role = 'replica'")
  await world.owner.query("update journal_cosign_requests set due_on = '2026-11-20' where entry_id = $1", [entryId])
  await world.owner.query("set session_replication_role = 'origin'")
  const lise = world.as('lise')
  const list = await lise.get('/cosignatures')
  assert.match(list.html, /over tiden[^]*Vera Krogh[^]*Ali Demir/)
  assert.ok(!/Marie|Josefine/.test(list.html))
  assert.deepEqual(await validateHtml(list.html), [])
  world.setTime('2026-11-23T09:05:00Z')
  const wrong = await lise.post(`/cosignatures/${entryId}`, { cosignerId: world.staff.vera.id })
  assert.equal(wrong.status, 422)
  assert.equal(
    (await world.as('lise').post(`/cosignatures/${entryId}`, { cosignerId: world.staff.mette.id })).status,
    303,
  )
  assert.equal((await ali().get(address)).status, 403)
  assert.equal((await world.as('mette').get(address)).status, 200)
  world.setTime('2026-11-23T09:00:00Z')
})

test('R85 the second signature stands: nobody changes it by SQL, and who has is found', async () => {
  const { address, entryId } = await aNoteThatWaits()
  await ali().post(address, { outcome: 'signed', remark: '' })
  for (const table of ['journal_cosignatures', 'journal_cosign_requests']) {
    for (const sql of [`update ${table} set entry_id = entry_id`, `delete from ${table}`, `truncate ${table} cascade`])
      await assert.rejects(world.owner.query(sql), { code: 'TR045' }, sql)
    await assert.rejects(
      world.acting('ali', ({ db }) => db.deleteFrom('journal_cosignatures').execute()),
      { code: '42501' },
    )
  }
  const faults = async () => (await world.actingAsSystem(HOLBAEK, chainFaults)).faults
  assert.deepEqual(await faults(), [])
  await world.owner.query("set session_replication_role = 'replica'")
  await world.owner.query("update journal_cosignatures set remark = 'Ændret.' where entry_id = $1", [entryId])
  assert.match((await faults()).join(), /the second signature of entry 1 has been changed/)
  await world.owner.query('delete from journal_cosignatures where entry_id = $1', [entryId])
  assert.match((await faults()).join(), /the second signature of entry 1 is missing/)
  await world.owner.query("set session_replication_role = 'origin'")
})

test('signing too, and the list of what waits, are fixed numbers of statements', async () => {
  const { address } = await aNoteThatWaits()
  const few = (await world.as('lise').get('/cosignatures')).statements
  const page = (await ali().get(address)).statements
  await aNoteThatWaits()
  assert.equal((await world.as('lise').get('/cosignatures')).statements, few)
  assert.equal((await ali().get(address)).statements, page)
  assert.deepEqual([few, page], [3, 7])
})
