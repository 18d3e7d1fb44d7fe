import assert from 'node:assert/strict'
import test from 'node:test'
import { casesIn } from '../../../test/cases.ts'
import { concernsIn, written } from '../../../test/concerns.ts'
import { aPdf } from '../../../test/files.ts'
import { groupsIn } from '../../../test/groups.ts'
import { notesIn } from '../../../test/notes.ts'
import { aWorld, HOLBAEK } from '../../../test/world.ts'
import { changeDraft } from '../concerns/write.ts'
import { holdsOf, liftHold, placeHold } from './holds.ts'

const world = await aWorld()
const cases = casesIn(world)
const { aTalk, draftsOf, save } = notesIn(world, cases)

const { aGroup, groupDrafts, joint } = groupsIn(world, cases)
const { aDraft: aConcernDraft, aSent } = concernsIn(world)
const runs = async () => {
  await world.actingAsSystem(HOLBAEK, (ctx) => ctx.enqueue('retention.drafts', HOLBAEK, {}))
  assert.ok((await world.jobs.runDue()) > 0)
}
const isHeld = (childId: string) =>
  world.acting('lise', (ctx) =>
    placeHold(ctx, childId, {
      kind: 'complaint',
      reference: '',
      reason: 'Klage til styrelsen.',
      fromDay: '2026-11-01',
    }),
  )

const lifted = (childId: string) =>
  world.acting('lise', async (ctx) => {
    const [hold] = await holdsOf(ctx, childId)
    await liftHold(ctx, childId, hold?.id ?? '', 'Sagen er afgjort i dag.')
  })
const savedAt = (pathwayId: string, instant: string) =>
  world.owner.query('update journal_drafts set saved_at = $2, begun_at = $2 where pathway_id = $1', [
    pathwayId,
    instant,
  ])

test('a draft that nobody has come back to for the term is deleted at night; what it did is told in numbers', async () => {
  const [old, young] = [await aTalk(), await aTalk()]
  for (const { note } of [old, young]) await save('ida', note, { problem: 'Kladde.' })
  await savedAt(old.id, '2025-11-22T09:00:00Z')
  await savedAt(young.id, '2025-11-24T09:00:00Z')
  await world.actingAsSystem(HOLBAEK, (ctx) => ctx.enqueue('retention.drafts', HOLBAEK, {}))
  assert.ok((await world.jobs.runDue()) > 0)
  assert.deepEqual([(await draftsOf(old.id)).length, (await draftsOf(young.id)).length], [0, 1])
  const { html } = await world.as('lise').get('/administration/retention')
  assert.match(html, /Kladder til notater[^]*23\. november 2026[^]*>\s*1\s*</)
  assert.ok(
    world.log.some((line) => JSON.stringify(line).includes('"counts":{"drafts":1,"groupDrafts":0,"concernDrafts":0}')),
  )
})

test('drafts of joint notes go by the same term, and the database lets a job see and delete no younger one', async () => {
  const mette = world.as('mette')
  const [old, young] = [
    await aGroup(['Asta', 'Birk'], { on: '2026-11-22T09:00:00Z' }),
    await aGroup(['Clara'], { on: '2026-11-22T10:00:00Z' }),
  ]
  for (const group of [old, young]) await mette.post(`${group[0]?.address}/draft`, joint(group))
  const [first, second] = await groupDrafts()
  const saved = (id: string, days: number) =>
    world.owner.query("update journal_group_drafts set saved_at = now() - $2 * interval '1 day' where id = $1", [
      id,
      days,
    ])
  await saved(first.id, 400)
  await saved(second.id, 80)
  const seen = await world.actingAsSystem(HOLBAEK, ({ db }) =>
    db.selectFrom('journal_group_drafts').select('id').execute(),
  )
  assert.deepEqual(seen, [{ id: first.id }])
  await isHeld(old[1]?.childId ?? '')
  await runs()
  assert.equal((await groupDrafts()).length, 2, 'R50 a case about one of its children holds it')
  await lifted(old[1]?.childId ?? '')
  await runs()
  assert.deepEqual(
    (await groupDrafts()).map(({ id }) => id),
    [second.id],
  )
  await world.actingAsSystem(HOLBAEK, ({ db }) => db.deleteFrom('journal_group_drafts').execute())
  assert.equal((await groupDrafts()).length, 1)
})

test('R50 a draft and its files stay while a case about the child is open, whatever the term', async () => {
  const { id, childId, note } = await aTalk()
  await save('ida', note, { problem: 'Kladde.' })
  const file = new File([new Uint8Array(aPdf('Brev'))], 'Brev.pdf')
  assert.equal((await world.as('ida').postFile(`${note}/attachments`, file)).status, 303)
  const files = async () =>
    (await world.owner.query('select 1 from journal_attachments where pathway_id = $1', [id])).rowCount
  await savedAt(id, '2025-01-01T09:00:00Z')
  await isHeld(childId)
  await runs()
  await world.actingAsSystem(HOLBAEK, ({ db }) => db.deleteFrom('journal_drafts').execute())
  assert.deepEqual([(await draftsOf(id)).length, await files()], [1, 1])
  await lifted(childId)
  await runs()
  assert.deepEqual([(await draftsOf(id)).length, await files()], [0, 0])
})

test('an underretning that was never sent goes by the same term; one that was sent stands, and a case holds both', async () => {
  const { id, childId } = await cases.aPathway()
  const [old, held] = [await aConcernDraft(id), await cases.aPathway()]
  const heldDraft = await aConcernDraft(held.id)
  const young = await aConcernDraft(id)
  const sent = await aSent({ id, childId })
  const left = async () =>
    (
      await world.owner.query<{ id: string }>('select id from concerns where pathway_id in ($1, $2) order by id', [
        id,
        held.id,
      ])
    ).rows.map((row) => row.id)
  const age = (concern: string, days: number) =>
    world.owner.query("update concerns set saved_at = now() - $2 * interval '1 day' where id = $1", [concern, days])
  await age(old, 400)
  await age(heldDraft, 400)
  await age(young, 80)
  await isHeld(held.childId)
  await runs()
  assert.deepEqual(await left(), [heldDraft, young, sent].toSorted())
  await world.actingAsSystem(HOLBAEK, ({ db }) => db.deleteFrom('concerns').where('sent_at', 'is', null).execute())
  assert.deepEqual(await left(), [heldDraft, young, sent].toSorted())
  await lifted(held.childId)
  await runs()
  assert.deepEqual(await left(), [young, sent].toSorted())
  assert.match((await world.as('lise').get('/administration/retention')).html, /til underretninger, der ikke er sendt/)
})

test('writing on an underretning begins its term anew', async () => {
  const { id } = await cases.aPathway()
  const concern = await aConcernDraft(id)
  await world.owner.query("update concerns set saved_at = '2025-01-01' where id = $1", [concern])
  await world.acting('mette', (ctx) => changeDraft(ctx, concern, written({ facts: 'Skrevet videre.' })))
  await runs()
  assert.equal((await world.owner.query('select 1 from concerns where id = $1', [concern])).rowCount, 1)
})

test('the database lets no job delete a draft younger than ninety days, nor anybody another’s', async () => {
  const { id, note } = await aTalk()
  await save('ida', note, { problem: 'Kladde.' })
  await world.owner.query("update journal_drafts set saved_at = now() - interval '80 days' where pathway_id = $1", [id])
  await world.actingAsSystem(HOLBAEK, ({ db }) => db.deleteFrom('journal_drafts').execute())
  await world.acting('ali', ({ db }) => db.deleteFrom('journal_drafts').execute())
  assert.equal((await draftsOf(id)).length, 1)
})

test('what was deleted stands: no role changes, deletes or empties it', async () => {
  await world.actingAsSystem(HOLBAEK, (ctx) => ctx.enqueue('retention.drafts', HOLBAEK, {}))
  await world.jobs.runDue()
  for (const sql of ['update deletions set counts = counts', 'delete from deletions', 'truncate deletions'])
    await assert.rejects(world.owner.query(sql), { code: 'TR000' }, sql)
})
