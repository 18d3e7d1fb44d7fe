import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { plainDate } from '#platform/time.ts'
import {
  clockOf,
  familyDays,
  forecast,
  goalReached,
  PRELIMINARY_TALK_DAYS,
  SCREENING_DAYS,
  screeningGoalApplies,
} from './clock.ts'

const today = plainDate('2026-11-23')

test('R15 a forsamtale on day 14 meets the goal, on day 15 it does not', () => {
  const held = (doneOn: string) =>
    clockOf({ from: '2026-11-01', goalDays: PRELIMINARY_TALK_DAYS, today, doneOn }).status
  assert.equal(held('2026-11-15'), 'met')
  assert.equal(held('2026-11-16'), 'missed')
  assert.equal(held('2026-11-01'), 'met')
})

test('R16 a screening on day 30 meets the goal, on day 31 it does not', () => {
  const held = (doneOn: string) => clockOf({ from: '2026-10-01', goalDays: SCREENING_DAYS, today, doneOn }).status
  assert.equal(held('2026-10-31'), 'met')
  assert.equal(held('2026-11-01'), 'missed')
})

test('the clock counts calendar days across the change to winter time and across a leap day', () => {
  assert.equal(clockOf({ from: '2026-10-24', goalDays: 14, today: plainDate('2026-10-26') }).day, 2)
  assert.equal(clockOf({ from: '2028-02-28', goalDays: 14, today: plainDate('2028-03-01') }).day, 2)
})

test('a running clock asks to be looked at from three days before, and says how far over it is', () => {
  const on = (day: string) => clockOf({ from: '2026-11-01', goalDays: 14, today: plainDate(day) })
  assert.equal(on('2026-11-11').status, 'running')
  assert.equal(on('2026-11-12').status, 'soon')
  assert.equal(on('2026-11-15').status, 'soon')
  assert.deepEqual(on('2026-11-17'), { day: 16, goal: 14, dueOn: '2026-11-15', status: 'over' })
})

test('R17 the screening goal is evaluated only when the child was clearly in the target group, in both readings', () => {
  const judged = (
    judgedAt: 'first_contact' | 'first_conversation' | 'later',
    reading: 'first_contact' | 'first_conversation',
  ) => screeningGoalApplies({ inTargetGroup: true, judgedAt }, reading)
  assert.equal(judged('first_contact', 'first_contact'), true)
  assert.equal(judged('first_conversation', 'first_contact'), false)
  assert.equal(judged('first_conversation', 'first_conversation'), true)
  assert.equal(judged('later', 'first_conversation'), false)
  assert.equal(screeningGoalApplies({ inTargetGroup: false, judgedAt: 'first_contact' }), false)
  assert.equal(screeningGoalApplies({ inTargetGroup: null, judgedAt: null }), false)
})

test('R21 the national example misses both goals: forsamtale on day 19, screening on day 40', () => {
  const goal = (goalDays: number, doneOn: string) => goalReached({ from: '2025-05-14', goalDays, doneOn, delays: [] })
  assert.deepEqual(goal(PRELIMINARY_TALK_DAYS, '2025-06-02'), {
    days: 19,
    met: false,
    adjusted: 19,
    metAdjusted: false,
  })
  assert.deepEqual(goal(SCREENING_DAYS, '2025-06-23'), { days: 40, met: false, adjusted: 40, metAdjusted: false })
})

test("the family's own delay is kept apart: raw and adjusted can differ", () => {
  const delays = [{ from_day: '2025-05-20', to_day: '2025-05-27' }]
  assert.deepEqual(goalReached({ from: '2025-05-14', goalDays: 14, doneOn: '2025-06-02', delays }), {
    days: 19,
    met: false,
    adjusted: 12,
    metAdjusted: true,
  })
})

test('days that two delays share count once, and never more than the time that went', () => {
  assert.equal(
    familyDays(
      [
        { from_day: '2025-05-20', to_day: '2025-05-25' },
        { from_day: '2025-05-23', to_day: '2025-05-27' },
      ],
      '2025-05-14',
      '2025-06-02',
    ),
    7,
  )
  const day = fc.integer({ min: 0, max: 60 }).map((days) => plainDate('2025-05-01').add({ days }).toString())
  fc.assert(
    fc.property(fc.array(fc.tuple(day, day)), day, day, (pairs, from, to) => {
      const delays = pairs.map(([from_day, to_day]) => ({ from_day, to_day }))
      const days = familyDays(delays, from, to)
      assert.ok(days >= 0 && days <= Math.max(0, plainDate(from).until(to).days))
    }),
  )
})

test('a forecast looks at what is planned', () => {
  assert.equal(forecast('2026-11-15', null), 'unplanned')
  assert.equal(forecast('2026-11-15', '2026-11-15'), 'will_meet')
  assert.equal(forecast('2026-11-15', '2026-11-16'), 'will_miss')
})
