import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { extent, valuesOf, type Answers, type Definition, type Item } from './definition.ts'
import { DEFINITIONS, definitionById } from './definitions.ts'
import { score } from './score.ts'

/** The keys as they are written in their sources: form, scale, items, how many may be missing, what the sum is multiplied by. */
const WRITTEN = `
  phq-9 total 1-9
  phq-a total 1-9
  gad-7 total 1-7
  who-5 wellbeing 1-5 ×4
  who-5 raw 1-5
  rcads-47 separation 5,9,17,18,33,45,46 missing2
  rcads-47 generalised 1,13,22,27,35,37 missing2
  rcads-47 panic 3,14,24,26,28,34,36,39,41 missing2
  rcads-47 social 4,7,8,12,20,30,32,38,43 missing2
  rcads-47 obsessive 10,16,23,31,42,44 missing2
  rcads-47 depression 2,6,11,15,19,21,25,29,40,47 missing2
  rcads-25 depression 1,4,8,10,13,15,16,19,21,24
  rcads-25 anxiety 2,3,5,6,7,9,11,12,14,17,18,20,22,23,25
  scared total 1-41
  mfq total 1-33
  smfq total 1-13
  snap-iv inattention 1-9
  snap-iv hyperactivity 10-18
  snap-iv oppositional 19-26
  ede-q restraint 1-5 mean
  ede-q eating 7,9,19,20,21 mean
  ede-q shape 6,8,10,11,23,26,27,28 mean
  ede-q weight 8,12,22,24,25 mean
  honosca total 1-13
  cy-bocs total 1-10
  asq yes 1-4
  csq-8 total 1-8
  ors total 1-4
  cors total 1-4
  srs total 1-4
  csrs total 1-4`

type Written = { form: string; scale: string; key: string[]; missing: number; times: number; mean: boolean }
const written: Written[] = WRITTEN.trim()
  .split('\n')
  .map((line) => {
    const [form = '', scale = '', key = '', rule = ''] = line.trim().split(' ')
    const [first = 0, last = 0] = key.split('-').map(Number)
    const items = key.includes('-') ? Array.from({ length: last - first + 1 }, (_, nth) => first + nth) : key.split(',')
    return {
      form,
      scale,
      key: items.map((item) => `q${item}`),
      missing: rule.startsWith('missing') ? Number(rule.slice(7)) : 0,
      times: rule.startsWith('×') ? Number(rule.slice(1)) : 1,
      mean: rule === 'mean',
    }
  })
const formsOf = (form: string): Definition[] =>
  [form, `${form}-self`, `${form}-parent`, `${form}-teacher`].flatMap((id) => definitionById(id) ?? [])

/** Which items are missing: every pattern of up to ten; of longer scales, every one or two, and nothing. */
function patterns(count: number): boolean[][] {
  if (count <= 10)
    return Array.from({ length: 2 ** count }, (_, mask) =>
      Array.from({ length: count }, (_, nth) => ((mask >> nth) & 1) === 1),
    )
  const pairs = Array.from({ length: count }, (_, a) => Array.from({ length: count }, (_, b) => [a, b]))
  return [[], ...pairs.flat()].map((gone) => Array.from({ length: count }, (_, nth) => gone.includes(nth)))
}
/** Some value that the item may have, another for each seed. */
function someValue(item: Item | undefined, seed: number): number {
  assert.ok(item && item.kind !== 'words')
  if (item.kind === 'number')
    return item.min + ((seed * 37) % (Math.round((item.max - item.min) / item.step) + 1)) * item.step
  const values = valuesOf(item)
  return values[(seed * 7) % values.length] ?? 0
}

for (const { form, scale, key, missing, times, mean } of written) {
  test(`${form} ${scale}: what its key says, for every pattern of missing items`, () => {
    assert.ok(formsOf(form).length > 0)
    for (const definition of formsOf(form)) {
      const items = new Map(definition.items.map((item) => [item.id, item]))
      for (const [nth, gone] of patterns(key.length).entries()) {
        const values = key.map((id, at) =>
          gone[at] ? null : Math.round(someValue(items.get(id), nth + at * 3) * 10) / 10,
        )
        const answers = Object.fromEntries(key.map((id, at) => [id, values[at] ?? null]))
        const got = score(definition, answers).scores.find((each) => each.scale === scale)
        const given = values.flatMap((value) => value ?? [])
        // tenths of a point, so that nothing is lost before rounding
        const tenths = given.reduce((total, value) => total + Math.round(value * 10), 0)
        const isScored = key.length - given.length <= missing
        const prorated = Math.floor((2 * tenths * key.length + 10 * given.length) / (20 * given.length))
        const plain = mean ? Math.floor((20 * tenths + key.length) / (2 * key.length)) / 100 : (tenths * times) / 10
        const expected = isScored ? (missing ? prorated : plain) : null
        assert.equal(got?.value, expected, `${definition.id}: ${values.join()}`)
        assert.deepEqual(
          [got.answered, got.of, got.prorated, got.incomplete],
          [given.length, key.length, isScored && given.length < key.length, given.length < key.length],
        )
      }
    }
  })
}

const formOf = (id: string): Definition => {
  const definition = definitionById(id)
  assert.ok(definition, id)
  return definition
}
const valueOf = (id: string, answers: Answers, scale: string): number | null | undefined =>
  score(formOf(id), answers).scores.find((each) => each.scale === scale)?.value
const all = (id: string, value: number): Record<string, number | null> =>
  Object.fromEntries(formOf(id).items.flatMap((item) => (item.kind === 'words' ? [] : [[item.id, value]])))
const without = (answers: Record<string, number | null>, ...numbers: number[]) => ({
  ...answers,
  ...Object.fromEntries(numbers.map((number) => [`q${number}`, null])),
})

test('RCADS-47: a total takes every scale, and stands for what is missing', () => {
  const answers = all('rcads-47-self', 1)
  assert.equal(valueOf('rcads-47-self', answers, 'total'), 47)
  const twoOfEach = without(answers, 5, 9, 1, 13, 3, 14, 4, 7, 10, 16, 2, 6)
  assert.deepEqual(
    ['total', 'anxiety', 'separation'].map((scale) => valueOf('rcads-47-self', twoOfEach, scale)),
    [47, 37, 7],
  )
  const threeOfOne = without(answers, 5, 9, 17)
  assert.deepEqual(
    ['total', 'anxiety', 'separation', 'panic'].map((scale) => valueOf('rcads-47-self', threeOfOne, scale)),
    [null, null, null, 9],
  )
  const onlyDepression = without(answers, 2, 6, 11)
  assert.deepEqual(
    ['total', 'anxiety'].map((scale) => valueOf('rcads-47-self', onlyDepression, scale)),
    [null, 37],
  )
  // 46 of 47 answered with 1 but for one 3: 48 / 46 × 47 = 49.04
  assert.equal(valueOf('rcads-47-self', { ...without(answers, 5), q1: 3 }, 'total'), 49)
})

test('EDE-Q: the global score is the mean of the four exact means, not of their rounded ones', () => {
  // means 0.2, 0.2, 0.125 and 0: 0.13125
  assert.equal(valueOf('ede-q', { ...all('ede-q', 0), q1: 1, q7: 1, q6: 1 }, 'global'), 0.13)
  assert.equal(valueOf('ede-q', { ...all('ede-q', 0), q1: 1, q7: 1, q6: 1 }, 'shape'), 0.13)
  assert.equal(valueOf('ede-q', { ...all('ede-q', 0), q6: null }, 'global'), null)
})

test('SIDAS: the second question counts the other way, and never having the thoughts is 0', () => {
  assert.equal(valueOf('sidas', { q1: 1, q2: 10, q3: 0, q4: 0, q5: 0 }, 'total'), 1)
  assert.equal(valueOf('sidas', { q1: 1, q2: 0, q3: 10, q4: 10, q5: 10 }, 'total'), 41)
  assert.equal(valueOf('sidas', { q1: 0 }, 'total'), 0)
  assert.equal(valueOf('sidas', { q1: 1, q2: 3 }, 'total'), null)
})

test('goals: the mean of those that are rated, and each by itself', () => {
  const scores = score(formOf('goals-self'), { goal1: 3, goal2: 6, goal3: null }).scores
  assert.deepEqual(
    scores.map(({ scale, value }) => [scale, value]),
    [
      ['goals', 4.5],
      ['goal1', 3],
      ['goal2', 6],
      ['goal3', null],
    ],
  )
  assert.equal(valueOf('goals-parent', { goal1: 10, goal2: 10, goal3: 6 }, 'goals'), 8.67)
})

test('an answer that needs a look is a sign, whatever the rest says', () => {
  const of = (id: string, answers: Answers) => score(formOf(id), answers).signs
  assert.deepEqual(of('phq-9', { q9: 1 }), [{ item: 'q9', value: 1 }])
  assert.deepEqual(of('phq-a', { q9: 0 }), [])
  assert.deepEqual(of('rcads-47-parent', { q37: 1 }), [{ item: 'q37', value: 1 }])
  assert.deepEqual(
    of('c-ssrs-screener', { q1: 1, q2: 0, q6: 1, 'q6-recent': 1 }).map(({ item }) => item),
    ['q1', 'q6', 'q6-recent'],
  )
  assert.deepEqual(
    of('asq', { q1: 0, q2: 0, q3: 1, q4: 0, q5: 1 }).map(({ item }) => item),
    ['q3', 'q5'],
  )
  assert.deepEqual(of('sidas', { q1: 4 }), [{ item: 'q1', value: 4 }])
})

test('an answer that the form does not have is refused', () => {
  for (const [id, answers] of [
    ['phq-9', { q10: 1 }],
    ['phq-9', { q1: 4 }],
    ['phq-9', { q1: '2' }],
    ['phq-9', { q1: 1.5 }],
    ['goals-self', { goal1: 11 }],
    ['goals-self', { goal1: Number.NaN }],
    ['ors', { q1: 4.55 }],
    ['session-self', { next: 4 }],
  ] as const)
    assert.throws(() => score(formOf(id), answers), RangeError)
})

const answerOf = (item: Item): fc.Arbitrary<number | string | null> => {
  if (item.kind === 'words') return fc.constantFrom('ord', null)
  if (item.kind === 'choice') return fc.constantFrom(...valuesOf(item), null)
  const steps = Math.round((item.max - item.min) / item.step)
  return fc.option(fc.nat(Math.min(steps, 100)).map((nth) => Math.round((item.min + nth * item.step) * 10) / 10))
}
const answersOf = (definition: Definition) =>
  fc.record(Object.fromEntries(definition.items.map((item) => [item.id, answerOf(item)])))
const scorable = DEFINITIONS.filter(({ items }) => items.some(({ kind }) => kind !== 'words'))

test('for every form: scores do not depend on the order of answers, and lie within their range', () => {
  for (const definition of scorable) {
    const ranges = new Map([...definition.scales, ...definition.sums].map(({ id, range }) => [id, range]))
    const seeded = fc.tuple(answersOf(definition), fc.nat())
    fc.assert(
      fc.property(seeded, ([answers, seed]) => {
        const { scores, signs } = score(definition, answers)
        const shuffled = Object.entries(answers).toSorted(
          ([a], [b]) => ((a.length * seed) % 7) - ((b.length * seed) % 7) || (a < b ? 1 : -1),
        )
        assert.deepEqual(score(definition, Object.fromEntries(shuffled)), { scores, signs })
        for (const { scale, value, answered, of, prorated, incomplete } of scores) {
          const [least, most] = ranges.get(scale) ?? []
          assert.ok(
            value === null || (value >= (least ?? 0) && value <= (most ?? 0)),
            `${definition.id} ${scale} ${value}`,
          )
          assert.ok(answered <= of && (!prorated || (value !== null && incomplete)), `${definition.id} ${scale}`)
        }
      }),
      { numRuns: 15 },
    )
  }
})

test('for every form: a higher answer never lowers a score, or never raises it where it counts the other way', () => {
  for (const definition of scorable) {
    const reversed = new Set(definition.scales.flatMap((scale) => scale.reversed ?? []))
    const items = definition.items.filter((item) => item.kind !== 'words')
    const raised = fc.tuple(answersOf(definition), fc.nat(items.length - 1))
    fc.assert(
      fc.property(raised, ([answers, nth]) => {
        const item = items[nth]
        assert.ok(item)
        const value = answers[item.id]
        if (typeof value !== 'number' || value >= extent(item)[1]) return
        const next =
          item.kind === 'number'
            ? Math.round((value + item.step) * 10) / 10
            : Math.min(...valuesOf(item).filter((each) => each > value))
        const [before, after] = [answers, { ...answers, [item.id]: next }].map((each) => score(definition, each).scores)
        for (const [at, { scale, value: was }] of (before ?? []).entries()) {
          const is = after?.[at]?.value
          if (was === null || is === null || is === undefined) continue
          assert.ok(reversed.has(item.id) ? is <= was : is >= was, `${definition.id} ${scale} ${item.id}: ${was} ${is}`)
        }
      }),
      { numRuns: 30 },
    )
  }
})
