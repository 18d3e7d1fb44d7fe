import assert from 'node:assert/strict'
import test from 'node:test'
import { changeOf, corcCategory, corcRecovery, cutoffs, type Compared } from './change.ts'
import { reliabilityOf, type Reliability } from './norm.ts'
import { reliabilitySetsOf } from './norms.ts'

const by = (r: number, sd: number): Reliability => ({
  kind: 'sd',
  r,
  sd,
  population: '',
  source: '',
  certainty: 'read',
})
const compared = (more: Partial<Compared> = {}): Compared => ({
  before: 20,
  after: 10,
  better: 'low',
  by: by(0.82, 5.8),
  threshold: 17,
  ...more,
})

test('the published examples of PMC8944273: CGAS, CDRS-R and YMRS', () => {
  for (const [r, sd, sem, seDiff, needed] of [
    [0.91, 12.9, '3.87', '5.47', '10.73'],
    [0.79, 7.3, '3.35', '4.73', '9.27'],
    [0.73, 7.19, '3.74', '5.28', '10.36'],
  ] as const) {
    const change = changeOf(compared({ by: by(r, sd) }))
    assert.deepEqual(
      [change.sem, change.seDiff, change.needed].map((each) => each?.toFixed(2)),
      [sem, seDiff, needed],
    )
  }
})

test('the points that a reliable change takes, as tabled for each SDQ scale', () => {
  const tabled = {
    'sdq-p4-10': {
      total: 6.8,
      emotional: 3.2,
      conduct: 2.9,
      hyperactivity: 3.5,
      peer: 3.1,
      prosocial: 2.6,
      impact: 1.2,
    },
    'sdq-t4-10': { total: 6 },
    'sdq-s11-17': { total: 6.4, emotional: 3.4, conduct: 3, hyperactivity: 3.5, peer: 3, prosocial: 2.7, impact: 1 },
  }
  for (const [form, scales] of Object.entries(tabled)) {
    const [set] = reliabilitySetsOf(form)
    for (const [scale, points] of Object.entries(scales)) {
      const known = set && reliabilityOf(set, form, scale)
      assert.ok(known, scale)
      assert.ok(Math.abs(changeOf(compared({ by: known })).needed - points) < 0.06, `${form} ${scale}`)
    }
  }
  const australian = ['sdq-p4-10', 'sdq-p11-17', 'sdq-s11-17'].map((form) => {
    const set = reliabilitySetsOf(form).find(({ id }) => id === 'sdq-au-change')
    const known = set && reliabilityOf(set, form, 'total')
    return known && changeOf(compared({ by: known })).needed.toFixed(1)
  })
  assert.deepEqual(australian, ['7.2', '7.0', '7.1'])
})

test('better is down for a burden and up for a strength, and less than noise is no change', () => {
  for (const [before, after, better, reliable, crossed, category] of [
    [20, 10, 'low', 'improved', 'out_of_clinical', 'recovered'],
    [24, 17, 'low', 'improved', 'none', 'improved'],
    [18, 12, 'low', 'none', 'out_of_clinical', 'unchanged'],
    [12, 18, 'low', 'none', 'into_clinical', 'unchanged'],
    [10, 17, 'low', 'worse', 'into_clinical', 'worse'],
    [17, 17, 'low', 'none', 'none', 'unchanged'],
    [10, 20, 'high', 'improved', 'out_of_clinical', 'recovered'],
    [20, 10, 'high', 'worse', 'into_clinical', 'worse'],
    [17, 17, 'high', 'none', 'none', 'unchanged'],
  ] as const) {
    const change = changeOf(compared({ before, after, better }))
    assert.deepEqual(
      [change.reliable, change.crossed, change.category],
      [reliable, crossed, category],
      `${before} ${after}`,
    )
    assert.equal(change.difference, after - before)
  }
})

test('a change of exactly what is needed counts, and no change never does', () => {
  const points: Reliability = { kind: 'points', points: 10, population: '', source: '', certainty: 'read' }
  const of = (after: number) => changeOf(compared({ before: 40, after, better: 'high', by: points, threshold: 50 }))
  assert.deepEqual([of(49).reliable, of(50).reliable, of(30).reliable], ['none', 'improved', 'worse'])
  assert.deepEqual([of(50).category, of(52).category, of(52).rci], ['improved', 'recovered', null])
  assert.equal(changeOf(compared({ after: 20, by: by(1, 5) })).reliable, 'none')
})

test('without a threshold nobody recovers', () => {
  assert.equal(changeOf(compared({ threshold: null })).category, 'improved')
})

test('where normal begins, by the three criteria', () => {
  const [clinical, normal] = [
    { mean: 20, sd: 6 },
    { mean: 8, sd: 4 },
  ]
  assert.deepEqual(cutoffs(clinical, normal, 'low'), { a: 8, b: 16, c: 12.8 })
  assert.deepEqual(cutoffs({ mean: 50, sd: 10 }, { mean: 80, sd: 10 }, 'high'), { a: 70, b: 60, c: 65 })
})

test('CORC: improved only when nothing got reliably worse', () => {
  const changes = (...all: ('improved' | 'worse' | 'none')[]) => all.map((reliable) => ({ reliable }))
  assert.equal(corcCategory([]), null)
  assert.equal(corcCategory(changes('none', 'none')), 'unchanged')
  assert.equal(corcCategory(changes('improved', 'none')), 'improved')
  assert.equal(corcCategory(changes('improved', 'improved', 'worse')), 'worse')
  assert.equal(corcCategory(changes('none', 'worse')), 'worse')
})

test('CORC: recovery is over the threshold, reliable recovery beyond noise too', () => {
  const small = changeOf(compared({ before: 18, after: 12 }))
  assert.deepEqual(corcRecovery([small]), { recovery: true, reliableRecovery: false })
  assert.deepEqual(corcRecovery([small, changeOf(compared())]), { recovery: true, reliableRecovery: true })
})
