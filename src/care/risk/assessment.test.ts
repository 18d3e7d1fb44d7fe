import assert from 'node:assert/strict'
import test from 'node:test'
import type { RiskLevel } from '#platform/schema.ts'
import { contradiction, stepsToTake, type Signs } from './assessment.ts'

const quiet: Signs = { harmNow: 'no', harmRecently: 'no', thoughts: 'none', plan: 'no', means: 'no', attempts: 'no' }
const planned: Partial<Signs> = { thoughts: 'of_suicide', plan: 'yes', means: 'yes' }

const cases: [string, RiskLevel, Partial<Signs>, 'taken' | 'refused'][] = [
  ['nothing was found', 'none', {}, 'taken'],
  ['earlier attempts alone leave the judgement open', 'none', { attempts: 'yes' }, 'taken'],
  ['harm two months ago leaves it open', 'none', { harmRecently: 'yes' }, 'taken'],
  ['what is not known leaves it open', 'none', { harmNow: 'unknown', plan: 'unknown', thoughts: 'unknown' }, 'taken'],
  ['harm now is no nothing', 'none', { harmNow: 'yes' }, 'refused'],
  ['thoughts of not living are no nothing', 'none', { thoughts: 'of_not_living' }, 'refused'],
  ['a plan is no nothing', 'none', { plan: 'yes' }, 'refused'],
  ['harm now may be low', 'low', { harmNow: 'yes' }, 'taken'],
  ['thoughts of suicide without a plan may be low', 'low', { thoughts: 'of_suicide' }, 'taken'],
  ['thoughts, plan and means are not low', 'low', planned, 'refused'],
  ['thoughts, plan and means are increased', 'increased', planned, 'taken'],
  ['or acute', 'acute', planned, 'taken'],
  ['a high risk needs no sign to be judged so', 'acute', {}, 'taken'],
]
for (const [what, level, signs, expected] of cases)
  test(`R36 ${what}`, () => {
    assert.equal(contradiction(level, { ...quiet, ...signs }) === null, expected === 'taken')
  })

test('R37 an increased or acute risk opens the four steps, but those that were taken', () => {
  const steps = (level: RiskLevel, taken: Parameters<typeof stepsToTake>[1] = []) =>
    stepsToTake(level, taken).map(({ step }) => step)
  assert.deepEqual(steps('none'), [])
  assert.deepEqual(steps('low'), [])
  for (const level of ['increased', 'acute'] as const) {
    assert.deepEqual(steps(level), ['acute_psychiatry', 'child_psychiatry', 'parents_told', 'concern_considered'])
    assert.deepEqual(steps(level, ['parents_told', 'safety_plan', 'acute_psychiatry']), [
      'child_psychiatry',
      'concern_considered',
    ])
  }
  assert.deepEqual(new Set(stepsToTake('acute', []).map(({ days }) => days)), new Set([0]))
})
