import assert from 'node:assert/strict'
import test from 'node:test'
import { plainDate } from '#platform/time.ts'
import { lacks } from '#care/concerns/concerns.ts'
import { MAIN, MUNICIPALITIES } from './places.ts'
import { planOf } from './plans.ts'

const deedsOf = (municipality: typeof MAIN, now: string) =>
  planOf(municipality, { now: new Date(now) }).families.flatMap(({ children }) =>
    children.flatMap(({ visits }) => visits.flatMap(({ deeds }) => deeds)),
  )

test('Holbæk has an acute underretning with its receipt, one that waits, and a draft; nobody else has any', () => {
  for (const now of ['2026-11-22T06:30:00Z', '2026-12-25T11:00:00Z', '2027-07-20T14:00:00Z']) {
    const deeds = deedsOf(MAIN, now)
    const concerns = deeds.filter((deed) => deed.does === 'concern')
    assert.deepEqual(
      concerns.map(({ sent, written }) => `${sent ?? 'draft'}${written.isAcute ? ', acute' : ''}`).toSorted(),
      ['draft', 'phone, acute', 'secure_mail'],
      now,
    )
    assert.equal(deeds.filter(({ does }) => does === 'receipt').length, 1, now)
    const today = plainDate(now.slice(0, 10))
    for (const { sent, written } of concerns)
      assert.equal(Object.keys(lacks(written, today)).length === 0, sent !== null, 'what was sent lacks nothing')
    for (const other of MUNICIPALITIES.filter((each) => each !== MAIN))
      assert.ok(deedsOf(other, now).every(({ does }) => does !== 'concern'))
  }
})

test('Holbæk has one request for a record that came today or lately, one under review, and one that was answered', () => {
  for (const now of ['2026-11-22T06:30:00Z', '2026-12-25T11:00:00Z', '2027-07-20T14:00:00Z']) {
    const requests = deedsOf(MAIN, now).filter((deed) => deed.does === 'request')
    assert.deepEqual(requests.map(({ stands }) => stands).toSorted(), ['given', 'received', 'reviewed in part'], now)
    for (const other of MUNICIPALITIES.filter((each) => each !== MAIN))
      assert.ok(deedsOf(other, now).every(({ does }) => does !== 'request'))
  }
})
