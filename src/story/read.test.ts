import assert from 'node:assert/strict'
import test from 'node:test'
import { readStory } from './story.ts'

const child = { key: 'kaja', givenName: 'Kaja', familyName: 'Test', cpr: '0203139999' }
const enquiry = { child: 'kaja', day: '2026-09-01', time: '09:00', enquiry: { by: 'child' } }
const contact = { child: 'kaja', day: '2026-09-10', time: '10:00', contact: { type: 'screening' } }
const story = { municipality: '0316', children: [child], events: [enquiry, contact] }

const faultsOf = (given: unknown): string => (readStory(JSON.stringify(given)).faults ?? []).join('\n')
const withEvent = (more: object) => ({ ...story, events: [enquiry, { ...contact, ...more }] })

test('a story that holds together has no faults', () => {
  assert.equal(faultsOf(story), '')
})

test('R8 a child below five may have a pathway outside § 126 a', () => {
  const small = { ...child, cpr: '0203229999' }
  const outside = { ...enquiry, enquiry: { by: 'child', outside126a: true } }
  assert.equal(faultsOf({ ...story, children: [small], events: [outside] }), '')
})

test('what is no JSON is said to be none', () => {
  assert.match(readStory('{ "municipality": ').faults?.join() ?? '', /not JSON/)
  assert.match(faultsOf([]), /expected object/)
})

test('each fault is told with its place in words', () => {
  const cases: [unknown, RegExp][] = [
    [{ ...story, municipality: 'Holbæk' }, /^municipality: four digits/],
    [{ ...story, note: 'x' }, /Unrecognized key: "note"/],
    [{ ...story, children: [] }, /^children: /],
    [{ ...story, children: [{ ...child, cpr: '3102139999' }] }, /^child 1, cpr: ten digits/],
    [
      { ...story, children: [child, child] },
      /child 2, key: another child[^]*child 2, cpr: another child has that number/,
    ],
    [
      { ...story, children: [{ ...child, adults: [{ relationship: 'aunt', givenName: 'A', familyName: 'B' }] }] },
      /^child 1, adults.0.relationship: /,
    ],
    [
      { ...story, children: [{ ...child, custody: { sharing: 'sole', source: 'document', from: '2013-03-02' } }] },
      /child 1, custody: say who/,
    ],
    [withEvent({ child: 'anna' }), /event 2, child: nobody is called "anna"/],
    [withEvent({ day: '2026-02-30' }), /event 2, day: a day that exists/],
    [withEvent({ time: '24:00' }), /event 2, time: a clock time/],
    [withEvent({ day: '2026-08-31' }), /event 2, day: lies before the event above it/],
    [withEvent({ contact: { type: 'coffee' } }), /event 2, contact.type: /],
    [withEvent({ contact: { type: 'screening', room: 2 } }), /event 2, contact: Unrecognized key: "room"/],
    [withEvent({ contact: undefined }), /event 2: exactly one of enquiry, plan/],
    [withEvent({ themes: [] }), /event 2: exactly one of/],
    [withEvent({ contact: { type: 'treatment' } }), /event 2, contact.delivery: a treatment says it/],
    [withEvent({ contact: { type: 'screening', delivery: 'individual_with_child' } }), /event 2, contact.delivery/],
    [
      withEvent({ contact: { type: 'screening', held: { day: '2026-09-11', time: '09:00' } } }),
      /contact.held: lies after/,
    ],
    [
      withEvent({ contact: { type: 'screening', plan: 'none' } }),
      /event 2: no earlier event of the child is called "none"/,
    ],
    [withEvent({ contact: undefined, correction: { of: 'none', reason: 'forkert' } }), /no earlier event of the child/],
    [
      {
        ...story,
        events: [
          { ...enquiry, key: 'first' },
          { ...contact, key: 'first', contact: { type: 'screening', plan: 'first' } },
        ],
      },
      /event 2, key: another event is called "first"[^]*contact.plan: "first" is not a plan/,
    ],
    [
      {
        ...story,
        events: [
          { ...enquiry, key: 'first' },
          { ...contact, contact: undefined, correction: { of: 'first', reason: 'forkert' } },
        ],
      },
      /only a contact, a plan or a referral is corrected/,
    ],
    [{ ...story, events: [{ ...enquiry, enquiry: { by: 'mother' } }] }, /event 1, enquiry.by: kaja has no such adult/],
    [
      { ...story, events: [{ ...enquiry, enquiry: { by: 'child', outside126a: true } }] },
      /event 1, enquiry\.outside126a: only a child below five .* kaja is 13 years old that day/,
    ],
    [withEvent({ contact: undefined, ending: { reason: 'transferred' } }), /event 2, ending.reason/],
    [withEvent({ contact: undefined, regret: { reason: 'kort' } }), /event 2, regret.reason/],
  ]
  for (const [given, words] of cases) assert.match(faultsOf(given), words)
})

test('all faults are told at once', () => {
  const faults = readStory(
    JSON.stringify({
      ...story,
      municipality: '1',
      events: [
        { ...enquiry, time: 'x' },
        { ...contact, day: 'y' },
      ],
    }),
  ).faults
  assert.equal(faults?.length, 3)
})
