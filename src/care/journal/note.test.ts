import assert from 'node:assert/strict'
import test from 'node:test'
import { HEADINGS, headingsOf, hindrance, isLate, sectionsOf } from './note.ts'

test('R51 a treatment note offers the problem, the treatment, its effect, other efforts and follow-up', () => {
  for (const key of ['problem', 'treatment', 'effect', 'other_efforts', 'follow_up'] as const)
    assert.ok(headingsOf.treatment.includes(key), HEADINGS[key])
})

test('R51 what was written stands under its heading, in the order of the headings, and empty ones are left out', () => {
  const typed = { follow_up: ' Ny tid om to uger. ', problem: 'Sover dårligt.', effect: '  ', text: 'ikke et felt her' }
  assert.deepEqual(sectionsOf('treatment', typed), [
    { key: 'problem', heading: 'Barnets vanskeligheder', text: 'Sover dårligt.' },
    { key: 'follow_up', heading: 'Opfølgning', text: 'Ny tid om to uger.' },
  ])
  assert.deepEqual(sectionsOf('treatment', { problem: ' \n ' }), [])
})

test('R44 late is another Danish calendar day, not another day of the machine', () => {
  const cases = [
    ['2026-11-23T09:00:00Z', '2026-11-23T22:59:00Z', false],
    ['2026-11-23T09:00:00Z', '2026-11-23T23:00:00Z', true], // midnight in Denmark
    ['2026-07-01T22:30:00Z', '2026-07-02T10:00:00Z', false], // half past midnight in summer
    ['2026-11-23T09:00:00Z', '2026-11-24T08:00:00Z', true],
  ] as const
  for (const [contact, signed, late] of cases) assert.equal(isLate(new Date(contact), new Date(signed)), late, signed)
})

test('a note is signed on what has happened, and not on a mistake', () => {
  const base = { pathway: 'active', contact: 'held', isCorrectedAlready: false } as const
  assert.equal(hindrance(base), null)
  assert.equal(hindrance({ ...base, contact: null }), null)
  assert.equal(hindrance({ ...base, contact: 'missed' }), null)
  assert.equal(hindrance({ ...base, pathway: 'completed' }), null)
  assert.match(hindrance({ ...base, contact: 'planned' }) ?? '', /Registrér først samtalen/)
  assert.match(hindrance({ ...base, contact: 'entered_in_error' }) ?? '', /ved en fejl/)
  assert.match(hindrance({ ...base, pathway: 'entered_in_error' }) ?? '', /ved en fejl/)
  assert.match(hindrance({ ...base, isCorrectedAlready: true }) ?? '', /rettet i mellemtiden/)
})
