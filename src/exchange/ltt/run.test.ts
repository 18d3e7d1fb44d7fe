import assert from 'node:assert/strict'
import test from 'node:test'
import { plainDate } from '#platform/time.ts'
import { giveCpr, syntheticCpr } from '#registry/people/people.ts'
import { casesIn } from '../../../test/cases.ts'
import { away, reportingIn } from '../../../test/reporting.ts'
import { aWorld, HOLBAEK } from '../../../test/world.ts'
import type { Answer } from './channel.ts'
import { sendAgain, sendNow, setSorCode } from './ltt.ts'
import { isTime } from './run.ts'
import { changeSettings, settingsOf } from './settings.ts'
import { standingOf } from './standing.ts'

const world = await aWorld({ now: '2026-11-23T09:00:00Z' })
const { aPathway, act: tried, talk, way } = casesIn(world)
const { at, receivedOf, reportsOf, run, statesOf } = reportingIn(world)
const act = async (...given: Parameters<typeof tried>) => assert.equal((await tried(...given)).status, 303)
const SOR = '451000016003'

test('R98 without a SOR code nothing is built, and what happened waits', async () => {
  const { childId } = await aPathway()
  assert.deepEqual(await run(), { skipped: 1 })
  assert.deepEqual(await reportsOf(childId), [])
  await assert.rejects(
    world.acting('lise', (ctx) => sendNow(ctx)),
    /SOR-kode/,
  )
  await world.actingAsSystem(HOLBAEK, (ctx) => setSorCode(ctx, SOR))
  await run()
  assert.deepEqual(await statesOf(childId), ['2026-11-23 sent'])
  assert.deepEqual(receivedOf(childId), [['Patient true', 'CarePlan active', 'Encounter finished']])
})

test('R92 a night that was missed becomes one report for each day, and none covers more than a day', async () => {
  at('2026-11-24', '10:00')
  const { id, childId } = await aPathway({ enquiryOn: '2026-11-24' })
  at('2026-11-25', '11:00')
  await act(id, 'talks/preliminary-talk', talk('2026-11-25'))
  at('2026-11-27', '11:00')
  await act(id, 'ways/new', way('civil_society', '2026-11-27'))
  await run()
  assert.deepEqual(await statesOf(childId), ['2026-11-24 sent', '2026-11-25 sent', '2026-11-27 sent'])
  assert.deepEqual(receivedOf(childId), [
    ['Patient true', 'CarePlan active', 'Encounter finished'],
    ['Patient true', 'CarePlan active', 'Encounter finished'],
    ['Patient true', 'CarePlan active', 'CarePlan completed'],
  ])
})

test('R23 what is planned, cancelled or missed is told to nobody', async () => {
  at('2026-11-27', '12:00')
  const { id, childId } = await aPathway({ enquiryOn: '2026-11-27' })
  await run()
  at('2026-11-28', '12:00')
  await act(id, 'plans/preliminary-talk', talk('2026-11-28', { time: '11:00' }))
  at('2026-11-28', '13:00')
  const { rows } = await world.owner.query<{ id: string }>(
    "select id from contacts where pathway_id = $1 and status = 'planned'",
    [id],
  )
  assert.equal(rows.length, 1)
  await act(id, `contacts/${rows[0]?.id}/absence`, { reason: 'kom ikke, ringet to gange' })
  await run()
  assert.equal((await reportsOf(childId)).length, 1)
})

test('R94 a contact on the wrong child is told again as entered in error; one that nobody was told of is not mentioned', async () => {
  at('2026-11-30', '11:00')
  const { id, childId } = await aPathway({ enquiryOn: '2026-11-30' })
  await act(id, 'talks/preliminary-talk', talk('2026-11-30'))
  await run()
  at('2026-11-30', '15:00')
  const { rows } = await world.owner.query<{ id: string }>(
    "select id from contacts where pathway_id = $1 and type = 'preliminary_talk'",
    [id],
  )
  await act(id, `contacts/${rows[0]?.id}/correction`, { reason: 'et andet barn' })
  await act(id, 'talks/screening', talk('2026-11-30'))
  const screening = await world.owner.query<{ id: string }>(
    "select id from contacts where pathway_id = $1 and type = 'screening'",
    [id],
  )
  await act(id, `contacts/${screening.rows[0]?.id}/correction`, { reason: 'et andet barn' })
  await run()
  assert.deepEqual(receivedOf(childId), [
    ['Patient true', 'CarePlan active', 'Encounter finished', 'Encounter finished'],
    ['Patient true', 'CarePlan active', 'Encounter entered-in-error'],
  ])
})

test('R94 a child who should never have been there is told to be so', async () => {
  at('2026-12-01', '09:00')
  const { id, childId } = await aPathway({ enquiryOn: '2026-12-01' })
  await run()
  at('2026-12-02', '09:00')
  await act(id, 'mistake', { reason: 'Henvendelsen gjaldt et andet barn.' })
  await run()
  assert.deepEqual(receivedOf(childId).at(-1), [
    'Patient false',
    'CarePlan entered-in-error',
    'Encounter entered-in-error',
  ])
})

test('R8 a child below five is left out, and counted as left out', async () => {
  const { childId } = await aPathway({ born: '2022-05-05', isUnder126a: false, enquiryOn: '2026-12-02' })
  await run()
  assert.deepEqual(
    (await reportsOf(childId)).map(({ state, left_out }) => [state, left_out]),
    [['left_out', 'not_under_126a']],
  )
  assert.deepEqual(receivedOf(childId), [])
})

test('a gateway that is away is tried again later and later, for as long as it takes; one that fails ten times waits for somebody', async () => {
  at('2026-12-03', '09:00')
  const { childId } = await aPathway({ enquiryOn: '2026-12-03' })
  world.gateway.answerNext(() => away)
  await run()
  assert.deepEqual((await reportsOf(childId))[0]?.state, 'pending')
  await run({})
  assert.equal((await reportsOf(childId))[0]?.attempts, 1, 'not before its time')
  const nextHour = async (answer: Answer) => {
    world.setTime(new Date(world.clock().getTime() + 3_660_000).toISOString())
    world.gateway.answerNext(() => answer)
    await run({})
  }
  for (let hour = 0; hour < 30; hour += 1) await nextHour(away)
  assert.deepEqual((await reportsOf(childId))[0]?.state, 'pending')
  const failing: Answer = { kind: 'unreachable', complaints: [], answered: true }
  for (let hour = 0; hour < 10; hour += 1) await nextHour(failing)
  const [failed] = await reportsOf(childId)
  assert.deepEqual([failed?.state, failed?.attempts, failed?.next_try_at], ['failed', 41, null])
  world.gateway.forget()
  await world.acting('lise', (ctx) => sendAgain(ctx, failed?.id ?? ''))
  await world.jobs.runDue()
  assert.deepEqual(
    (await reportsOf(childId)).map(({ state, attempts }) => [state, attempts]),
    [['sent', 42]],
  )
})

test('when the gateway is away, a run does not try every child', async () => {
  at('2026-12-10', '09:00')
  const children = []
  for (let nth = 0; nth < 5; nth += 1) children.push(await aPathway({ enquiryOn: '2026-12-10' }))
  let tried = 0
  world.gateway.answerNext(...Array.from({ length: 5 }, () => () => ((tried += 1), away)))
  await run()
  world.gateway.forget()
  assert.equal(tried, 3)
  at('2026-12-10', '10:00')
  await run({})
  for (const { childId } of children) assert.deepEqual(await statesOf(childId), ['2026-12-10 sent'])
})

test('R99 a report that was refused holds the child back, is not sent unchanged, and goes when it is mended', async () => {
  at('2026-12-14', '09:00')
  const { id, childId } = await aPathway({ enquiryOn: '2026-12-14' })
  world.gateway.answerNext(() => ({
    kind: 'refused',
    complaints: [
      {
        code: 'citizen-unknown',
        location: 'Bundle.entry[0].resource.identifier[0].value',
        words: 'Ukendt CPR-nummer',
        item: null,
      },
    ],
  }))
  await run()
  at('2026-12-15', '11:00')
  await act(id, 'talks/preliminary-talk', talk('2026-12-15'))
  await run()
  assert.deepEqual(await statesOf(childId), ['2026-12-14 refused'])
  const { rows } = await world.owner.query<{ faults: { words: string; item: string }[] }>(
    'select faults from ltt_reports where child_id = $1',
    [childId],
  )
  assert.deepEqual(
    rows[0]?.faults.map(({ words, item }) => [words, item]),
    [['Ukendt CPR-nummer', childId]],
  )

  await world.acting('ida', (ctx) => giveCpr(ctx, childId, syntheticCpr(plainDate('2014-05-05'), 60) ?? ''))
  await run()
  assert.deepEqual(await statesOf(childId), ['2026-12-14 replaced', '2026-12-14 sent', '2026-12-15 sent'])
  const last = world.gateway.received().at(-1)?.entry[0]?.resource
  assert.equal(last?.resourceType === 'Patient' && last.identifier[0].value, syntheticCpr(plainDate('2014-05-05'), 60))
})

test('a report that was refused is sent as it is when somebody says so, and only once', async () => {
  at('2026-12-16', '09:00')
  const { childId } = await aPathway({ enquiryOn: '2026-12-16' })
  world.gateway.answerNext(() => ({ kind: 'refused', complaints: [] }))
  await run()
  const [report] = await reportsOf(childId)
  await world.acting('lise', (ctx) => sendAgain(ctx, report?.id ?? ''))
  const tried = async () => (await reportsOf(childId))[0]?.attempts
  assert.equal(await tried(), 1, 'it is not forgotten that it was tried')
  assert.equal((await world.acting('lise', standingOf)).heldUp, null, 'it waits for its turn and for nothing else')
  await world.jobs.runDue()
  assert.deepEqual([await statesOf(childId), await tried()], [['2026-12-16 sent'], 2])
  await assert.rejects(
    world.acting('lise', (ctx) => sendAgain(ctx, report?.id ?? '')),
    /afvist eller ikke kunne leveres/,
  )
})

test('R98 what our own validator refuses never leaves the house', async () => {
  at('2026-12-17', '09:00')
  const { childId } = await aPathway({ enquiryOn: '2026-12-17' })
  await world.owner.query('update person_identifiers set valid_to = valid_from where person_id = $1', [childId])
  const before = world.gateway.received().length
  await run()
  assert.equal(world.gateway.received().length, before)
  assert.deepEqual(await statesOf(childId), ['2026-12-17 refused'])
})

test('R92 two runs at once tell each thing once', async () => {
  at('2026-12-18', '09:00')
  const children = []
  for (let nth = 0; nth < 8; nth += 1) children.push(await aPathway({ enquiryOn: '2026-12-18' }))
  const before = world.gateway.received().length
  await Promise.all([run(), run(), run()])
  assert.equal(world.gateway.received().length, before + 8)
  for (const { childId } of children) assert.deepEqual(await statesOf(childId), ['2026-12-18 sent'])
})

test('while reports are paused nothing is sent, and nothing is lost', async () => {
  const { childId } = await aPathway({ enquiryOn: '2026-12-18' })
  const pause = (isPaused: boolean) =>
    world.actingAsSystem(HOLBAEK, async (ctx) => {
      const { sorCode, runsAt, version } = await settingsOf(ctx)
      assert.ok(await changeSettings(ctx, { sorCode, runsAt, isPaused }, version))
    })
  await pause(true)
  await run()
  assert.deepEqual(await reportsOf(childId), [])
  await assert.rejects(
    world.acting('lise', (ctx) => sendNow(ctx)),
    /pause/,
  )
  await pause(false)
  await run()
  assert.deepEqual(await statesOf(childId), ['2026-12-18 sent'])
})

const runsAt = '23:45'
for (const [what, lastRunAt, now, due] of [
  ['never before', null, '2026-11-23T12:00:00Z', true],
  ['ran last night', '2026-11-22T22:46:00Z', '2026-11-23T12:00:00Z', false],
  ['a minute before its time', '2026-11-22T22:46:00Z', '2026-11-23T22:44:00Z', false],
  ['at its time, in winter', '2026-11-22T22:46:00Z', '2026-11-23T22:45:00Z', true],
  ['at its time, in summer', '2026-06-22T21:46:00Z', '2026-06-23T21:45:00Z', true],
  ['was away at its time', '2026-11-21T22:46:00Z', '2026-11-23T06:00:00Z', true],
  ['somebody sent by hand in the afternoon', '2026-11-23T14:00:00Z', '2026-11-23T22:50:00Z', true],
] as const) {
  test(`R92 the nightly run: ${what}`, () => {
    assert.equal(isTime({ runsAt, lastRunAt: lastRunAt && new Date(lastRunAt) }, new Date(now)), due)
  })
}
