import assert from 'node:assert/strict'
import test from 'node:test'
import { faultsOfEnding, faultsOfOutcome, OUTCOMES } from './ending.ts'

const psychiatry = [{ target: 'child_psychiatry' }] as const
const civil = [{ target: 'civil_society' }] as const

test('R9 a first contact ends in exactly one of four groupings', () => {
  assert.deepEqual(OUTCOMES, ['closed', 'other_effort', 'treatment', 'psychiatry'])
})

test('R10 closing without a way onward needs a reason', () => {
  assert.match(faultsOfOutcome({ outcome: 'closed', reason: '', guidance: '' }, [])['reason'] ?? '', /hvorfor/)
  assert.deepEqual(
    faultsOfOutcome({ outcome: 'closed', reason: 'Familien har fået det, de kom for.', guidance: '' }, []),
    {},
  )
  assert.deepEqual(faultsOfOutcome({ outcome: 'closed', reason: '', guidance: '' }, civil), {})
})

test('R11 the signs of something more serious ask for a way to child psychiatry, and no other way will do', () => {
  assert.ok(faultsOfOutcome({ outcome: 'psychiatry', reason: '', guidance: '' }, civil)['target'])
  assert.deepEqual(faultsOfOutcome({ outcome: 'psychiatry', reason: '', guidance: '' }, psychiatry), {})
})

test('R12 another effort asks for a way or for recorded guidance', () => {
  assert.ok(faultsOfOutcome({ outcome: 'other_effort', reason: '', guidance: '' }, [])['guidance'])
  assert.deepEqual(
    faultsOfOutcome({ outcome: 'other_effort', reason: '', guidance: 'Kontakt sundhedsplejen.' }, []),
    {},
  )
  assert.deepEqual(faultsOfOutcome({ outcome: 'other_effort', reason: '', guidance: '' }, civil), {})
})

const ending = { closingReason: 'treatment_completed', noWayReason: '', resumption: '', endedOn: '2025-11-08' } as const
const pathway = {
  outcome: 'treatment',
  guidance: null,
  enquiryOn: '2025-05-14',
  lastHeldOn: '2025-11-06',
  today: '2025-11-10',
} as const

test('never a no without a way: ending needs a way, or a reason that none is needed', () => {
  assert.ok(faultsOfEnding(ending, pathway, [])['noWayReason'])
  assert.ok(faultsOfEnding({ ...ending, noWayReason: 'nej' }, pathway, [])['noWayReason'])
  assert.deepEqual(faultsOfEnding({ ...ending, noWayReason: 'Familien klarer sig selv nu.' }, pathway, []), {})
  assert.deepEqual(faultsOfEnding(ending, pathway, civil), {})
})

test('R29 a pathway ends as drop-out only when resumption is judged unrealistic', () => {
  const dropOut = { ...ending, closingReason: 'drop_out' } as const
  assert.ok(faultsOfEnding(dropOut, pathway, civil)['resumption'])
  assert.deepEqual(faultsOfEnding({ ...dropOut, resumption: 'Fire forgæves opkald på seks uger.' }, pathway, civil), {})
})

test('R31 a pathway may end straight after the henvendelse, but not before its last contact or in the future', () => {
  assert.deepEqual(
    faultsOfEnding({ ...ending, endedOn: '2025-05-14' }, { ...pathway, lastHeldOn: '2025-05-14' }, civil),
    {},
  )
  assert.match(faultsOfEnding({ ...ending, endedOn: '2025-11-05' }, pathway, civil)['endedOn'] ?? '', /seneste kontakt/)
  assert.match(faultsOfEnding({ ...ending, endedOn: '2025-11-11' }, pathway, civil)['endedOn'] ?? '', /fremtiden/)
})

test('R9 a pathway without an outcome cannot end', () => {
  assert.ok(faultsOfEnding(ending, { ...pathway, outcome: null }, civil)['outcome'])
})

test('R11 a pathway ends as referred to child psychiatry only when that way was shown', () => {
  const referred = {
    ...ending,
    closingReason: 'child_psychiatry',
    noWayReason: 'Familien klarer sig selv nu.',
  } as const
  for (const ways of [[], civil])
    assert.match(faultsOfEnding(referred, pathway, ways)['closingReason'] ?? '', /børne- og ungdomspsykiatrien/)
  assert.deepEqual(faultsOfEnding(referred, pathway, [...civil, ...psychiatry]), {})
})

test('R12 a pathway ends as shown on to another effort only with a way or recorded guidance', () => {
  const shownOn = { ...ending, closingReason: 'other_effort', noWayReason: 'Familien klarer sig selv nu.' } as const
  assert.match(faultsOfEnding(shownOn, pathway, [])['closingReason'] ?? '', /anden indsats/)
  assert.deepEqual(faultsOfEnding(shownOn, { ...pathway, guidance: 'Kontakt sundhedsplejen.' }, []), {})
  assert.deepEqual(faultsOfEnding(shownOn, pathway, civil), {})
})
