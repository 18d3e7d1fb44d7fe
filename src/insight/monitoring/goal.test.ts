import assert from 'node:assert/strict'
import test from 'node:test'
import { goalOf, goalsOf, type Verdict, type Wait } from './goal.ts'

const FROM = '2026-01-01'
const wait = (until: string, end: Wait['end'], about: Partial<Wait> = {}): Wait => ({
  for: 'preliminary_talk',
  from: FROM,
  until,
  end,
  delays: [],
  inTargetGroup: null,
  judgedAt: null,
  many: 1,
  ...about,
})

const cases: [what: string, wait: Wait, verdict: Verdict][] = [
  ['R15 held on day 14', wait('2026-01-15', 'held'), 'met'],
  ['R15 held on day 15', wait('2026-01-16', 'held'), 'late'],
  ['R15 still waiting on day 14', wait('2026-01-15', 'waiting'), 'running'],
  ['R15 still waiting on day 15', wait('2026-01-16', 'waiting'), 'over'],
  ['a way that ended on day 14 without the talk', wait('2026-01-15', 'needless'), 'spared'],
  ['a way that ended on day 15 without the talk', wait('2026-01-16', 'needless'), 'gave_up'],
]
for (const [what, one, verdict] of cases) {
  test(`${what} is ${verdict}`, () => {
    const { raw } = goalOf([one], 14)
    const counts = ['met', 'late', 'over', 'gave_up'].includes(verdict)
    assert.equal(raw[verdict], 1)
    assert.equal(raw.counted, counts ? 1 : 0)
    assert.equal(raw.share, counts ? (verdict === 'met' ? 1 : 0) : null)
  })
}

test('what the offer did not reach counts against it, what it could not yet reach does not', () => {
  const { raw } = goalOf(
    cases.map(([, one]) => one),
    14,
  )
  assert.deepEqual(raw, { met: 1, late: 1, running: 1, over: 1, spared: 1, gave_up: 1, counted: 4, share: 0.25 })
})

test('days that the family asked for are left out of the adjusted figure, and only there', () => {
  const delays = [{ from_day: '2026-01-03', to_day: '2026-01-10' }]
  const goal = goalOf([wait('2026-01-18', 'held', { delays }), wait('2026-01-18', 'waiting', { delays })], 14)
  assert.deepEqual([goal.raw.late, goal.raw.over], [1, 1])
  assert.deepEqual([goal.adjusted.met, goal.adjusted.running], [1, 1])
  assert.deepEqual([goal.spread.median, goal.adjustedSpread.median], [17, 10])
})

test('median and nine tenths are days that somebody had, and those not held have none', () => {
  const held = [3, 5, 5, 6, 8, 9, 9, 12, 20, 41].map((days) =>
    wait(`2026-${days > 30 ? '02' : '01'}-${String(days > 30 ? days - 30 : days + 1).padStart(2, '0')}`, 'held'),
  )
  const { spread } = goalOf([...held, wait('2026-12-24', 'waiting')], 14)
  assert.deepEqual([spread.held, spread.median, spread.nineTenths], [10, 8, 20])
})

test('nobody at all has neither share nor days', () => {
  const { raw, spread } = goalOf([], 14)
  assert.deepEqual([raw.counted, raw.share, spread.median, spread.nineTenths], [0, null, null, null])
})

test('R16 R17 a screening counts by when it was clear that the child is in the target group, in both readings', () => {
  const screening = (about: Partial<Wait>) =>
    wait('2026-01-20', 'held', { for: 'screening', inTargetGroup: true, ...about })
  const goals = goalsOf(
    [
      screening({ judgedAt: 'first_contact', many: 2 }),
      screening({ judgedAt: 'first_conversation', many: 3 }),
      screening({ judgedAt: 'later', many: 5 }),
      screening({ judgedAt: 'first_contact', inTargetGroup: false, many: 7 }),
      screening({ inTargetGroup: null, many: 11 }),
    ],
    null,
  )
  assert.deepEqual([goals.screening.raw.met, goals.screeningByFirstContact.raw.met], [5, 2])
})

test('R20 without a goal of its own a municipality still sees how long treatment took, and no share', () => {
  const waits = [wait('2026-02-10', 'held', { for: 'treatment' })]
  const { treatment } = goalsOf(waits, null)
  assert.deepEqual([treatment.days, treatment.spread.median, treatment.raw.late], [null, 40, 0])
  assert.equal(goalsOf(waits, 21).treatment.raw.late, 1)
})

test('R21 the national example misses both goals, forsamtale on day 19 and screening on day 40', () => {
  const from = '2025-05-14'
  const goals = goalsOf(
    [
      wait('2025-06-02', 'held', { from }),
      wait('2025-06-23', 'held', { from, for: 'screening', inTargetGroup: true, judgedAt: 'first_conversation' }),
    ],
    null,
  )
  assert.deepEqual([goals.preliminaryTalk.raw.late, goals.preliminaryTalk.spread.median], [1, 19])
  assert.deepEqual([goals.screening.raw.late, goals.screening.spread.median], [1, 40])
})
