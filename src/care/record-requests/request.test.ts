import assert from 'node:assert/strict'
import test from 'node:test'
import { dayOf, plainDate } from '#platform/time.ts'
import {
  deadlineOf,
  dueOn,
  isOverdue,
  lostRight,
  outcomeOf,
  routeOf,
  stepOf,
  type Asking,
  type Standing,
} from './request.ts'

for (const [received, due, why] of [
  ['2026-11-23T09:00:00Z', '2026-12-02', 'a Monday'],
  ['2026-11-23T22:30:00Z', '2026-12-02', 'the same Monday at half past eleven in the evening'],
  ['2026-11-23T23:30:00Z', '2026-12-03', 'half past midnight: Tuesday in Denmark'],
  ['2026-11-21T10:00:00Z', '2026-12-01', 'a Saturday: Monday is the first day'],
  ['2026-11-22T10:00:00Z', '2026-12-01', 'a Sunday'],
  ['2026-12-18T10:00:00Z', '2026-12-30', 'a Friday before Christmas: 25 December is no working day, the 24th is'],
  ['2026-12-23T10:00:00Z', '2027-01-05', 'the day before Christmas Eve: 31 December counts, New Year’s Day does not'],
  ['2026-12-25T10:00:00Z', '2027-01-06', 'Christmas Day itself'],
  ['2026-04-01T10:00:00Z', '2026-04-15', 'before Easter: Maundy Thursday, Good Friday and Easter Monday'],
  ['2026-05-13T10:00:00Z', '2026-05-26', 'before Ascension Day: the Friday after it counts, Whit Monday does not'],
  ['2026-06-03T10:00:00Z', '2026-06-12', 'before 5 June, which is no public holiday'],
  ['2026-04-29T10:00:00Z', '2026-05-08', 'before 1 May, which is a day like any other'],
  ['2024-04-23T10:00:00Z', '2024-05-02', 'before the day of prayer that was abolished'],
] as const)
  test(`R59 a request that came on ${why} is due on ${due}`, () => {
    assert.equal(dueOn(dayOf(new Date(received))).toString(), due)
  })

const asking = (changes: Partial<Asking>): Asking => ({
  by: 'custody_holder',
  powerFrom: null,
  wantsDeletion: false,
  age: 12,
  holdsCustody: true,
  isParent: true,
  hasMaturity: false,
  hasPower: false,
  ...changes,
})

const POWER = { by: 'representative', powerFrom: 'custody_holder', hasPower: true } as const

for (const [words, changes, expected] of [
  ['a young person of 15 asks themselves', { by: 'young_person', age: 15 }, 'access'],
  ['a young person of 17 asks themselves', { by: 'young_person', age: 17 }, 'access'],
  ['a child of 14 needs a written assessment of maturity', { by: 'young_person', age: 14 }, 'maturity'],
  [
    'R61 a child of 14 who is mature enough asks themselves',
    { by: 'young_person', age: 14, hasMaturity: true },
    'access',
  ],
  ['who holds custody asks for a child of 12', { age: 12 }, 'access'],
  ['who holds custody asks for a young person of 17', { age: 17 }, 'access'],
  ['nobody holds custody of somebody of 18', { age: 18 }, 'by'],
  ['who is not in the register holds no custody', { holdsCustody: false }, 'adultId'],
  ['the person asks themselves from 18', { by: 'young_person', age: 18 }, 'access'],
  ['a parent without custody is oriented', { by: 'parent_without_custody', holdsCustody: false }, 'orientation'],
  ['a parent with custody is not sent that way', { by: 'parent_without_custody' }, 'adultId'],
  ['nobody is oriented of somebody of 18', { by: 'parent_without_custody', holdsCustody: false, age: 18 }, 'by'],
  ['a representative shows a power of attorney', { by: 'representative' }, 'powerOfAttorney'],
  ['a representative says who gave the power', { by: 'representative', hasPower: true }, 'powerFrom'],
  ['a representative of the person of 18 asks', { ...POWER, powerFrom: 'young_person', age: 18 }, 'access'],
  ['a representative of who holds custody asks', { ...POWER, powerFrom: 'custody_holder' }, 'access'],
  ['a lawyer of who has no custody does not get past that', { ...POWER, holdsCustody: false }, 'adultId'],
  [
    'a lawyer of a parent without custody is oriented, as the parent is',
    { ...POWER, powerFrom: 'parent_without_custody', holdsCustody: false },
    'orientation',
  ],
  ['nobody of 18 is asked for by the power of a parent', { ...POWER, age: 18 }, 'powerFrom'],
  ['a child of 12 gives power by maturity', { ...POWER, powerFrom: 'young_person' }, 'maturity'],
  ['a grandparent is not oriented', { by: 'parent_without_custody', holdsCustody: false, isParent: false }, 'adultId'],
  ['somebody else may ask, and is answered', { by: 'other' }, 'access'],
  ['a wish that text be deleted has a track of its own', { wantsDeletion: true }, 'deletion'],
  ['also from a child', { wantsDeletion: true, by: 'young_person', age: 9 }, 'deletion'],
] as const)
  test(`R48 R61 R62 R64 R67 R81 who may ask: ${words}`, () => {
    const routed = routeOf(asking(changes))
    assert.equal(routed.track ?? routed.fault.field, expected)
  })

for (const [words, who, expected] of [
  ['a mother who holds custody', { by: 'custody_holder' }, null],
  ['a mother who does not any more', { by: 'custody_holder', holdsCustody: false }, /står ikke længere/],
  ['a mother of somebody of 18', { by: 'custody_holder', age: 18 }, /fyldt 18 år/],
  ['a lawyer whose mother holds custody', POWER, null],
  ['a lawyer whose mother does not any more', { ...POWER, holdsCustody: false }, /gav fuldmagten, står ikke længere/],
  ['a lawyer of a mother of somebody of 18', { ...POWER, age: 18 }, /Bed om en fra den unge selv/],
  ['a lawyer of the young person of 18', { ...POWER, powerFrom: 'young_person', age: 18 }, null],
  ['a father without custody, of somebody of 18', { by: 'parent_without_custody', age: 18 }, /fyldt 18 år/],
] as const)
  test(`R62 R67 R81 who still has the right: ${words}`, () => {
    const lost = lostRight({ ...asking({}), ...who })
    if (expected) assert.match(lost ?? '', expected)
    else assert.equal(lost, null)
  })

const standing = (changes: Partial<Standing> = {}): Standing => ({
  track: 'access',
  isClosed: false,
  dueOn: '2026-12-02',
  expectedOn: null,
  decision: null,
  isApproved: false,
  unreviewed: 3,
  hasAnswer: false,
  hasDocuments: false,
  mayOnlyBeRefused: false,
  ...changes,
})
const today = plainDate('2026-12-02')

for (const [words, changes, expected] of [
  ['each thing is looked at first', {}, 'review'],
  ['then it is decided', { unreviewed: 0 }, 'decision'],
  ['who can only be refused needs no review', { mayOnlyBeRefused: true }, 'decision'],
  ['a limitation waits for a second person', { decision: 'limited' }, 'approval'],
  ['a refusal that is approved is sent as a letter', { decision: 'refused', isApproved: true }, 'sending'],
  ['full access is made at once', { decision: 'full' }, 'documents'],
  ['what is made is delivered', { decision: 'full', hasDocuments: true }, 'delivery'],
  ['orientation is answered', { track: 'orientation' }, 'answer'],
  ['a wish to delete is answered by letter', { track: 'deletion', hasAnswer: true }, 'sending'],
  ['past the day only the notice', { dueOn: '2026-12-01' }, 'notice'],
  [
    'R60 past the day only the notice, also when it is decided',
    { dueOn: '2026-12-01', decision: 'full', hasDocuments: true },
    'notice',
  ],
  ['after a notice the work goes on', { dueOn: '2026-12-01', expectedOn: '2026-12-02' }, 'review'],
  ['past the new day, another notice', { dueOn: '2026-11-20', expectedOn: '2026-12-01' }, 'notice'],
  ['what is closed is never late', { dueOn: '2026-12-01', isClosed: true }, 'closed'],
] as const)
  test(`R60 R64 R65 the next step: ${words}`, () => {
    assert.equal(stepOf(standing(changes), today), expected)
  })

test('R60 the day that counts is that of the latest notice', () => {
  assert.equal(deadlineOf(standing({ expectedOn: '2026-12-09' })), '2026-12-09')
  assert.equal(isOverdue(standing(), today), false)
  assert.equal(isOverdue(standing(), today.add({ days: 1 })), true)
})

test('what the verdicts come to', () => {
  const of = (given: number, inPart: number, withheld: number, unreviewed = 0) =>
    outcomeOf({ given, inPart, withheld, unreviewed })
  assert.deepEqual(
    [of(2, 0, 0), of(0, 0, 0), of(1, 1, 0), of(1, 0, 1), of(0, 1, 1), of(0, 0, 2), of(9, 0, 0, 1)],
    ['full', 'full', 'limited', 'limited', 'limited', 'refused', null],
  )
})
