import assert from 'node:assert/strict'
import test from 'node:test'
import type { Definition } from './definition.ts'
import { definitionById } from './definitions.ts'
import { faultsOfScores, takenOver } from './signs.ts'

const form = (id: string): Definition => {
  const definition = definitionById(id)
  assert.ok(definition, id)
  return definition
}
const values = (id: string, given: Record<string, number>) =>
  Object.fromEntries(takenOver(form(id), given).scores.map(({ scale, value }) => [scale, value]))

test('a sum that was not written on the paper is made where all of its parts were', () => {
  const parts = { emotional: 4, conduct: 2, hyperactivity: 6, peer: 1 }
  assert.deepEqual(values('sdq-p4-10', parts), { ...parts, total: 13, internalising: 5, externalising: 8 })
  assert.deepEqual(values('sdq-p4-10', { emotional: 4, total: 13 }), { emotional: 4, total: 13 })
  assert.deepEqual(values('ede-q', { restraint: 1, eating: 1, shape: 1, weight: 1 }).global, undefined)
})

test('a sum that is not what its parts come to is asked about, and a score outside its range', () => {
  const parts = { inattention: 12, hyperactivity: 9 }
  assert.deepEqual(faultsOfScores(form('adhd-rs-parent'), { ...parts, total: 21 }), {})
  assert.match(faultsOfScores(form('adhd-rs-parent'), { ...parts, total: 22 })['total'] ?? '', /Her står 22.*giver 21/)
  assert.deepEqual(faultsOfScores(form('adhd-rs-parent'), { inattention: 12, total: 22 }), {})
  assert.deepEqual(Object.keys(faultsOfScores(form('sdq-p4-10'), { total: 41, impact: -1, none: 1 })), [
    'total',
    'impact',
    'none',
  ])
})

test('any form of self-harm on paper needs a look', () => {
  assert.deepEqual(takenOver(form('dshi-9'), { forms: 1 }).signs, [{ item: 'forms', value: 1 }])
  assert.deepEqual(takenOver(form('dshi-9'), { forms: 0 }).signs, [])
})
