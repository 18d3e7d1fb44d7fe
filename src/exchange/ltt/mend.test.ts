import assert from 'node:assert/strict'
import test from 'node:test'
import { FAULTS } from './validation/faults.ts'
import { aboutOf, mendingOf } from './mend.ts'
import { pathTo, type Thing } from './thing.ts'

const cases: [code: string, at: 'child' | 'settings' | 'pathway' | 'nowhere'][] = [
  ['cpr-malformed', 'child'],
  ['cpr-date-impossible', 'child'],
  ['ecpr-forbidden', 'child'],
  ['identifier-not-exactly-one', 'child'],
  ['sor-missing', 'settings'],
  ['sor-malformed', 'settings'],
  ['treatment-without-delivery', 'pathway'],
  ['period-end-before-start', 'pathway'],
  ['property-unknown', 'nowhere'],
  ['something-the-gateway-says', 'nowhere'],
]
for (const [code, at] of cases) {
  test(`${code} is mended ${at === 'nowhere' ? 'by nobody of the municipality' : `by way of the ${at}`}`, () =>
    assert.equal(mendingOf({ code }, 'refused')?.at, at))
}

test('every fault of our own validator that a municipality can mend has words for it', () => {
  assert.deepEqual(
    cases.filter(([code]) => !(code in FAULTS)).map(([code]) => code),
    ['something-the-gateway-says'],
  )
})

test('what was never looked at is not at fault, and what is settled asks for nothing', () => {
  assert.match(mendingOf({ code: 'cpr-malformed' }, 'pending')?.words ?? '', /prøves igen af sig selv/)
  assert.match(mendingOf({ code: 'gateway-unreachable' }, 'failed')?.words ?? '', /send igen/)
  assert.equal(mendingOf({ code: 'cpr-malformed' }, 'replaced'), null)
})

test('a fault leads to the contact it is about, or else to the pathway of the report', () => {
  const thing = (id: string, kind: Thing['kind'], pathwayId: string | null): Thing => ({
    id,
    kind,
    pathwayId,
    contactType: null,
    target: null,
    day: null,
    isError: false,
    isRepeated: false,
  })
  const things = [
    thing('c', 'citizen', null),
    thing('p', 'plan', 'p'),
    thing('e', 'encounter', 'p'),
    thing('r', 'referral', 'p'),
  ]
  const pathOf = (item: string | null, among = things) => {
    const about = aboutOf({ item }, among)
    return about && pathTo(about)
  }
  assert.equal(pathOf('e'), '/pathways/p#e')
  assert.equal(pathOf('r'), '/pathways/p#r')
  assert.equal(pathOf('p'), '/pathways/p')
  assert.equal(pathOf(null), '/pathways/p')
  assert.equal(pathOf('c'), '/pathways/p')
  assert.equal(pathOf('e', []), null)
})
