import assert from 'node:assert/strict'
import test from 'node:test'
import { casesIn } from '../../../test/cases.ts'
import { aWorld } from '../../../test/world.ts'
import { addTask } from './tasks.ts'

const world = await aWorld()
const { aPathway, act, way } = casesIn(world)

async function end(id: string): Promise<void> {
  await act(id, 'outcome', { outcome: 'closed', reason: 'Familien har det, den skal bruge.', guidance: '', target: '' })
  const ending = { endedOn: '2026-11-23', closingReason: 'no_need', resumption: '', noWayReason: '', note: '' }
  assert.equal((await act(id, 'ending', ending)).status, 303)
}

/** A pathway that Ida ended on the day of the world, with a family shown on, and something else still to be asked. */
async function ended() {
  const { id, childId } = await aPathway()
  await act(id, 'responsibility', { staffId: world.staff.ida.id, unitId: '' })
  await act(id, 'ways/new', { ...way('civil_society', '2026-11-22'), checkBy: '2027-01-20' })
  await world.acting('ida', (ctx) =>
    addTask(ctx, {
      kind: 'notice_review',
      childId,
      pathwayId: id,
      title: 'Skal forældrene orienteres nu?',
      dueOn: '2026-12-01',
      assigneeId: world.staff.ida.id,
      role: 'intake',
    }),
  )
  await end(id)
  return { id, childId }
}

const openKinds = async (id: string) =>
  (
    await world.owner.query<{ kind: string }>(
      'select kind from tasks where pathway_id = $1 and done_at is null order by kind::text',
      [id],
    )
  ).rows.map(({ kind }) => kind)

const idaMayUntil = async (childId: string): Promise<string[]> =>
  (
    await world.owner.query<{ day: string }>(
      "select distinct to_char(ends_at, 'YYYY-MM-DD') as day from care_relations where child_id = $1 and staff_id = $2",
      [childId, world.staff.ida.id],
    )
  ).rows.map(({ day }) => day)

test('what was asked for the sake of the treatment is asked no more when it has ended, and again when it goes on', async () => {
  const { id } = await ended()
  assert.deepEqual(await openKinds(id), ['way_check'])
  assert.equal((await act(id, 'reopening', { reason: 'Familien ringede samme dag.' })).status, 303)
  assert.deepEqual(await openKinds(id), ['notice_review', 'way_check'])
})

test('R55 who still has to ask how it went may open the pathway for it, however late that is, and nobody else', async () => {
  const { id, childId } = await ended()
  assert.deepEqual(await idaMayUntil(childId), ['2027-02-19'])
  const task = (
    await world.owner.query<{ id: string }>('select id from tasks where pathway_id = $1 and done_at is null', [id])
  ).rows[0]?.id
  const { status } = await act(id, `tasks/${task}`, {
    check: 'waiting_for_receiver',
    answer: 'De står på venteliste.',
    askAgainOn: '2027-04-01',
  })
  assert.equal(status, 303)
  assert.deepEqual(await idaMayUntil(childId), ['2027-05-01'])

  const { id: other, childId: otherChild } = await aPathway()
  await act(other, 'ways/new', way('civil_society', '2026-11-22'))
  await world.owner.query("update tasks set due_on = '2027-01-20', assignee_id = $2 where pathway_id = $1", [
    other,
    world.staff.mette.id,
  ])
  await end(other)
  assert.deepEqual(await idaMayUntil(otherChild), ['2026-12-23'])
})
