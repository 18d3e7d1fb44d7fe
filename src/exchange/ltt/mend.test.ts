import assert from 'node:assert/strict'
import test from 'node:test'
import { FAULTS } from './validation/faults.ts'
import type { LttState } from '#platform/schema.ts'
import { aboutOf, mendingOf, saidOf } from './mend.ts'
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
    assert.equal(mendingOf({ code, location: '', item: null }, { state: 'refused', things: [] })?.at, at))
}

test('every fault of our own validator that a municipality can mend has words for it', () => {
  assert.deepEqual(
    cases.filter(([code]) => !(code in FAULTS)).map(([code]) => code),
    ['something-the-gateway-says'],
  )
})

test('what was never looked at is not at fault, and what is settled asks for nothing', () => {
  const words = (code: string, state: LttState) =>
    mendingOf({ code, location: '', item: null }, { state, things: [] })?.words ?? ''
  assert.match(words('cpr-malformed', 'pending'), /prøves igen af sig selv/)
  assert.match(words('gateway-unreachable', 'failed'), /send igen/)
  assert.equal(words('cpr-malformed', 'replaced'), '')
})

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

const strangers: [
  location: string,
  item: string | null,
  at: 'child' | 'settings' | 'pathway' | 'nowhere',
  said: RegExp,
][] = [
  ['Bundle.entry[0].resource.identifier[0].value', 'c', 'child', /barnets CPR-nummer/],
  ['Bundle.entry[0].resource', 'c', 'child', /CPR-nummer/],
  ['Bundle.entry[0].resource.managingOrganization.identifier', 'c', 'settings', /SOR-kode/],
  ['Bundle.entry[0].resource.active', 'c', 'nowhere', /galt med indberetningen/],
  ['Bundle.entry[2].resource.type', 'e', 'pathway', /kontaktens slags eller form/],
  ['Bundle.entry[2].resource/*Encounter/e*/.participant[0].type[0]', 'e', 'pathway', /slags eller form/],
  ['Bundle.entry[2].resource.ofType(Encounter).extension[1]', 'e', 'pathway', /slags eller form/],
  ['Encounter.type[0].coding[0].code', null, 'pathway', /slags eller form/],
  ['Encounter.period', null, 'pathway', /kontaktens dag eller tid/],
  ['/f:Bundle/f:entry[3]/f:resource/f:Encounter/f:period', 'e', 'pathway', /kontaktens dag eller tid/],
  ['Bundle.entry[2].resource', 'e', 'pathway', /galt med en kontakt/],
  ['Bundle.entry[2].resource.class', 'e', 'nowhere', /galt med indberetningen/],
  ['Bundle.entry[1].resource.period.end', 'p', 'pathway', /forløbets start eller slutning/],
  ['Bundle.entry[1].resource.activity[0].detail.reasonCode[0]', 'p', 'pathway', /temaer/],
  ['Bundle.entry[1].resource.intent', 'p', 'nowhere', /galt med indberetningen/],
  ['Bundle.entry[3].resource.activity[0].detail.code', 'r', 'pathway', /galt med en henvisning/],
  ['Bundle.entry[3].resource.period.start', 'r', 'pathway', /henvisningens dag eller tid/],
  ['Bundle', null, 'nowhere', /galt med indberetningen/],
  ['', null, 'nowhere', /galt med indberetningen/],
]
for (const [location, item, at, said] of strangers) {
  test(`a stranger’s complaint of ${location || 'no place'} is told in Danish and is mended ${at === 'nowhere' ? 'by nobody of the municipality' : `by way of the ${at}`}`, () => {
    for (const code of ['structure', 'code-invalid', 'business-rule']) {
      const fault = { code, location, item, words: 'Constraint failed' }
      assert.equal(mendingOf(fault, { state: 'refused', things })?.at, at)
      const { words, quoted } = saidOf(fault, things)
      assert.match(words, said)
      assert.equal(quoted, 'Constraint failed')
    }
  })
}

test('what we say ourselves is told as it stands', () => {
  for (const code of ['cpr-malformed', 'property-unknown', 'gateway-422'])
    assert.deepEqual(saidOf({ code, location: 'Bundle.entry[2].resource', item: 'e', words: 'Nej.' }, things), {
      words: 'Nej.',
      quoted: '',
    })
})

test('a fault leads to the contact it is about, or else to the pathway of the report', () => {
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
