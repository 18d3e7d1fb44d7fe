import assert from 'node:assert/strict'
import test from 'node:test'
import { triage } from './cssrs.ts'

const no = { q1: 0, q2: 0, q3: 0, q4: 0, q5: 0, q6: 0, 'q6-recent': 0 }

test('the highest yes decides', () => {
  for (const [yes, level] of [
    [{}, 'none'],
    [{ q1: 1 }, 'low'],
    [{ q1: 1, q2: 1 }, 'low'],
    [{ q2: 1, q3: 1 }, 'moderate'],
    [{ q6: 1 }, 'moderate'],
    [{ q2: 1, q4: 1 }, 'high'],
    [{ q2: 1, q5: 1 }, 'high'],
    [{ q6: 1, 'q6-recent': 1 }, 'high'],
  ] as const)
    assert.deepEqual(triage({ ...no, ...yes }), { level, incomplete: false })
})

test('what was not asked because of a no is not missing; what was not answered is, where it could make it higher', () => {
  assert.deepEqual(triage({ q1: 0, q2: 0, q6: 0 }), { level: 'none', incomplete: false })
  assert.deepEqual(triage({ q1: 1, q2: 1, q6: 0 }), { level: 'low', incomplete: true })
  assert.deepEqual(triage({ q2: 1, q3: 1, q4: 0, q5: null, q6: 0 }), { level: 'moderate', incomplete: true })
  assert.deepEqual(triage({ q4: 1 }), { level: 'high', incomplete: false })
  assert.deepEqual(triage({}), { level: 'none', incomplete: true })
})
