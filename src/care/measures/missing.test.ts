import assert from 'node:assert/strict'
import test from 'node:test'
import { missingMeasures, type Course, type Plan } from './missing.ts'

const plan = (more: Partial<Plan> = {}): Plan => ({
  id: 'p1',
  formId: 'sdq-p4-10',
  informant: 'parent',
  moment: 'screening',
  theme: null,
  fromAge: 5,
  toAge: 10,
  days: 14,
  since: '2026-01-01',
  ...more,
})
const course = (more: Partial<Course> = {}): Course => ({
  birthDate: '2017-05-05',
  themes: ['worry'],
  held: [
    { id: 's', type: 'screening', on: '2026-03-02' },
    { id: 't1', type: 'treatment', on: '2026-03-16' },
    { id: 't2', type: 'treatment', on: '2026-03-30' },
  ],
  endedOn: null,
  responses: [],
  leftOut: [],
  ...more,
})
const answer = (on: string, more: Partial<Course['responses'][number]> = {}) => ({
  formId: 'sdq-p4-10',
  informant: 'parent' as const,
  moment: 'screening' as const,
  on,
  ...more,
})
const family = (formId: string): string => formId.split('-')[0] ?? formId
const missing = (plans: Plan[], of: Course, today = '2026-06-01') =>
  missingMeasures(plans, of, { today, familyOf: family }).map(({ on, dueOn }) => [on, dueOn])

test('R40 what is planned at the screening is missing until it is answered, also when it was sent beforehand', () => {
  assert.deepEqual(missing([plan()], course()), [['2026-03-02', '2026-03-16']])
  assert.deepEqual(missing([plan()], course({ responses: [answer('2026-02-20')] })), [])
  assert.deepEqual(missing([plan()], course({ responses: [answer('2026-03-20', { formId: 'sdq-p11-17' })] })), [])
})

test('R40 another informant, another moment or an answer of long ago does not stand in for it', () => {
  for (const responses of [
    [answer('2026-03-02', { informant: 'self' })],
    [answer('2026-03-02', { moment: 'end' })],
    [answer('2025-11-01')],
    [answer('2026-03-02', { formId: 'goals-parent' })],
  ])
    assert.equal(missing([plan()], course({ responses })).length, 1, JSON.stringify(responses))
})

test('R40 nothing is asked of other ages or themes, before the plan, before the talk, or when somebody did without it', () => {
  assert.deepEqual(missing([plan({ toAge: 7 })], course()), [])
  assert.deepEqual(missing([plan({ theme: 'self_harm' })], course()), [])
  assert.equal(missing([plan({ theme: 'worry' })], course()).length, 1)
  assert.deepEqual(missing([plan({ since: '2026-04-01' })], course()), [])
  assert.deepEqual(missing([plan()], course({ held: [] })), [])
  assert.deepEqual(missing([plan()], course({ leftOut: [{ planId: 'p1', dueOn: '2026-03-16' }] })), [])
})

test('R40 at each talk only the last one asks, from the day after the one before', () => {
  const talk = plan({ formId: 'goals-parent', moment: 'talk' })
  const goals = { formId: 'goals-parent', moment: 'talk' as const }
  assert.deepEqual(missing([talk], course()), [['2026-03-30', '2026-04-13']])
  assert.equal(missing([talk], course({ responses: [answer('2026-03-16', goals)] })).length, 1)
  assert.deepEqual(missing([talk], course({ responses: [answer('2026-03-29', goals)] })), [])
})

test('R40 the post-measure is asked at the last talk or the end, and only of those who were treated', () => {
  const end = plan({ moment: 'end' })
  assert.deepEqual(missing([end], course()), [])
  assert.deepEqual(missing([end], course({ endedOn: '2026-05-01' })), [['2026-05-01', '2026-05-15']])
  const final = [...course().held, { id: 'f', type: 'final_talk' as const, on: '2026-04-20' }]
  assert.deepEqual(missing([end], course({ held: final })), [['2026-04-20', '2026-05-04']])
  assert.deepEqual(missing([end], course({ endedOn: '2026-05-01', held: course().held.slice(0, 1) })), [])
  assert.deepEqual(
    missing([end], course({ endedOn: '2026-05-01', responses: [answer('2026-04-28', { moment: 'end' })] })),
    [],
  )
})

test('R40 a follow-up is asked so many days after the end, the start at the first treatment, the middle at the fourth', () => {
  const followUp = plan({ moment: 'follow_up', days: 90 })
  assert.deepEqual(missing([followUp], course({ endedOn: '2026-05-01' })), [])
  assert.deepEqual(missing([followUp], course({ endedOn: '2026-05-01' }), '2026-08-01'), [['2026-07-30', '2026-08-13']])
  assert.deepEqual(missing([plan({ moment: 'start' })], course()), [['2026-03-16', '2026-03-30']])
  assert.deepEqual(missing([plan({ moment: 'middle' })], course()), [])
})
