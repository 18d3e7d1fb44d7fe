import assert from 'node:assert/strict'
import test from 'node:test'
import { MUTATIONS } from '../../../test/report-mutations.ts'
import { aReport, changed, CITIZEN_ID, PLAN_ID, type Json } from '../../../test/reports.ts'
import { contactCode } from './codes.ts'
import { FAULTS, isValid, validate } from './validate.ts'

const codesOf = (report: unknown): string[] => [...new Set(validate(report).map(({ code }) => code))]

test('R91 a report with a plan, six encounters and a referral is valid', () => {
  assert.deepEqual(validate(aReport()), [])
  assert.equal(isValid(aReport()), true)
})

for (const [name, code, path, value] of MUTATIONS)
  test(`${name} is refused: ${code}`, () => {
    assert.deepEqual(codesOf(changed(aReport(), path, value)), [code])
  })

test('every code is the answer to some mutation, and says in Danish and English what is wrong', () => {
  const produced = new Set(MUTATIONS.map(([, code]) => code))
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
  ['no meta', 'entry.2.resource.meta'],
  ['no time of change', 'entry.2.resource.meta.lastUpdated'],
  ['no profile, for what is then told apart by its basedOn', 'entry.8.resource.meta'],
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

test('a report of a citizen alone is valid', () => {
  const [citizen] = aReport().entry
  assert.deepEqual(validate({ ...aReport(), entry: [citizen] }), [])
})
