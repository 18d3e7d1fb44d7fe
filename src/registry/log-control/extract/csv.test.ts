import assert from 'node:assert/strict'
import test from 'node:test'
import { field, headOf, lineOf } from './csv.ts'

const look = {
  at: new Date('2026-07-01T22:30:00Z'),
  kind: 'read',
  what: 'journal',
  basis: 'treating',
  roles: ['therapist', 'leader'],
  unitName: 'Ungehuset; "Nord"',
  staffName: null,
} as const

test('a line tells the Danish day and time, for what, in which role and unit, and how; no name', () => {
  assert.equal(
    lineOf({ ...look, roles: [...look.roles] }, { isOwn: true }),
    '"2026-07-02";"00:30";"aktuel behandling";"behandler, leder";"Ungehuset; ""Nord""";"læst";"journalen"\r\n',
  )
  assert.doesNotMatch(headOf({ namesReason: null }), /Medarbejder/)
})

test('with a reason the name stands last', () => {
  assert.match(lineOf({ ...look, roles: [], staffName: 'Mette Lund' }, { isOwn: true }), /;"Mette Lund"\r\n$/)
  assert.match(headOf({ namesReason: 'Politianmeldt.' }), /;"Medarbejder"\r\n$/)
})

test('what a spreadsheet would run as a formula is text', () => {
  for (const typed of ['=1+1', '+45', '-2', '@sum', '\t=1']) assert.equal(field(typed), `"'${typed}"`)
  assert.equal(field('Ahlgade 7'), '"Ahlgade 7"')
})
