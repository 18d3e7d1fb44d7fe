import assert from 'node:assert/strict'
import test from 'node:test'
import { casesIn } from '../../../test/cases.ts'
import { notesIn } from '../../../test/notes.ts'
import { aWorld } from '../../../test/world.ts'

const world = await aWorld()
const cases = casesIn(world)
const { aTalk, sign } = notesIn(world, cases)

/** A child with a signed note, whom nobody treats any more. */
async function aChildWithoutRelation() {
  const { id, childId, note } = await aTalk()
  await sign('ida', note, { problem: 'Hemmelige Marie.' })
  await cases.act(id, 'responsibility', { staffId: world.staff.mette.id, unitId: '' })
  await world.owner.query(
    "update care_relations set starts_at = '2026-10-01', ends_at = '2026-11-23T08:59:58Z' where child_id = $1",
    [childId],
  )
  return id
}

test('R55 a reason opens the journal for hours, and it is logged as such', async () => {
  const pathwayId = await aChildWithoutRelation()
  const ali = world.as('ali')
  assert.equal((await ali.get(`/pathways/${pathwayId}/journal`)).status, 403)
  assert.equal(
    (await ali.post(`/pathways/${pathwayId}/access`, { reason: 'Vikar i dag, familien ringer.' })).status,
    303,
  )
  assert.equal((await ali.get(`/pathways/${pathwayId}/journal`)).status, 200)
  const { rows } = await world.owner.query(
    "select l.basis from access_log l join pathways p on p.child_id = l.child_id where p.id = $1 and l.staff_id = $2 and l.what = 'journal'",
    [pathwayId, world.staff.ali.id],
  )
  assert.deepEqual(rows, [{ basis: 'reason' }])
})
