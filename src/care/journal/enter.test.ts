import assert from 'node:assert/strict'
import test from 'node:test'
import { notesIn } from '../../../test/notes.ts'
import { aWorld } from '../../../test/world.ts'
import { enterInJournal } from './journal.ts'

const world = await aWorld()
const { aTalk, draftsOf, entriesOf, save } = notesIn(world)

const consent = (pathwayId: string, text: string) =>
  world.acting('ida', (ctx) => enterInJournal(ctx, { pathwayId, kind: 'consent', text }))

test('R43 what an act enters is signed by whoever did it, at once, and leaves the drafts alone', async () => {
  const { id, childId, journal } = await aTalk()
  await save('ida', `${journal}/note`, { text: 'En kladde om noget andet.' })

  const entryId = await consent(id, 'Moderen samtykker mundtligt.')

  const [entry] = await entriesOf(childId)
  assert.equal(entry.id, entryId)
  assert.deepEqual(
    [entry.kind, entry.contact_id, entry.late_reason, entry.author_profession],
    ['consent', null, null, 'socialrådgiver'],
  )
  assert.deepEqual(entry.body, [{ key: 'consent', heading: 'Samtykke', text: 'Moderen samtykker mundtligt.' }])
  assert.equal((await draftsOf(id)).length, 1)
  assert.match(
    (await world.as('ida').get(journal)).html,
    /Samtykke, 23. november 2026[\s\S]*Moderen samtykker mundtligt\./,
  )
})

test('R42 it goes into the journal of the place where the child was last', async () => {
  const { id: placeId } = await world.acting('lise', (ctx) =>
    ctx.db
      .insertInto('treatment_places')
      .values({
        name: 'Ungehuset',
        address: 'Ahlgade 1',
        registration_number: '4711',
        registered_from: '2026-01-01',
        unit_id: world.staff.ida.unitId,
      })
      .returning('id')
      .executeTakeFirstOrThrow(),
  )
  const { id, childId } = await aTalk({ placeId })
  await consent(id, 'Givet på stedet.')
  assert.equal((await entriesOf(childId))[0].place_id, placeId)
})

test('R47 an entry of an act is refused when it says nothing', async () => {
  const { id, childId } = await aTalk()
  await assert.rejects(consent(id, '  \n'), { code: '23514' })
  assert.deepEqual(await entriesOf(childId), [])
})
