import assert from 'node:assert/strict'
import test from 'node:test'
import { hindrance, mayBecome, STEPS, TALKS, TREATMENT_FORMS, treatmentFormOf, treatmentForms } from './contact.ts'

const active = { status: 'active', outcome: null } as const

test('R22 there are six contact types and no other', () => {
  assert.deepEqual(STEPS, ['enquiry', 'preliminary_talk', 'screening', 'treatment', 'final_talk', 'ending'])
})

test('a forsamtale and a screening may be held from the henvendelse on, treatment only after a screening', () => {
  assert.equal(hindrance('preliminary_talk', { ...active, step: 'enquiry' }), null)
  assert.equal(hindrance('screening', { ...active, step: 'enquiry' }), null)
  assert.match(hindrance('treatment', { ...active, step: 'preliminary_talk' }) ?? '', /screening/)
  assert.match(hindrance('treatment', { ...active, step: 'screening' }) ?? '', /tilbydes behandling/)
  assert.equal(hindrance('treatment', { ...active, step: 'screening', outcome: 'treatment' }), null)
  assert.match(hindrance('final_talk', { ...active, step: 'screening' }) ?? '', /behandling/)
  assert.equal(hindrance('final_talk', { ...active, step: 'treatment' }), null)
})

test('the way does not go backwards, and nothing is held on an ended pathway', () => {
  assert.match(hindrance('preliminary_talk', { ...active, step: 'treatment' }) ?? '', /længere/)
  for (const talk of TALKS)
    assert.match(hindrance(talk, { status: 'completed', step: 'ending', outcome: 'treatment' }) ?? '', /afsluttet/)
})

test('R23 what was held can only be marked as entered in error; a cancelled talk is never held', () => {
  assert.equal(mayBecome('planned', 'held'), true)
  assert.equal(mayBecome('held', 'cancelled'), false)
  assert.equal(mayBecome('held', 'entered_in_error'), true)
  assert.equal(mayBecome('cancelled', 'held'), false)
  assert.equal(mayBecome('entered_in_error', 'held'), false)
})

test('R25 the four choices are the four pairs that are reported', () => {
  assert.deepEqual(treatmentForms.group_without_child, { delivery: 'group', participant: 'without_child' })
  for (const form of TREATMENT_FORMS)
    assert.equal(treatmentFormOf(treatmentForms[form].delivery, treatmentForms[form].participant), form)
  assert.equal(treatmentFormOf(null, null), null)
})
