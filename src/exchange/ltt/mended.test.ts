import assert from 'node:assert/strict'
import test from 'node:test'
import { dayOf, plainDate } from '#platform/time.ts'
import { giveCpr, syntheticCpr } from '#registry/people/people.ts'
import { casesIn } from '../../../test/cases.ts'
import { away, reportingIn } from '../../../test/reporting.ts'
import { aWorld, HOLBAEK } from '../../../test/world.ts'
import { setSorCode } from './ltt.ts'
import { standingOf } from './standing.ts'

const world = await aWorld({ now: '2026-12-19T09:00:00Z' })
const { aPathway, act: tried, talk } = casesIn(world)
const { at, receivedOf, reportsOf, run, statesOf } = reportingIn(world)
const act = async (...given: Parameters<typeof tried>) => assert.equal((await tried(...given)).status, 303)
const SOR = '451000016003'

await world.actingAsSystem(HOLBAEK, (ctx) => setSorCode(ctx, SOR))

/** Ends a pathway on its day; then the birth date of its child may change, whatever the age. */
async function ended(id: string, endedOn: string): Promise<void> {
  await act(id, 'outcome', { outcome: 'closed', reason: 'Familien ville blot spørge.', guidance: '', target: '' })
  await act(id, 'ending', {
    endedOn,
    closingReason: 'no_need',
    resumption: '',
    noWayReason: 'Familien klarer sig selv nu.',
    note: '',
  })
}

test('R99 another CPR number, and another SOR code, are told of a child who was told of, and of nobody twice', async () => {
  at('2026-12-19', '11:00')
  const { id, childId } = await aPathway({ enquiryOn: '2026-12-19' })
  await ended(id, '2026-12-19')
  await run()
  at('2026-12-21', '09:00')
  const number = syntheticCpr(plainDate('2014-05-05'), 61) ?? ''
  await world.acting('ida', (ctx) => giveCpr(ctx, childId, number))
  await run()
  await run()
  const last = () => world.gateway.received().at(-1)
  assert.deepEqual(receivedOf(childId).at(-1), ['Patient true'])
  assert.match(JSON.stringify(last()), new RegExp(number))
  assert.equal((await reportsOf(childId)).length, 2)

  at('2026-12-22', '09:00')
  await world.actingAsSystem(HOLBAEK, (ctx) => setSorCode(ctx, '451000016004'))
  await run()
  const [, , renewed] = await reportsOf(childId)
  assert.deepEqual([renewed?.day, renewed?.state], ['2026-12-22', 'sent'])
  await world.actingAsSystem(HOLBAEK, (ctx) => setSorCode(ctx, SOR))
  await run()
})

test('R8 a birth date that is put right takes back what should not have been told', async () => {
  at('2026-12-23', '11:00')
  const { id, childId } = await aPathway({ born: '2010-03-05', enquiryOn: '2026-12-23' })
  await ended(id, '2026-12-23')
  await run()
  await world.owner.query("update people set birth_date = '2006-03-05' where id = $1", [childId])
  at('2026-12-24', '09:00')
  await run()
  assert.deepEqual(receivedOf(childId).at(-1), [
    'Patient false',
    'CarePlan entered-in-error',
    'Encounter entered-in-error',
    'Encounter entered-in-error',
  ])
})

test('R8 a birth date that is put right long after is told back, and counted as left out, once', async () => {
  at('2026-12-24', '11:00')
  const { id, childId } = await aPathway({ born: '2010-03-06', enquiryOn: '2026-12-24' })
  await ended(id, '2026-12-24')
  await run()
  at('2026-12-27', '09:00')
  await world.owner.query("update people set birth_date = '2006-03-06' where id = $1", [childId])
  // the database marks the child by its own clock, which is that of the test's machine
  await world.owner.query("update ltt_due set since = '2026-12-27' where child_id = $1", [childId])
  await run()
  await run()
  const told = (await reportsOf(childId)).map(({ day, state, left_out }) => `${day} ${state} ${left_out ?? 'told'}`)
  assert.deepEqual(told.toSorted(), ['2026-12-24 sent told', '2026-12-27 left_out outside_age', '2026-12-27 sent told'])
  assert.equal((await world.acting('lise', standingOf)).leftOut.outside_age, 2)
})

test('R92 what is clocked after the run waits for the next one, and what is clocked before the last day is told with it', async () => {
  at('2026-12-28', '09:00')
  const ahead = await aPathway({ enquiryOn: '2026-12-28' })
  at('2026-12-27', '23:59')
  await run()
  assert.deepEqual(await reportsOf(ahead.childId), [])
  at('2026-12-28', '10:00')
  await run()
  assert.deepEqual(await statesOf(ahead.childId), ['2026-12-28 sent'])

  const { id, childId } = await aPathway({ enquiryOn: '2026-12-28' })
  at('2026-12-29', '11:00')
  await act(id, 'talks/preliminary-talk', talk('2026-12-29'))
  await run()
  at('2026-12-28', '12:00')
  await act(id, 'themes', { themes: ['worry'] })
  at('2026-12-29', '12:00')
  await run()
  assert.deepEqual(await statesOf(childId), ['2026-12-28 sent', '2026-12-29 sent', '2026-12-29 sent'])
  assert.deepEqual(receivedOf(childId).at(-1), ['Patient true', 'CarePlan active'])
})

test('children whose numbers do not open hold nobody else back, however many they are', async () => {
  at('2026-12-29', '13:00')
  const locked: string[] = []
  for (let nth = 0; nth < 3; nth += 1) locked.push((await aPathway({ enquiryOn: '2026-12-29' })).childId)
  const seal = (keyId: string) =>
    world.owner.query('update person_identifiers set key_id = $1 where person_id = any($2)', [keyId, locked])
  await seal('lost')
  const other = await aPathway({ enquiryOn: '2026-12-29' })
  await run()
  for (const childId of locked) assert.deepEqual(await statesOf(childId), ['2026-12-29 pending'])
  assert.deepEqual(await statesOf(other.childId), ['2026-12-29 sent'])
  await seal('test')
  at('2026-12-29', '14:00')
  await run()
  for (const childId of locked) assert.deepEqual(await statesOf(childId), ['2026-12-29 sent'])
})

test('R94 a mistake in a report of which nobody knows whether it was kept is told as a mistake', async () => {
  at('2026-12-30', '11:00')
  const { id, childId } = await aPathway({ enquiryOn: '2026-12-30' })
  await act(id, 'talks/preliminary-talk', talk('2026-12-30'))
  world.gateway.answerNext((report) => (world.gateway.keep(report), away))
  await run()
  world.gateway.answerNext(() => ({ kind: 'refused', complaints: [] }))
  at('2026-12-30', '12:00')
  await run()
  const { rows } = await world.owner.query<{ id: string }>(
    "select id from contacts where pathway_id = $1 and type = 'preliminary_talk'",
    [id],
  )
  await act(id, `contacts/${rows[0]?.id}/correction`, { reason: 'et andet barn' })
  await run()
  const talkHeld = world.gateway.held().get(rows[0]?.id ?? '')
  assert.ok(talkHeld?.resourceType === 'Encounter')
  assert.equal(talkHeld.status, 'entered-in-error')
  assert.equal((await statesOf(childId)).at(-1), '2026-12-30 sent')
})

test('R92 a child who is within the ages again is told of anew, by the day on which the birth date was put right', async () => {
  at('2027-01-04', '11:00')
  const { id, childId } = await aPathway({ born: '2010-03-06', enquiryOn: '2027-01-04' })
  at('2027-01-05', '11:00')
  await ended(id, '2027-01-05')
  await run()
  for (const [day, born] of [
    ['2027-01-07', '2006-03-06'],
    ['2027-01-09', '2010-03-06'],
  ] as const) {
    at(day, '09:00')
    await world.owner.query('update people set birth_date = $2 where id = $1', [childId, born])
    await world.owner.query('update ltt_due set since = $2 where child_id = $1', [childId, day])
    await run()
  }
  const told = world.gateway.received().filter(({ entry }) => entry[0]?.resource.id === childId)
  const days = ['2027-01-04', '2027-01-05', '2027-01-07', '2027-01-09']
  assert.deepEqual(
    told.map(({ timestamp }) => dayOf(new Date(timestamp)).toString()),
    days,
  )
  assert.deepEqual(receivedOf(childId).slice(2), [
    ['Patient false', 'CarePlan entered-in-error', 'Encounter entered-in-error', 'Encounter entered-in-error'],
    ['Patient true', 'CarePlan completed', 'Encounter finished', 'Encounter finished'],
  ])
  const last = told.at(-1)?.entry.map(({ resource }) => dayOf(new Date(resource.meta.lastUpdated)).toString())
  assert.deepEqual(new Set(last), new Set(days.slice(-1)))
})
