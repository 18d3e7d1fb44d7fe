import assert from 'node:assert/strict'
import test from 'node:test'
import { casesIn } from '../../../test/cases.ts'
import { concernsIn } from '../../../test/concerns.ts'
import { aWorld } from '../../../test/world.ts'

const world = await aWorld()
const { aPathway, act } = casesIn(world)
const { aDraft, aSent } = concernsIn(world)

test('R84 who sent it follows it up also after the child was handed over, and opens nothing else', async () => {
  const { id, childId } = await aPathway()
  const concernId = await aSent({ id, childId }, 'ida')
  const draft = await aDraft(id, 'ida')
  await act(id, 'responsibility', { staffId: world.staff.mette.id, unitId: '' })
  await world.owner.query(
    "update care_relations set starts_at = $2, ends_at = $2::timestamptz + interval '1 hour' where child_id = $1",
    [childId, '2026-11-23T07:00:00Z'],
  )
  const ida = world.as('ida')
  const all = `/pathways/${id}/concerns`
  const address = `${all}/${concernId}`
  for (const page of [all, address, `${address}/receipt`]) assert.equal((await ida.get(page)).status, 200, page)
  const receipt = { outcome: 'receipt', receiptOn: '2026-11-23', caseReference: '', note: '', askAgainOn: '' }
  assert.equal((await ida.post(`${address}/receipt`, { version: 1, ...receipt })).status, 303)

  const { rows } = await world.owner.query(
    "select distinct basis from access_log where child_id = $1 and staff_id = $2 and what = 'concern' and at >= $3",
    [childId, world.staff.ida.id, '2026-11-23T09:00:00Z'],
  )
  assert.deepEqual(rows, [{ basis: 'role' }], 'each look is logged as one by role')
  assert.equal((await ida.get(`/pathways/${id}`)).status, 403)
  assert.equal((await ida.get(`${all}/new`)).status, 403)
  assert.equal((await ida.get(`${all}/${draft}/removal`)).status, 200, 'a draft can be thrown away')
  assert.equal((await world.as('ali').get(address)).status, 403)
})
