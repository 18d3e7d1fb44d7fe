import assert from 'node:assert/strict'
import test from 'node:test'
import { nextStepOf } from './next-step.ts'

const now = new Date('2026-11-23T09:00:00Z')
const at = (starts: string) =>
  ({ id: 'a', type: 'preliminary_talk', status: 'planned', starts_at: new Date(starts) }) as const
const about = { status: 'active', step: 'enquiry', outcome: null, contacts: [], now } as const

test('a new henvendelse: plan the forsamtale', () => {
  assert.deepEqual(nextStepOf(about), { kind: 'plan', talk: 'preliminary_talk' })
})

test('a planned talk is awaited until its time has come, then registered', () => {
  assert.deepEqual(nextStepOf({ ...about, contacts: [at('2026-11-24T09:00:00Z')] }), {
    kind: 'await',
    talk: 'preliminary_talk',
    contactId: 'a',
  })
  assert.deepEqual(nextStepOf({ ...about, contacts: [at('2026-11-23T08:00:00Z')] }), {
    kind: 'register',
    talk: 'preliminary_talk',
    contactId: 'a',
  })
})

test('after the forsamtale it is decided what the henvendelse leads to', () => {
  assert.deepEqual(nextStepOf({ ...about, step: 'preliminary_talk' }), { kind: 'decide' })
})

test('with treatment offered: screening, then treatment, and after the final talk the ending', () => {
  const offered = { ...about, outcome: 'treatment' } as const
  assert.deepEqual(nextStepOf({ ...offered, step: 'preliminary_talk' }), { kind: 'plan', talk: 'screening' })
  assert.deepEqual(nextStepOf({ ...offered, step: 'screening' }), { kind: 'plan', talk: 'treatment' })
  assert.deepEqual(nextStepOf({ ...offered, step: 'treatment' }), { kind: 'plan', talk: 'treatment' })
  assert.deepEqual(nextStepOf({ ...offered, step: 'final_talk' }), { kind: 'end' })
})

test('another outcome leads to the ending, and an ended way nowhere', () => {
  assert.deepEqual(nextStepOf({ ...about, step: 'preliminary_talk', outcome: 'psychiatry' }), { kind: 'end' })
  assert.deepEqual(nextStepOf({ ...about, status: 'completed', step: 'ending' }), { kind: 'ended' })
})
