import assert from 'node:assert/strict'
import test from 'node:test'
import { instantOf } from '#platform/time.ts'
import type { ContactStatus, ContactType } from '#platform/schema.ts'
import { standingOf } from './standing.ts'

const contact = (type: ContactType, on_day: string, status: ContactStatus = 'held') => ({
  type,
  status,
  on_day,
  starts_at: instantOf(on_day, '10:00'),
})
const about = {
  enquiry_on: '2025-05-14',
  in_target_group: null,
  target_judged_at: null,
  outcome: null,
  status: 'active',
}
const enquiry = contact('enquiry', '2025-05-14')

test('R18 both clocks start at the first henvendelse, not at a later contact', () => {
  const before = standingOf([enquiry], about, null)
  assert.deepEqual([before.clock, before.clock_due_on], ['preliminary_talk', '2025-05-28'])
  const judged = { ...about, in_target_group: true, target_judged_at: 'first_conversation' } as const
  const after = standingOf([enquiry, contact('preliminary_talk', '2025-06-02')], judged, null)
  assert.deepEqual([after.clock, after.clock_due_on], ['screening', '2025-06-13'])
})

test('R17 no screening clock runs for a child who is not clearly in the target group', () => {
  assert.equal(standingOf([enquiry, contact('preliminary_talk', '2025-06-02')], about, null).clock, null)
})

test("R20 the treatment clock is the municipality's own; without a goal of its own none runs", () => {
  const screened = [enquiry, contact('preliminary_talk', '2025-06-02'), contact('screening', '2025-06-23')]
  const offered = { ...about, outcome: 'treatment' }
  assert.equal(standingOf(screened, offered, null).clock, null)
  const own = standingOf(screened, offered, 21)
  assert.deepEqual([own.clock, own.clock_due_on], ['treatment', '2025-07-14'])
})

test('only held contacts move the way on; planned, cancelled and missed ones do not', () => {
  const standing = standingOf(
    [
      enquiry,
      contact('preliminary_talk', '2025-05-20', 'cancelled'),
      contact('preliminary_talk', '2025-05-22', 'missed'),
      contact('preliminary_talk', '2025-06-02', 'planned'),
    ],
    about,
    null,
  )
  assert.equal(standing.step, 'enquiry')
  assert.equal(standing.preliminary_talk_on, null)
  assert.equal(standing.next_contact_type, 'preliminary_talk')
})

test('what was entered in error counts for nothing', () => {
  const standing = standingOf([enquiry, contact('preliminary_talk', '2025-06-02', 'entered_in_error')], about, null)
  assert.deepEqual([standing.step, standing.clock], ['enquiry', 'preliminary_talk'])
})

test('the first of several counts, whatever the order they were registered in', () => {
  const standing = standingOf(
    [
      enquiry,
      contact('treatment', '2025-08-18'),
      contact('treatment', '2025-07-07'),
      contact('screening', '2025-06-23'),
    ],
    about,
    21,
  )
  assert.deepEqual(
    [standing.treatment_on, standing.treatments_held, standing.step, standing.clock],
    ['2025-07-07', 2, 'treatment', null],
  )
})

test('an ended way has no clock', () => {
  assert.equal(
    standingOf([enquiry, contact('ending', '2025-06-01')], { ...about, status: 'completed' }, 21).clock,
    null,
  )
})
