import assert from 'node:assert/strict'
import test from 'node:test'
import { plainDate } from '#platform/time.ts'
import { isAuthorisedOn } from '#registry/staff/staff.ts'
import { coverOf, isInstructionValidOn, lastDayOf, mayTreat, type Cover, type Treating } from './cover.ts'
import { stateOf } from './instruction.ts'

const nobody = { authorisationNumber: '', authorisedFrom: null, authorisedTo: null }
const psychologist = { authorisationNumber: '3MT5L', authorisedFrom: '2020-02-01', authorisedTo: '2026-12-31' }

test('R85 authorised on a day: by a number, and between the days that are known', () => {
  const cases = [
    [nobody, '2026-11-23', false],
    [psychologist, '2020-01-31', false],
    [psychologist, '2020-02-01', true],
    [psychologist, '2026-12-31', true],
    [psychologist, '2027-01-01', false],
    [{ ...psychologist, authorisedTo: null }, '2040-01-01', true],
    [{ ...psychologist, authorisedFrom: null }, '1999-01-01', true],
  ] as const
  for (const [who, day, is] of cases) assert.equal(isAuthorisedOn(who, day), is, day)
})

test('R86 a version holds between its days, until a later one holds', () => {
  const version = { validFrom: '2026-01-01', validTo: '2026-12-31', supersededFrom: '2026-11-01' }
  assert.equal(isInstructionValidOn(version, '2025-12-31'), false)
  assert.equal(isInstructionValidOn(version, '2026-01-01'), true)
  assert.equal(isInstructionValidOn(version, '2026-10-31'), true)
  assert.equal(isInstructionValidOn(version, '2026-11-01'), false)
  assert.equal(isInstructionValidOn({ ...version, supersededFrom: null }, '2027-01-01'), false)
  assert.equal(stateOf(null, '2026-05-01'), 'draft')
  assert.equal(stateOf(version, '2025-05-01'), 'coming')
  assert.equal(stateOf(version, '2026-05-01'), 'valid')
  assert.equal(stateOf(version, '2026-11-02'), 'superseded')
  assert.equal(stateOf({ ...version, supersededFrom: null }, '2027-01-01'), 'past')
})

const frame: Cover = {
  id: 'frame',
  helperId: 'vera',
  delegator: psychologist,
  delegatorName: 'Mette Lund',
  delegatorIsHere: true,
  kind: 'frame',
  pathwayId: null,
  unitId: null,
  instruction: { validFrom: '2026-01-01', validTo: null, supersededFrom: null },
  validFrom: '2026-06-01',
  validTo: '2026-12-15',
  givenAt: new Date('2026-05-30T10:00Z'),
  endedAt: null,
}
const single: Cover = { ...frame, id: 'single', kind: 'single', pathwayId: 'p', givenAt: new Date('2026-05-01T10:00Z') }
const treating: Treating = {
  staffId: 'vera',
  pathwayId: 'p',
  unitId: 'u',
  day: '2026-11-23',
  at: new Date('2026-11-23T10:00Z'),
}

test('R85 a delegation covers its helper, its children and its days, by an instruks and from an authorised person', () => {
  const cases: [string, Cover, boolean][] = [
    ['a frame of all children', frame, true],
    ['a frame of the unit', { ...frame, unitId: 'u' }, true],
    ['a frame of another unit', { ...frame, unitId: 'other' }, false],
    ['this pathway', single, true],
    ['another pathway', { ...single, pathwayId: 'q' }, false],
    ['another helper', { ...frame, helperId: 'ida' }, false],
    ['not begun', { ...frame, validFrom: '2026-11-24' }, false],
    ['its first day', { ...frame, validFrom: '2026-11-23' }, true],
    ['its last day', { ...frame, validTo: '2026-11-23' }, true],
    ['over', { ...frame, validTo: '2026-11-22' }, false],
    ['withdrawn before', { ...frame, endedAt: new Date('2026-11-23T10:00Z') }, false],
    ['withdrawn after', { ...frame, endedAt: new Date('2026-11-23T10:01Z') }, true],
    ['given later that day', { ...frame, givenAt: new Date('2026-11-23T10:01Z') }, false],
    ['given that moment', { ...frame, givenAt: new Date('2026-11-23T10:00Z') }, true],
    ['delegator gone, and nothing ended', { ...frame, delegatorIsHere: false }, false],
    ['delegator gone since', { ...frame, delegatorIsHere: false, endedAt: new Date('2026-11-23T10:01Z') }, true],
    ['delegator not authorised', { ...frame, delegator: nobody }, false],
    ['instruks over', { ...frame, instruction: { ...frame.instruction, validTo: '2026-11-22' } }, false],
    ['instruks superseded', { ...frame, instruction: { ...frame.instruction, supersededFrom: '2026-11-23' } }, false],
  ]
  for (const [what, cover, does] of cases) {
    assert.equal(coverOf([cover], treating) !== null, does, what)
    assert.equal(mayTreat(nobody, [cover], treating), does, what)
    assert.equal(mayTreat(psychologist, [cover], treating), true, what)
  }
  assert.equal(coverOf([frame, single], treating)?.id, 'single', 'the one for just this pathway goes first')
  assert.equal(coverOf([], treating), null)
})

test('R85 a delegation holds at most twelve months', () => {
  assert.equal(lastDayOf(plainDate('2026-11-23')).toString(), '2027-11-22')
  assert.equal(lastDayOf(plainDate('2028-02-29')).toString(), '2029-02-27')
})
