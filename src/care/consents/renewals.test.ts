import assert from 'node:assert/strict'
import test from 'node:test'
import { casesIn } from '../../../test/cases.ts'
import { aFamily } from '../../../test/consents.ts'
import { aWorld, HOLBAEK } from '../../../test/world.ts'
import { addRenewalTasks } from './renewals.ts'

const world = await aWorld()
const { aPathway, act } = casesIn(world)
const run = () => world.actingAsSystem(HOLBAEK, addRenewalTasks)
const tasksOf = async (id: string) =>
  (
    await world.owner.query({
      text: "select due_on::text, done_at is not null from tasks where pathway_id = $1 and kind = 'consent_renewal' order by due_on, done_at nulls first",
      values: [id],
      rowMode: 'array',
    })
  ).rows
const TODAY = '2026-11-23T09:00:00Z'

test('R73 thirty days before the fifteenth and the eighteenth birthday there is a task, once', async () => {
  const soon = await aPathway({ born: '2011-12-23' })
  const tooSoon = await aPathway({ born: '2011-12-24' })
  const grown = await aPathway({ born: '2008-12-01' })
  await run()
  await run()
  assert.deepEqual(await tasksOf(soon.id), [['2026-12-23', false]])
  assert.deepEqual(await tasksOf(tooSoon.id), [])
  assert.deepEqual(await tasksOf(grown.id), [['2026-12-01', false]])
  assert.match((await world.as('ida').get(`/pathways/${soon.id}`)).html, /Den unge fylder 15/)
})

test('R73 a job that runs late still asks; one that has ended or began after the birthday is left alone', async () => {
  const late = await aPathway({ born: '2011-11-25' })
  const ended = await aPathway({ born: '2011-11-25' })
  const after = await aPathway({ born: '2011-11-01' })
  await act(ended.id, 'outcome', { outcome: 'closed', on: '2026-11-23', reason: 'Rådet var nok.', guidance: '' })
  await act(ended.id, 'ending', {
    endedOn: '2026-11-23',
    closingReason: 'no_need',
    note: '',
    noWayReason: 'Familien klarer sig selv nu.',
    resumption: '',
  })
  world.setTime('2026-12-05T09:00:00Z')
  await run()
  world.setTime(TODAY)
  assert.deepEqual(await tasksOf(late.id), [['2026-11-25', false]])
  assert.deepEqual(await tasksOf(ended.id), [])
  assert.deepEqual(await tasksOf(after.id), [])
})

test('R73 the holders’ consent ends at the birthday, and the task is done by the young person’s own', async () => {
  const { id, childId } = await aPathway({ born: '2011-11-25', withConsent: false })
  const ids = await aFamily(world, { childId }, ['Anne'])
  const said = { decision: 'permit', givenAs: 'oral', informedOf: 'Hvad behandlingen går ud på.' }
  await act(id, 'consents/new', { ...said, givers: ids['Anne'], givenOn: '2026-11-23' })
  await run()
  const page = async () => (await world.as('ida').get(`/pathways/${id}`)).html
  assert.match(await page(), /Skal fornyes ved 15 år/)
  world.setTime('2026-11-25T09:00:00Z')
  assert.match(await page(), /er fyldt 15 og giver nu selv samtykke/)
  assert.deepEqual(await tasksOf(id), [['2026-11-25', false]])
  assert.equal((await act(id, 'consents/new', { ...said, givers: childId, givenOn: '2026-11-25' })).status, 303)
  assert.deepEqual(await tasksOf(id), [['2026-11-25', true]])
  world.setTime(TODAY)
})

test('R73 a young person’s yes that was a mistake is asked for again, once', async () => {
  const { id, childId } = await aPathway({ born: '2011-11-22', withConsent: false })
  const said = { decision: 'permit', givenAs: 'oral', informedOf: 'Hvad behandlingen går ud på.' }
  await run()
  assert.equal((await act(id, 'consents/new', { ...said, givers: childId, givenOn: '2026-11-23' })).status, 303)
  await run()
  assert.deepEqual(await tasksOf(id), [['2026-11-22', true]])
  const { rows } = await world.owner.query<{ id: string }>('select id from treatment_consents where pathway_id = $1', [
    id,
  ])
  world.setTime('2026-11-24T09:00:00Z')
  await act(id, `consent/mistakes/${rows[0]?.id}`, { reason: 'Det var en anden ung.' })
  await run()
  await run()
  assert.deepEqual(await tasksOf(id), [
    ['2026-11-22', false],
    ['2026-11-22', true],
  ])
  world.setTime(TODAY)
})
