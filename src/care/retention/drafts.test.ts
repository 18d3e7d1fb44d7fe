import assert from 'node:assert/strict'
import test from 'node:test'
import { casesIn } from '../../../test/cases.ts'
import { notesIn } from '../../../test/notes.ts'
import { aWorld, HOLBAEK } from '../../../test/world.ts'

const world = await aWorld()
const cases = casesIn(world)
const { aTalk, draftsOf, save } = notesIn(world, cases)

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
  assert.ok(world.log.some((line) => JSON.stringify(line).includes('"counts":{"drafts":1}')))
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
