import assert from 'node:assert/strict'
import test from 'node:test'
import type { Definition } from './definition.ts'
import { DEFINITIONS, definitionById } from './definitions.ts'
import { bandOf, edgesOf, reliabilityOf, thresholdOf, type BandSet } from './norm.ts'
import { BAND_SETS, bandSetsOf, normSetById, RELIABILITY_SETS, reliabilitySetsOf } from './norms.ts'
import { SDQ_UK_FOUR, SDQ_UK_THREE } from './norms/sdq-uk.ts'

const form = (id: string): Definition => {
  const definition = definitionById(id)
  assert.ok(definition, id)
  return definition
}

/** The published tables as they are printed, for parent, teacher and self. */
const PRINTED: readonly [BandSet, string][] = [
  [
    SDQ_UK_THREE,
    `total | 0-13 / 14-16 / 17-40 | 0-11 / 12-15 / 16-40 | 0-15 / 16-19 / 20-40
    emotional | 0-3 / 4 / 5-10 | 0-4 / 5 / 6-10 | 0-5 / 6 / 7-10
    conduct | 0-2 / 3 / 4-10 | 0-2 / 3 / 4-10 | 0-3 / 4 / 5-10
    hyperactivity | 0-5 / 6 / 7-10 | 0-5 / 6 / 7-10 | 0-5 / 6 / 7-10
    peer | 0-2 / 3 / 4-10 | 0-3 / 4 / 5-10 | 0-3 / 4-5 / 6-10
    prosocial | 6-10 / 5 / 0-4 | 6-10 / 5 / 0-4 | 6-10 / 5 / 0-4
    impact | 0 / 1 / 2-10 | 0 / 1 / 2-6 | 0 / 1 / 2-10`,
  ],
  [
    SDQ_UK_FOUR,
    `total | 0-13 / 14-16 / 17-19 / 20-40 | 0-11 / 12-15 / 16-18 / 19-40 | 0-14 / 15-17 / 18-19 / 20-40
    emotional | 0-3 / 4 / 5-6 / 7-10 | 0-3 / 4 / 5 / 6-10 | 0-4 / 5 / 6 / 7-10
    conduct | 0-2 / 3 / 4-5 / 6-10 | 0-2 / 3 / 4 / 5-10 | 0-3 / 4 / 5 / 6-10
    hyperactivity | 0-5 / 6-7 / 8 / 9-10 | 0-5 / 6-7 / 8 / 9-10 | 0-5 / 6 / 7 / 8-10
    peer | 0-2 / 3 / 4 / 5-10 | 0-2 / 3-4 / 5 / 6-10 | 0-2 / 3 / 4 / 5-10
    prosocial | 8-10 / 7 / 6 / 0-5 | 6-10 / 5 / 4 / 0-3 | 7-10 / 6 / 5 / 0-4
    impact | 0 / 1 / 2 / 3-10 | 0 / 1 / 2 / 3-6 | 0 / 1 / 2 / 3-10`,
  ],
]

for (const [set, printed] of PRINTED) {
  test(`${set.id}: every score of every scale and informant falls in the band that is printed`, () => {
    for (const line of printed.split('\n')) {
      const [scale = '', ...informants] = line.split('|').map((cell) => cell.trim())
      for (const [who, ids] of [['sdq-p4-10', 'sdq-p11-17'], ['sdq-t4-10', 'sdq-t11-17'], ['sdq-s11-17']].entries()) {
        const bands = (informants[who] ?? '').split(' / ').map((band) => band.split('-').map(Number))
        for (const [nth, [least = 0, most = least]] of bands.entries())
          for (let value = least; value <= most; value += 1)
            for (const id of ids.flatMap((each) => [each, `${each}-follow-up`]))
              assert.equal(bandOf(set, form(id), scale, value)?.nth, nth + 1, `${id} ${scale} ${value}`)
      }
    }
  })
}

test('a band names its set and version, and says high of a burden and low of a strength', () => {
  assert.deepEqual(bandOf(SDQ_UK_FOUR, form('sdq-p4-10'), 'total', 17), {
    normSet: 'sdq-uk-4',
    version: '1',
    nth: 3,
    of: 4,
    id: 'high_or_low',
    label: 'høj',
  })
  assert.equal(bandOf(SDQ_UK_FOUR, form('sdq-p4-10'), 'prosocial', 7)?.label, 'let sænket')
})

/** Scores that are not whole numbers, and the distance between two of them. */
const steps: Readonly<Record<string, string>> = {
  'ede-q-cutoff': '0.01',
  ...Object.fromEntries(
    ['ors', 'cors', 'ors-parent', 'cors-parent', 'srs', 'csrs'].map((id) => [`${id}-cutoff`, '0.10']),
  ),
}

test('the bands of each set cover each range once, without a hole', () => {
  for (const { id, labels, tables } of BAND_SETS) {
    for (const { forms, bands } of tables) {
      for (const [name, edges] of Object.entries(bands)) {
        assert.equal(edges.length, labels.length, `${id} ${name}`)
        for (const each of forms) {
          const { scales, sums } = form(each)
          const scale = [...scales, ...sums].find((measured) => measured.id === name)
          const sorted = edges.toSorted((a, b) => a[0] - b[0])
          assert.deepEqual([sorted[0]?.[0], sorted.at(-1)?.[1]], scale?.range, `${id} ${each} ${name}`)
          for (const [nth, [, most]] of sorted.slice(0, -1).entries())
            assert.equal(((sorted[nth + 1]?.[0] ?? 0) - most).toFixed(2), steps[id] ?? '1.00', `${id} ${each} ${name}`)
          assert.deepEqual(edges, scale?.better === 'low' ? sorted : sorted.toReversed(), `${id} ${each} ${name}`)
        }
      }
    }
  }
})

test('a table for girls of an age says nothing of boys, of other ages, or of who is not known', () => {
  const tables = [
    {
      forms: ['sdq-p4-10'],
      sex: 'f',
      ages: [5, 7],
      bands: {
        total: [
          [0, 8],
          [9, 11],
          [12, 40],
        ],
      },
    },
  ] as const
  const danish: BandSet = { ...SDQ_UK_THREE, id: 'sdq-dk', tables }
  assert.equal(bandOf(danish, form('sdq-p4-10'), 'total', 9, { sex: 'f', age: 7 })?.nth, 2)
  for (const about of [
    {},
    { sex: 'm', age: 7 },
    { sex: 'f', age: 8 },
    { sex: 'f' },
    { age: 6 },
    { sex: null, age: null },
  ] as const)
    assert.equal(edgesOf(danish, 'sdq-p4-10', 'total', about), null)
})

test('a threshold is the better edge of the first clinical band', () => {
  const of = (id: string, set: BandSet, scale: string) => thresholdOf(set, form(id), scale)
  assert.deepEqual(
    [
      of('sdq-p4-10', SDQ_UK_THREE, 'total'),
      of('sdq-s11-17', SDQ_UK_FOUR, 'total'),
      of('sdq-p4-10', SDQ_UK_THREE, 'prosocial'),
    ],
    [17, 18, 4],
  )
  const [who] = bandSetsOf('who-5')
  assert.ok(who)
  assert.equal(of('who-5', who, 'wellbeing'), 50)
  const { clinicalFrom: _, ...without } = SDQ_UK_THREE
  assert.equal(of('sdq-p4-10', without, 'total'), null)
})

test('each set says where its numbers are from, and which of them nobody has read', () => {
  for (const set of [...BAND_SETS, ...RELIABILITY_SETS]) {
    assert.equal(normSetById(set.id), set)
    assert.ok(set.source && set.version && set.title)
    for (const { forms } of set.tables)
      for (const id of forms)
        assert.ok(
          DEFINITIONS.some((each) => each.id === id),
          id,
        )
  }
  const [own] = reliabilitySetsOf('sdq-p4-10')
  assert.ok(own)
  assert.deepEqual(reliabilityOf(own, 'sdq-p4-10', 'total')?.certainty, 'background')
  assert.equal(reliabilityOf(own, 'sdq-p4-10', 'internalising'), null)
})
