import assert from 'node:assert/strict'
import test from 'node:test'
import { aWorld, HOLBAEK } from '../../../test/world.ts'
import { changeSettings, markRun, setSorCode, settingsOf } from './settings.ts'
import { isSorCode } from './sor.ts'

const world = await aWorld()
const SOR = '325421000016003'

const cases: [text: string, is: boolean][] = [
  ['32542100001', true],
  ['325421000016003', true],
  ['123456789012345678', true],
  ['3254210000', false],
  ['1234567890123456789', false],
  ['3254 2100 0016', false],
  ['32542100001A', false],
  ['', false],
  ['٣٢٥٤٢١٠٠٠٠١', false],
]
for (const [text, is] of cases) {
  test(`R98 “${text}” is ${is ? 'a' : 'no'} SOR code`, () => assert.equal(isSorCode(text), is))
}

test('a municipality that has decided nothing reports at 23.45, and cannot before its SOR code is written', async () => {
  assert.deepEqual(await world.acting('karen', settingsOf), {
    sorCode: null,
    runsAt: '23:45',
    isPaused: false,
    sorSince: null,
    lastRunAt: null,
    version: 0,
  })
})

test('of two who decide at once the second is refused, also the first time of all', async () => {
  const decide = (runsAt: string, version: number) =>
    world.acting('adam', (ctx) => changeSettings(ctx, { sorCode: SOR, runsAt, isPaused: false }, version))
  assert.equal(await decide('22:15', 0), true)
  assert.equal(await decide('01:00', 0), false)
  assert.equal(await decide('05:30', 1), true)
  const now = await world.acting('adam', settingsOf)
  assert.deepEqual([now.runsAt, now.version], ['05:30', 2])
})

test('that a run has been is no decision: it changes neither the version nor what was decided', async () => {
  await world.actingAsSystem(HOLBAEK, markRun)
  const now = await world.acting('adam', settingsOf)
  assert.deepEqual([now.lastRunAt, now.version, now.sorCode], [world.clock(), 2, SOR])
  await world.acting('karen', markRun)
  const first = await world.acting('karen', settingsOf)
  assert.deepEqual([first.lastRunAt, first.version, first.runsAt], [world.clock(), 0, '23:45'])
})

test('R98 an ill-formed SOR code is refused, by the database as well', async () => {
  await assert.rejects(
    world.acting('adam', (ctx) => setSorCode(ctx, '123')),
    /no such SOR code/,
  )
  await assert.rejects(
    world.acting('adam', (ctx) => ctx.db.updateTable('ltt_settings').set({ sor_code: '123' }).execute()),
    /check constraint/,
  )
})

test('a SOR code that is set from outside the screens leaves the rest as it is', async () => {
  await world.acting('adam', (ctx) => setSorCode(ctx, '999999999999'))
  const now = await world.acting('adam', settingsOf)
  assert.deepEqual([now.sorCode, now.runsAt, now.version], ['999999999999', '05:30', 3])
})
