import assert from 'node:assert/strict'
import test from 'node:test'
import { disagreements, SAME_TIME_DAYS } from './disagreement.ts'
import { overall, seriesOf, type Answered } from './series.ts'

let nth = 0
/** A form that somebody answered, with what it scored. */
function answered(
  formId: string,
  on: string,
  scores: Record<string, number | null>,
  more: Partial<Answered> & { prorated?: boolean } = {},
): Answered {
  const { prorated = false, ...rest } = more
  nth += 1
  return {
    id: `r${nth}`,
    form_id: formId,
    informant: 'parent',
    answered_on: on,
    mistake: null,
    person_id: 'mother',
    given_name: 'Anne',
    informant_name: '',
    scores: Object.entries(scores).map(([scale, value]) => ({
      scale,
      value,
      prorated,
      incomplete: prorated,
      norm_id: null,
      band_name: null,
    })),
    ...rest,
  }
}
const parent = (on: string, total: number, more = {}) => answered('sdq-p11-17', on, { total }, more)

test('one person’s scores are a line, also when the follow-up form takes over from the first', () => {
  const [total, ...rest] = seriesOf([
    parent('2026-03-01', 21),
    answered('sdq-p11-17-follow-up', '2026-06-01', { total: 13 }),
  ])
  assert.equal(rest.length, 0)
  assert.deepEqual(
    total?.lines.map(({ name, points }) => [name, points.map(({ value }) => value)]),
    [['Anne', [21, 13]]],
  )
  // 1.96 × 5.8 × √2 × √(1 − 0.82) = 6.82: eight points are more than chance, and 14 is where normal ends
  assert.equal(total?.lines[0]?.change?.needed.toFixed(2), '6.82')
  assert.equal(total?.lines[0]?.change?.reliable, 'improved')
})

test('two parents are two lines of one picture, and the young person has a picture of their own', () => {
  const series = seriesOf([
    parent('2026-03-01', 21),
    parent('2026-03-02', 12, { person_id: 'father', given_name: 'Bo' }),
    answered('sdq-s11-17', '2026-03-03', { total: 9 }, { informant: 'self', person_id: 'child', given_name: 'Vera' }),
  ])
  assert.deepEqual(
    series.map(({ informant, lines }) => [informant, lines.length]),
    [
      ['parent', 2],
      ['self', 1],
    ],
  )
})

test('mistakes, unscored scales and unknown forms are not drawn; what was prorated is marked', () => {
  const series = seriesOf([
    parent('2026-03-01', 21, { mistake: 'Forkert barn.' }),
    answered('sdq-p11-17', '2026-03-05', { total: null, emotional: 4 }, { prorated: true }),
    answered('somebody-elses', '2026-03-06', { total: 3 }),
  ])
  assert.deepEqual(
    series.map(({ scale, lines }) => [scale, lines[0]?.points.map(({ isUncertain }) => isUncertain)]),
    [['emotional', [true]]],
  )
})

test('bands and threshold come from the set that the latest score was held against', () => {
  const held = parent('2026-03-01', 15)
  const [three] = seriesOf([held])
  const four = seriesOf([{ ...held, scores: held.scores.map((score) => ({ ...score, norm_id: 'sdq-uk-4' })) }])[0]
  assert.equal(three?.bands.length, 3)
  assert.equal(four?.bands.length, 4)
})

test('measured once is no pair; reliably better counts only when nothing is reliably worse', () => {
  assert.deepEqual(overall(seriesOf([parent('2026-03-01', 21)])), { category: null, pairs: 0 })
  const better = [parent('2026-03-01', 21), parent('2026-06-01', 10)]
  assert.deepEqual(overall(seriesOf(better)), { category: 'improved', pairs: 1 })
  const self = (on: string, total: number) =>
    answered('sdq-s11-17', on, { total }, { informant: 'self', person_id: 'child', given_name: 'Vera' })
  assert.deepEqual(overall(seriesOf([...better, self('2026-03-01', 8), self('2026-06-01', 20)])), {
    category: 'worse',
    pairs: 2,
  })
})

test('two see it differently when they are further apart than the noise of both, and answered about the same time', () => {
  const self = (on: string, total: number) =>
    answered('sdq-s11-17', on, { total }, { informant: 'self', person_id: 'child', given_name: 'Vera' })
  const [found, ...rest] = disagreements(seriesOf([parent('2026-03-01', 22), self('2026-03-10', 12)]))
  assert.equal(rest.length, 0)
  assert.deepEqual(
    found?.between.map(({ name, value }) => [name, value]),
    [
      ['Anne', 22],
      ['Vera', 12],
    ],
  )
  // √((5.8² × 0.18) + (5.2² × 0.20)) × 1.96
  assert.equal(found?.needed.toFixed(2), '6.64')
  assert.deepEqual(disagreements(seriesOf([parent('2026-03-01', 15), self('2026-03-10', 12)])), [])
  assert.equal(SAME_TIME_DAYS, 30)
  assert.deepEqual(disagreements(seriesOf([parent('2026-03-01', 22), self('2026-04-10', 12)])), [])
})
