import assert from 'node:assert/strict'
import test from 'node:test'
import { MUTATIONS, MUTATIONS_OF_TEXT } from '../../../test/report-mutations.ts'
import { aReport, changed, CITIZEN_ID, PLAN_ID, type Json } from '../../../test/reports.ts'
import { contactCode } from './codes.ts'
import { FAULTS, isValid, readReport, validate } from './validate.ts'

const codesOf = (report: unknown): string[] => [...new Set(validate(report).map(({ code }) => code))]

test('R91 a report with a plan, six encounters and a referral is valid', () => {
  assert.deepEqual(validate(aReport()), [])
  assert.equal(isValid(aReport()), true)
})

for (const [name, code, path, value] of MUTATIONS)
  test(`${name} is refused: ${code}`, () => {
    assert.deepEqual(codesOf(changed(aReport(), path, value)), [code])
  })

for (const [name, code, from, to, location] of MUTATIONS_OF_TEXT)
  test(`${name} is refused in a text: ${code}`, () => {
    const text = JSON.stringify(aReport())
    assert.deepEqual(readReport(text)?.faults, [])
    assert.ok(text.includes(from))
    const [first] = readReport(text.replace(from, to))?.faults ?? []
    assert.deepEqual([first?.code, first?.location], [code, location])
  })

test('a text that is no JSON is no report, and the same name in two objects is no repetition', () => {
  assert.equal(readReport('{"resourceType":"Bundle"'), null)
  assert.deepEqual(readReport(JSON.stringify(aReport(), null, 2))?.faults, [])
})

test('every code is the answer to some mutation, and says in Danish and English what is wrong', () => {
  const produced = new Set([...MUTATIONS, ...MUTATIONS_OF_TEXT].map(([, code]) => code))
  assert.deepEqual(new Set(Object.keys(FAULTS)), produced)
  for (const [code, { da, en }] of Object.entries(FAULTS)) {
    assert.match(code, /^[a-z]+(-[a-z]+)+$/)
    assert.match(da, /^[A-ZÆØÅ].*\.$/)
    assert.match(en, /^[A-Z].*\.$/)
    assert.notEqual(da, en)
  }
})

test('a fault is placed where it is', () => {
  const places: [path: string, value: string | undefined, location: string][] = [
    ['entry.2.resource.period.end', '2026-05-12T09:00:00Z', 'Bundle.entry[2].resource.period.end'],
    ['entry.1.resource.period.end', undefined, 'Bundle.entry[1].resource.period.end'],
    ['entry.0.resource.identifier.0.value', '1', 'Bundle.entry[0].resource.identifier[0].value'],
    ['timestamp', undefined, 'Bundle.timestamp'],
    ['entry.5.resource.participant', undefined, 'Bundle.entry[5].resource.participant'],
    ['1204169991', 'what is not a name is not repeated', 'Bundle'],
  ]
  for (const [path, value, location] of places)
    assert.deepEqual(
      validate(changed(aReport(), path, value)).map((fault) => fault.location),
      [location],
    )
})

const obeying: [name: string, path: string, value?: Json][] = [
  ['R96 HL7’s own title of the class', 'entry.2.resource.class.display', 'ambulatory'],
  ['no time of change', 'entry.2.resource.meta.lastUpdated'],
  ['an id that is no UUID', 'id', 'LTT-report-1'],
  ['an encounter at the very time of the report', 'entry.2.resource.period.start', '2026-05-12T21:45:00Z'],
  ['an encounter told as the day of the report', 'entry.2.resource.period.start', '2026-05-12'],
  ['a profile with the version of the guide', 'meta.profile', [`${aReport().meta.profile[0]}|1.0.1`]],
  ['a version that a server gave', 'entry.2.resource.meta.versionId', '1'],
  ['a version of the codes of participants', 'entry.5.resource.participant.0.type.0.coding.0.version', '20250530'],
  ['a participant that a user chose', 'entry.5.resource.participant.0.type.0.coding.0.userSelected', true],
  [
    'a reference to a fullUrl',
    'entry.1.resource.subject.reference',
    `https://trin2.example/fhir/Patient/${CITIZEN_ID}`,
  ],
  ['a reference with the right type', 'entry.1.resource.subject.type', 'Patient'],
  [
    'a fullUrl at another address',
    'entry.4.fullUrl',
    `http://a.example/ltt/Encounter/${aReport().entry[4]?.resource.id}`,
  ],
  ['a fullUrl that is a urn:uuid', 'entry.4.fullUrl', `urn:uuid:${PLAN_ID}`],
  ['a time in Danish time', 'entry.2.resource.period.start', '2026-05-12T09:00:00.123+02:00'],
  ['a day without time', 'entry.2.resource.period.start', '2024-02-29'],
  ['a leap second', 'entry.2.resource.period.start', '2016-12-31T23:59:60Z'],
  ['a plan that ends on the day it began, told as days', 'entry.1.resource.period.end', '2026-05-12'],
  ['a plan without themes', 'entry.1.resource.activity.0.detail.reasonCode'],
  ['R99 a CPR number born on the 29th of February', 'entry.0.resource.identifier.0.value', '2902169991'],
  ['R98 a SOR code of eleven digits', 'entry.0.resource.managingOrganization.identifier.value', '99990100001'],
  ['R94 a citizen who should never have been there', 'entry.0.resource.active', false],
  ['R94 an encounter entered in error', 'entry.2.resource.status', 'entered-in-error'],
  ['R94 a referral entered in error', 'entry.8.resource.status', 'entered-in-error'],
  [
    'an encounter that is no treatment, with a participant',
    'entry.5.resource.type.0',
    { coding: [contactCode.screening] },
  ],
]

for (const [name, path, value] of obeying)
  test(`${name} is no fault`, () => assert.deepEqual(validate(changed(aReport(), path, value)), []))

test('a plan is told from a referral by its profile first, and an active one needs no end', () => {
  const active = changed(
    changed(aReport(), 'entry.1.resource.status', 'active'),
    'entry.1.resource.period.end',
    undefined,
  )
  assert.deepEqual(validate(changed(active, 'entry.1.resource.activity.0.detail.status', 'in-progress')), [])
  const basedOn = [{ reference: `CarePlan/${PLAN_ID}` }]
  assert.deepEqual(codesOf(changed(aReport(), 'entry.1.resource.basedOn', basedOn)), ['plan-element-forbidden'])
})

test('a referral without profile is told by its basedOn or, without that, by its target, and is called no wrong plan', () => {
  const nameless = changed(aReport(), 'entry.8.resource.meta', undefined)
  assert.deepEqual(codesOf(nameless), ['meta-missing'])
  assert.deepEqual(codesOf(changed(nameless, 'entry.8.resource.basedOn', undefined)), [
    'meta-missing',
    'referral-based-on-not-exactly-one',
  ])
  assert.deepEqual(codesOf(changed(aReport(), 'entry.1.resource.meta', undefined)), ['meta-missing'])
})

test('an encounter of a day to come that is told as a mistake is no fault', () => {
  const later = changed(aReport(), 'entry.2.resource.period.start', '2026-06-12T09:00:00Z')
  assert.deepEqual(validate(changed(later, 'entry.2.resource.status', 'entered-in-error')), [])
})

test('a report of a citizen alone is valid', () => {
  const [citizen] = aReport().entry
  assert.deepEqual(validate({ ...aReport(), entry: [citizen] }), [])
})
