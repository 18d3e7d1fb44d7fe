import assert from 'node:assert/strict'
import test from 'node:test'
import { casesIn } from '../../../test/cases.ts'
import { aWorld } from '../../../test/world.ts'
import { chooseOutcome, endPathway, pathwayById, showWay } from './pathways.ts'
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

const waiting = async (id: string, kind = 'way_check') =>
  (
    await world.owner.query<{ id: string }>(
      'select id from tasks where pathway_id = $1 and kind = $2 and done_at is null and assignee_id is null',
      [id, kind],
    )
  ).rows[0]?.id ?? ''

test('R55 who takes in ends a pathway that is nobody’s yet, and sees what they did', async () => {
  const { id, childId } = await aPathway()
  await act(id, 'ways/new', way('civil_society', '2026-11-22'))
  await act(id, 'outcome', { outcome: 'other_effort', reason: '', guidance: 'Familien kontakter PPR.', target: '' })
  const mette = world.as('mette')
  const { rows } = await world.owner.query('select version from pathways where id = $1', [id])
  const over = { endedOn: '2026-11-23', closingReason: 'other_effort', resumption: '', noWayReason: '', note: '' }
  const { status, location } = await mette.post(`/pathways/${id}/ending`, { version: rows[0].version, ...over })
  assert.deepEqual([status, location], [303, `/pathways/${id}`])
  assert.equal((await mette.get(`/pathways/${id}`)).status, 200)
  const { rows: relations } = await world.owner.query(
    "select basis::text, to_char(ends_at, 'YYYY-MM-DD') as until from care_relations where child_id = $1 and staff_id = $2",
    [childId, world.staff.mette.id],
  )
  assert.deepEqual(relations, [{ basis: 'intake', until: '2026-12-23' }])
})

test('R55 a task of a role opens the ended pathway to the role for its answer, and for nothing else', async () => {
  const { id, childId } = await aPathway({ by: 'mette' })
  await world.acting('mette', async (ctx) => {
    const pathway = await pathwayById(ctx, id)
    await showWay(ctx, pathway, {
      ...way('civil_society', '2026-11-22'),
      target: 'civil_society',
      receiverId: null,
    })
    await chooseOutcome(ctx, pathway, {
      outcome: 'other_effort',
      on: '2026-11-23',
      reason: '',
      guidance: '',
      way: null,
    })
    await endPathway(ctx, await pathwayById(ctx, id), {
      endedOn: '2026-11-23',
      closingReason: 'other_effort',
      note: '',
      noWayReason: '',
      resumption: '',
    })
  })
  const ida = world.as('ida')
  const [check, involve] = [await waiting(id), await waiting(id, 'involve_department')]
  const href = `/pathways/${id}/tasks/${check}`
  assert.ok((await ida.get('/day')).html.includes(href))
  const { status, html, statements } = await ida.get(href)
  assert.deepEqual([status, statements], [200, 19])
  assert.match(html, /Hvordan er det gået\?/)
  assert.ok(!html.includes('Mor ringede.'))
  for (const path of [`/pathways/${id}`, `/pathways/${id}/journal`, `/children/${childId}`, `/pathways/${id}/ways/new`])
    assert.equal((await ida.get(path)).status, 403, path)
  // not to other roles, nor by the task of another pathway, nor when it is answered
  assert.equal((await world.as('ali').get(href)).status, 403)
  const other = await aPathway({ by: 'mette' })
  await act(other.id, 'responsibility', { staffId: world.staff.mette.id, unitId: '' })
  assert.equal((await ida.get(`/pathways/${other.id}/tasks/${check}`)).status, 403)

  const answered = await act(id, `tasks/${check}`, { check: 'in_contact', answer: 'De er i gang.', askAgainOn: '' })
  assert.deepEqual([answered.status, answered.location], [303, '/day'])
  assert.equal((await ida.get(href)).status, 403)
  assert.equal((await act(id, `tasks/${involve}`, { answer: 'PPR er ringet op.' })).status, 303)
  const { rows } = await world.owner.query(
    "select kind::text, what, basis from access_log where child_id = $1 and staff_id = $2 and kind = 'write'",
    [childId, world.staff.ida.id],
  )
  assert.deepEqual(rows[0], { kind: 'write', what: 'tasks', basis: 'intake' })
})
