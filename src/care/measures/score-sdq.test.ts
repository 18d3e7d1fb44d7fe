import assert from 'node:assert/strict'
import test from 'node:test'
import { definitionById } from './definitions.ts'
import { isAsked, type Answers, type Definition } from './definition.ts'
import { score, type Score } from './score.ts'

/** The key as it is written on the scoring sheet: items of each scale, and those that count the other way. */
const KEY = {
  emotional: [[3, 8, 13, 16, 24], []],
  conduct: [[5, 7, 12, 18, 22], [7]],
  hyperactivity: [
    [2, 10, 15, 21, 25],
    [21, 25],
  ],
  peer: [
    [6, 11, 14, 19, 23],
    [11, 14],
  ],
  prosocial: [[1, 4, 9, 17, 20], []],
} as const satisfies Record<string, readonly [readonly number[], readonly number[]]>
const IMPACT = { parent: [28, 29, 30, 31, 32], self: [28, 29, 30, 31, 32], teacher: [28, 30, 31] }
const FORMS = ['sdq-p4-10', 'sdq-t4-10', 'sdq-p11-17', 'sdq-t11-17', 'sdq-s11-17']

const form = (id: string): Definition => {
  const definition = definitionById(id)
  assert.ok(definition, id)
  return definition
}
const scaleOf = (definition: Definition, answers: Answers, scale: string): Score => {
  const found = score(definition, answers).scores.find((each) => each.scale === scale)
  assert.ok(found, scale)
  return found
}
/** What the sheet says of answers to the five items of a scale; null where one is missing. */
function bySheet(
  key: readonly number[],
  reversed: readonly number[],
  values: readonly (number | null)[],
): number | null {
  const counted = values.flatMap((value, nth) =>
    value === null ? [] : [reversed.includes(key[nth] ?? 0) ? 2 - value : value],
  )
  if (counted.length < 3) return null
  const sum = counted.reduce((total, value) => total + value, 0)
  return Math.floor((10 * sum + counted.length) / (2 * counted.length))
}
const answering = (key: readonly number[], values: readonly (number | null)[]): Answers =>
  Object.fromEntries(key.map((number, nth) => [`q${number}`, values[nth] ?? null]))

/** Every way to answer five items with 0, 1, 2 or nothing: 1,024. */
const WAYS = Array.from({ length: 4 ** 5 }, (_, way) =>
  [0, 1, 2, 3, 4].map((nth) => [0, 1, 2, null][Math.floor(way / 4 ** nth) % 4] ?? null),
)

for (const id of FORMS) {
  test(`${id}: each scale is what the sheet says, for every answer and every pattern of missing items`, () => {
    const definition = form(id)
    for (const values of WAYS) {
      const answers = Object.assign({}, ...Object.values(KEY).map(([key]) => answering(key, values)))
      const scores = new Map(score(definition, answers).scores.map((each) => [each.scale, each]))
      for (const [name, [key, reversed]] of Object.entries(KEY)) {
        const missing = values.filter((value) => value === null).length
        const value = bySheet(key, reversed, values)
        assert.deepEqual(
          scores.get(name),
          {
            scale: name,
            value,
            answered: 5 - missing,
            of: 5,
            prorated: value !== null && missing > 0,
            incomplete: missing > 0,
          },
          `${name} ${values.join()}`,
        )
      }
    }
  })

  test(`${id}: impact counts only what is quite a lot or more, and nothing without difficulties`, () => {
    const definition = form(id)
    const key = definition.informant === 'clinician' ? [] : IMPACT[definition.informant]
    const ways = Array.from({ length: 5 ** key.length }, (_, way) =>
      key.map((_, nth) => [0, 1, 2, 3, null][Math.floor(way / 5 ** nth) % 5] ?? null),
    )
    for (const gate of [null, 0, 3]) {
      for (const values of ways) {
        const got = scaleOf(definition, { ...answering(key, values), q26: gate }, 'impact')
        const given = values.filter((value) => value !== null)
        const sum = given.reduce<number>((total, value) => total + Math.max(0, value - 1), 0)
        assert.equal(got.value, gate === 0 ? 0 : given.length ? sum : null, `${gate}: ${values.join()}`)
        assert.equal(got.incomplete, gate !== 0 && given.length < key.length)
        assert.equal(got.prorated, false)
      }
    }
  })

  test(`${id}: totals are made of the rounded scales, and missing when one of them is`, () => {
    const definition = form(id)
    const whole = Object.fromEntries(Array.from({ length: 25 }, (_, nth) => [`q${nth + 1}`, (nth * 7) % 3]))
    const of = (answers: Answers, name: string) => scaleOf(definition, answers, name).value
    for (const [name, [key]] of Object.entries(KEY)) {
      for (const missing of [0, 1, 2, 3, 4, 5]) {
        const answers = { ...whole, ...Object.fromEntries(key.slice(0, missing).map((number) => [`q${number}`, null])) }
        const { emotional, conduct, hyperactivity, peer } = Object.fromEntries(
          Object.keys(KEY).map((each) => [each, of(answers, each)]),
        )
        const sum = (...all: (number | null | undefined)[]) =>
          all.some((each) => each === null) ? null : all.reduce<number>((total, each) => total + (each ?? 0), 0)
        assert.equal(of(answers, 'total'), sum(emotional, conduct, hyperactivity, peer), `${name} ${missing}`)
        assert.equal(of(answers, 'internalising'), sum(emotional, peer))
        assert.equal(of(answers, 'externalising'), sum(conduct, hyperactivity))
      }
    }
  })
}

test('a follow-up form is scored as the form that it follows', () => {
  for (const id of FORMS) {
    const [first, later] = [form(id), form(`${id}-follow-up`)]
    assert.deepEqual([later.scales, later.sums, later.followUpOf], [first.scales, first.sums, id])
    const ids = ({ items }: Definition) => new Set(items.map((item) => item.id))
    assert.deepEqual([...ids(later).symmetricDifference(ids(first))].toSorted(), ['change', 'helped', 'q27'])
  }
})

test('the examples of the sheet: 4 points on 3 items are 7, and 2 points on 4 items are 3', () => {
  const definition = form('sdq-p4-10')
  assert.equal(scaleOf(definition, { q3: 2, q8: 1, q13: 1 }, 'emotional').value, 7)
  assert.equal(scaleOf(definition, { q3: 1, q8: 1, q13: 0, q16: 0 }, 'emotional').value, 3)
})

test('without difficulties the rest of the supplement is not asked; with them, or unanswered, it is', () => {
  const { items } = form('sdq-s11-17')
  const asked = (gate: number | null) => items.filter((item) => isAsked(item, { q26: gate })).length
  assert.deepEqual([asked(0), asked(1), asked(3), asked(null)], [26, 33, 33, 33])
})

test('a teacher is asked of friends and learning, not of home and leisure', () => {
  const ids = form('sdq-t4-10').items.map(({ id }) => id)
  assert.deepEqual(ids.slice(25), ['q26', 'q27', 'q28', 'q30', 'q31', 'q33'])
})
