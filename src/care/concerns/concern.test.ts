import assert from 'node:assert/strict'
import test from 'node:test'
import { plainDate } from '#platform/time.ts'
import { written } from '../../../test/concerns.ts'
import { askAgainOn, askForReceiptOn, GROUNDS, isForReader, lacks, type Written } from './concern.ts'

const today = plainDate('2026-11-23')
const lacking = (changes: Partial<Written>) => Object.keys(lacks(written(changes), today))

test('what is complete lacks nothing, whatever the family thinks of it', () => {
  assert.deepEqual(lacking({}), [])
  assert.deepEqual(lacking({ familyTold: 'not_told_violence', toldWhat: '', toldBy: '', toldOn: null }), [])
  assert.deepEqual(lacking({ familyTold: 'not_told_honour', toldWhat: '', toldBy: '', toldOn: null }), [])
  assert.deepEqual(lacking({ observed: '', childWords: '', siblings: '', receiverPhone: '', receiverMail: '' }), [])
})

test('R83 each of the four grounds of § 133 will do, and none will not', () => {
  assert.deepEqual(GROUNDS, ['needs_support', 'newborn', 'school_absence', 'abuse'])
  for (const ground of GROUNDS) assert.deepEqual(lacking({ grounds: [ground] }), [])
  assert.deepEqual(lacking({ grounds: [...GROUNDS] }), [])
  assert.deepEqual(lacking({ grounds: [] }), ['grounds'])
})

test('what is lacking is said at its field', () => {
  const cases: [Partial<Written>, string[]][] = [
    [{ isAcute: null }, ['urgency']],
    [{ facts: '' }, ['facts']],
    [{ done: '' }, ['done']],
    [{ childView: '' }, ['childView']],
    [{ familyTold: null }, ['familyTold']],
    [{ toldWhat: '', toldBy: '', toldOn: null }, ['toldWhat', 'toldBy', 'toldOn']],
    [{ toldOn: '2026-11-24' }, ['toldOn']],
    [{ familyTold: 'not_told_other', notToldWhy: '' }, ['notToldWhy']],
    [{ receiver: '' }, ['receiver']],
  ]
  for (const [changes, fields] of cases) assert.deepEqual(lacking(changes), fields)
})

test('the receipt is asked for after six working days, and again after two', () => {
  assert.equal(askForReceiptOn(plainDate('2026-11-20')).toString(), '2026-11-30')
  assert.equal(askForReceiptOn(plainDate('2026-12-22')).toString(), '2027-01-05')
  assert.equal(askAgainOn(plainDate('2026-11-27')).toString(), '2026-12-01')
})

test('R84 the content is for the author, the responsible and leaders; a draft is not for the responsible', () => {
  const sent = { author_id: 'anna', sent_at: new Date(0) }
  const draft = { author_id: 'anna', sent_at: null }
  const reader = (id: string, isLeader = false) => ({ id, isLeader })
  assert.ok(isForReader(reader('anna'), sent, 'mette'))
  assert.ok(isForReader(reader('mette'), sent, 'mette'))
  assert.ok(isForReader(reader('lise', true), sent, 'mette'))
  assert.ok(!isForReader(reader('vera'), sent, 'mette'))
  assert.ok(!isForReader(reader('vera'), sent, null))
  assert.ok(isForReader(reader('anna'), draft, 'mette'))
  assert.ok(isForReader(reader('lise', true), draft, 'mette'))
  assert.ok(!isForReader(reader('mette'), draft, 'mette'))
})
