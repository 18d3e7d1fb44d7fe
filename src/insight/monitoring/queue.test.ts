import assert from 'node:assert/strict'
import test from 'node:test'
import { awaits, queueFor, type AwaitedTalk, type Standing } from './queue.ts'

const standing = (about: Partial<Standing> = {}): Standing => ({
  step: 'enquiry',
  outcome: null,
  clock: 'preliminary_talk',
  isOver: false,
  dueOn: null,
  nextType: null,
  plannedOn: null,
  isUnassigned: false,
  since: '2026-11-10',
  many: 1,
  ...about,
})

const cases: [step: Standing['step'], outcome: Standing['outcome'], waitsFor: AwaitedTalk | null][] = [
  ['enquiry', null, 'preliminary_talk'],
  ['enquiry', 'closed', 'preliminary_talk'],
  ['preliminary_talk', null, 'screening'],
  ['preliminary_talk', 'treatment', 'screening'],
  ['preliminary_talk', 'other_effort', null],
  ['screening', 'treatment', 'treatment'],
  ['screening', null, 'treatment'],
  ['screening', 'psychiatry', null],
  ['treatment', 'treatment', null],
  ['final_talk', 'treatment', null],
]
for (const [step, outcome, waitsFor] of cases) {
  test(`a way at ${step} with outcome ${outcome ?? 'undecided'} waits for ${waitsFor ?? 'nothing'}`, () => {
    assert.equal(awaits({ step, outcome }), waitsFor)
  })
}

test('the forecast tells those with nothing planned from those planned too late, and is silent of those planned in time', () => {
  const dueOn = '2026-11-26'
  const queue = queueFor('preliminary_talk', [
    standing({ dueOn, many: 3 }),
    standing({ dueOn, nextType: 'preliminary_talk', plannedOn: '2026-11-27', many: 2 }),
    standing({ dueOn, nextType: 'preliminary_talk', plannedOn: '2026-11-26', many: 5 }),
    standing({ isOver: true, since: '2026-11-01', many: 7 }),
    standing({ many: 11 }),
  ])
  assert.deepEqual(queue, { waiting: 28, planned: 7, over: 7, unplanned: 3, tooLate: 2, since: '2026-11-01' })
})

test('who waits without a clock waits all the same, but is never over the day', () => {
  const queue = queueFor('screening', [standing({ step: 'preliminary_talk', clock: null })])
  assert.deepEqual([queue.waiting, queue.over, queue.unplanned], [1, 0, 0])
})

test('nobody waits since never', () => {
  assert.equal(queueFor('treatment', []).since, null)
})
