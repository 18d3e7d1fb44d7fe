import assert from 'node:assert/strict'
import test from 'node:test'
import { differenceOf, tallied, type Alike, type Count } from './count.ts'

const one = (about: Partial<Alike>): Alike => ({
  kind: 'enquiry',
  isKnown: true,
  isTold: true,
  isFirstKnown: false,
  isFirstTold: false,
  isComing: false,
  many: 1,
  ...about,
})
const NOTHING: Count = { inPathways: 0, reported: 0, waiting: 0, withdrawn: 0, lost: 0, astray: 0 }

const cases: [what: string, thing: Partial<Alike>, count: Partial<Count>, difference: number][] = [
  ['told as it is', {}, { inPathways: 1, reported: 1 }, 0],
  ['not told, and on its way', { isTold: false, isComing: true }, { inPathways: 1, waiting: 1 }, 0],
  ['not told, and nothing on its way', { isTold: false }, { inPathways: 1, lost: 1 }, 1],
  [
    'told, a mistake, and the correction on its way',
    { isKnown: false, isComing: true },
    { reported: 1, withdrawn: 1 },
    0,
  ],
  ['told, and in no pathway', { isKnown: false }, { reported: 1, astray: 1 }, 1],
]
for (const [what, thing, count, difference] of cases) {
  test(`what is ${what} is ${difference ? 'a' : 'no'} difference`, () => {
    const { enquiries, contacts } = tallied([one(thing)])
    assert.deepEqual(enquiries, { ...NOTHING, ...count })
    assert.deepEqual(contacts, enquiries)
    assert.equal(differenceOf(enquiries), difference)
  })
}

test('what is lost and what is astray never make up for each other', () => {
  const { enquiries } = tallied([one({ isTold: false, many: 3 }), one({ isKnown: false, many: 3 })])
  assert.deepEqual([enquiries.inPathways, enquiries.reported, differenceOf(enquiries)], [3, 3, 6])
})

test('a pathway comes to screening by its first, and a way onward is no contact', () => {
  const { toScreening, contacts, onward } = tallied([
    one({ kind: 'screening', isFirstKnown: true, isFirstTold: true }),
    one({ kind: 'screening', many: 4 }),
    one({ kind: 'referral', many: 2 }),
  ])
  assert.deepEqual([toScreening.inPathways, contacts.inPathways, onward.inPathways], [1, 5, 2])
})

test('the first may be another to the receiver than in the pathway, while the right one is on its way', () => {
  const { toScreening } = tallied([
    one({ kind: 'screening', isTold: false, isFirstKnown: true, isComing: true }),
    one({ kind: 'screening', isFirstTold: true, isComing: true }),
  ])
  assert.deepEqual([toScreening.waiting, toScreening.withdrawn, differenceOf(toScreening)], [1, 1, 0])
})
