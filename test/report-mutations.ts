import { aReport, changed, CITIZEN_ID, partOf, PLAN_ID, REFERRAL_ID, type Json } from './reports.ts'
import { EXTENSIONS, PROFILES } from '../src/exchange/ltt/codes.ts'
import type { FaultCode } from '../src/exchange/ltt/validate.ts'

/** What is done to a valid report at a path (taken away, where there is no value), and the one code that refuses it. */
type Mutation = [name: string, code: FaultCode, path: string, value?: Json]

const CITIZEN = 'entry.0.resource'
const PLAN = 'entry.1.resource'
const DETAIL = `${PLAN}.activity.0.detail`
const ENQUIRY = 'entry.2.resource'
const TREATMENT = 'entry.5.resource'
const REFERRAL = 'entry.8.resource'
const NOBODY = '00000000-0000-4000-8000-000000000000'

const report = aReport()
const coding = (path: string): Json => partOf(report, path)
const theme: Json = { coding: [coding(`${DETAIL}.reasonCode.0.coding.0`)] }
const basedOn = partOf(report, `${ENQUIRY}.extension.0`)
const delivery = partOf(report, `${TREATMENT}.extension.1`)

function aSecondCitizen(): Json {
  const second = changed(partOf(report, 'entry.0'), 'resource.id', NOBODY)
  return changed(second, 'fullUrl', `https://trin2.example/fhir/Patient/${NOBODY}`)
}

function withOneAddressTwice(): Json {
  const once = changed(report, 'entry.2.fullUrl', `urn:uuid:${NOBODY}`)
  return partOf(changed(once, 'entry.3.fullUrl', `urn:uuid:${NOBODY}`), 'entry')
}

const eCpr = (system: string): Json => ({ use: 'temp', system, value: '1204161AB1' })

const OF_REPORT: Mutation[] = [
  ['R91 what is no Bundle', 'bundle-expected', 'resourceType', 'Patient'],
  ['R91 a Bundle of another type', 'bundle-type-not-collection', 'type', 'transaction'],
  ['a report without a time', 'timestamp-missing', 'timestamp'],
  ['a report of a day without a time of day', 'instant-malformed', 'timestamp', '2026-05-12'],
  ['a report of a time without time zone', 'instant-malformed', 'timestamp', '2026-05-12T21:45:00'],
  ['a report with an identifier', 'bundle-element-forbidden', 'identifier', { value: '1' }],
  ['a report with a total', 'bundle-element-forbidden', 'total', 9],
  ['a report with a signature', 'bundle-element-forbidden', 'signature', {}],
  ['an entry with a request', 'entry-element-forbidden', 'entry.2.request', { method: 'PUT', url: 'x' }],
  ['an entry with a search', 'entry-element-forbidden', 'entry.2.search', {}],
  ['an entry without a resource', 'resource-missing', 'entry.2.resource'],
  ['R91 a resource of a fifth kind', 'resource-type-not-allowed', `${ENQUIRY}.resourceType`, 'Observation'],
  ['R91, R100 a second citizen', 'citizen-not-exactly-one', 'entry.9', aSecondCitizen()],
  ['an entry without fullUrl', 'full-url-missing', 'entry.2.fullUrl'],
  ['a fullUrl that is relative', 'full-url-malformed', 'entry.2.fullUrl', 'Encounter/1'],
  ['a fullUrl of another resource', 'full-url-inconsistent', 'entry.2.fullUrl', `https://a.example/Patient/${NOBODY}`],
  ['a fullUrl that another has', 'full-url-repeated', 'entry', withOneAddressTwice()],
  ['a report without entries', 'entries-missing', 'entry'],
  ['a resource without id', 'id-missing', `${ENQUIRY}.id`],
  ['an id with a letter that FHIR does not allow', 'id-malformed', 'id', 'bøh'],
  ['an id of 65 characters', 'id-malformed', 'id', 'a'.repeat(65)],
  ['R93 an id that the report has already', 'id-repeated', 'id', PLAN_ID],
]

const IN_GENERAL: Mutation[] = [
  ['a list where an object must stand', 'object-expected', `${PLAN}.meta`, []],
  ['an entry that is null', 'object-expected', 'entry.9', null],
  ['an object where a list must stand', 'array-expected', `${DETAIL}.reasonCode`, theme],
  ['themes in an empty list', 'array-empty', `${DETAIL}.reasonCode`, []],
  ['R97 a property of nobody', 'property-unknown', `${PLAN}.remark`, 'x'],
  ['R97 a property within a code', 'property-unknown', `${DETAIL}.reasonCode.0.coding.0.remark`, 'x'],
  ['R97 a property within a period', 'property-unknown', `${PLAN}.period.remark`, 'x'],
  ['R97 a property beside a value', 'property-unknown', `${PLAN}._status`, {}],
  ['R97 resources within a resource', 'property-unknown', `${PLAN}.contained`, [{}]],
  ['R97 a narrative', 'narrative-forbidden', `${PLAN}.text`, { status: 'generated', div: '<div>x</div>' }],
  ['a report without meta', 'meta-missing', 'meta'],
  ['a citizen without meta', 'meta-missing', `${CITIZEN}.meta`],
  ['an encounter without meta', 'meta-missing', `${ENQUIRY}.meta`],
  ['a referral without meta', 'meta-missing', `${REFERRAL}.meta`],
  ['a report that does not say by which profile', 'profile-missing', 'meta.profile'],
  ['a plan that does not say by which profile', 'profile-missing', `${PLAN}.meta.profile`],
  ['a referral that does not say by which profile', 'profile-missing', `${REFERRAL}.meta.profile`],
  ['a profile of another kind', 'profile-wrong', `${ENQUIRY}.meta.profile.0`, PROFILES.citizen],
  ['two profiles', 'profile-wrong', `${ENQUIRY}.meta.profile.1`, PROFILES.encounter],
  ['R97 labels in meta', 'meta-element-forbidden', `${PLAN}.meta.tag`, [{ display: 'x' }]],
  ['a change without a time of day', 'instant-malformed', `${PLAN}.meta.lastUpdated`, '2026-05-12'],
  ['a time with a time of day and no zone', 'time-malformed', `${PLAN}.period.start`, '2026-05-12T06:10:00'],
  ['a time without seconds', 'time-malformed', `${PLAN}.period.start`, '2026-05-12T06:10Z'],
  ['a time that is a number', 'time-malformed', `${PLAN}.period.start`, 20260512],
  ['a day in Danish', 'time-malformed', `${PLAN}.period.start`, '12.05.2026'],
  ['the 31st of April', 'time-impossible', `${PLAN}.period.start`, '2026-04-31'],
  ['the 29th of February of an ordinary year', 'time-impossible', `${PLAN}.period.start`, '2026-02-29'],
  ['the 29th of February of 1900', 'time-impossible', `${PLAN}.period.start`, '1900-02-29'],
  ['24 o’clock', 'time-impossible', `${PLAN}.period.start`, '2026-05-12T24:00:00Z'],
  ['a zone of 15 hours', 'time-impossible', `${PLAN}.period.start`, '2026-05-12T06:10:00+15:00'],
  ['a plan without period', 'period-missing', `${PLAN}.period`],
  ['a plan without start', 'period-start-missing', `${PLAN}.period.start`],
  ['an end before the start', 'period-end-before-start', `${PLAN}.period.end`, '2026-05-12T08:09:00+02:00'],
  ['an end on the day before', 'period-end-before-start', `${PLAN}.period.end`, '2026-05-10'],
]

const OF_CODES: Mutation[] = [
  [
    'two codes for one type',
    'coding-not-exactly-one',
    `${ENQUIRY}.type.0.coding.1`,
    coding(`${ENQUIRY}.type.0.coding.0`),
  ],
  ['a concept without code', 'coding-not-exactly-one', `${DETAIL}.code.coding`],
  ['a code from another system', 'coding-system-wrong', `${DETAIL}.code.coding.0.system`, 'http://fhir.kl.dk/x'],
  ['a display that differs by a letter', 'coding-display-wrong', `${ENQUIRY}.type.0.coding.0.display`, 'Henvendelser'],
  ['a display in small letters', 'coding-display-wrong', `${DETAIL}.reasonCode.0.coding.0.display`, 'bekymring'],
  ['no display', 'coding-display-wrong', `${ENQUIRY}.type.0.coding.0.display`],
  ['a class with another title', 'coding-display-wrong', `${ENQUIRY}.class.display`, 'Ambulatory'],
  ['a coding with version', 'coding-version-forbidden', `${ENQUIRY}.type.0.coding.0.version`, '20250530'],
  ['a class with version', 'coding-version-forbidden', `${ENQUIRY}.class.version`, '1'],
  ['R97 a version in words', 'coding-version-forbidden', `${TREATMENT}.participant.0.type.0.coding.0.version`, 'Ida'],
  ['a theme chosen by a user', 'coding-user-selected-forbidden', `${DETAIL}.reasonCode.0.coding.0.userSelected`, true],
  ['R97 a theme in words', 'concept-text-forbidden', `${DETAIL}.reasonCode.0.text`, 'Sover dårligt'],
  ['a plan of nobody', 'subject-missing', `${PLAN}.subject`],
  ['an encounter of nobody', 'subject-missing', `${ENQUIRY}.subject`],
  [
    'R100 an encounter with what is no citizen',
    'subject-not-the-citizen',
    `${ENQUIRY}.subject.reference`,
    `CarePlan/${PLAN_ID}`,
  ],
  ['a reference to nothing', 'reference-missing', `${PLAN}.subject.reference`],
  [
    'a reference to a citizen who is not there',
    'reference-unresolved',
    `${PLAN}.subject.reference`,
    `Patient/${NOBODY}`,
  ],
  [
    'a reference to another version',
    'reference-unresolved',
    `${PLAN}.subject.reference`,
    `Patient/${CITIZEN_ID}/_history/1`,
  ],
  ['a reference to constructor', 'reference-unresolved', `${PLAN}.subject.reference`, 'constructor'],
  ['a reference of the wrong type', 'reference-type-wrong', `${PLAN}.subject.type`, 'Person'],
  ['R97 a reference with a name', 'reference-element-forbidden', `${PLAN}.subject.display`, 'Ida'],
  ['R97 a reference with a number', 'reference-element-forbidden', `${PLAN}.subject.identifier`, { value: '1' }],
  [
    'R101 a referral based on a referral',
    'based-on-not-a-plan',
    `${REFERRAL}.basedOn.0.reference`,
    `CarePlan/${REFERRAL_ID}`,
  ],
  [
    'R95 an encounter based on a citizen',
    'based-on-not-a-plan',
    `${ENQUIRY}.extension.0.valueReference.reference`,
    `Patient/${CITIZEN_ID}`,
  ],
]

const CPR = `${CITIZEN}.identifier.0`
const ORGANIZATION = `${CITIZEN}.managingOrganization`
const OF_CITIZENS: Mutation[] = [
  ['R97 a citizen with a name', 'citizen-element-forbidden', `${CITIZEN}.name`, [{ text: 'Ida' }]],
  ['R97 a citizen with an address', 'citizen-element-forbidden', `${CITIZEN}.address`, [{ city: 'Holbæk' }]],
  ['R97 a citizen with a birth date', 'citizen-element-forbidden', `${CITIZEN}.birthDate`, '2016-04-12'],
  ['R97, R100 a citizen with a parent', 'citizen-element-forbidden', `${CITIZEN}.contact`, [{}]],
  ['R97 a citizen with a doctor', 'citizen-element-forbidden', `${CITIZEN}.generalPractitioner`, [{}]],
  ['a citizen of whom it is not said whether active', 'citizen-active-missing', `${CITIZEN}.active`],
  ['a citizen who is active in words', 'citizen-active-missing', `${CITIZEN}.active`, 'true'],
  ['R99 a citizen without CPR number', 'identifier-not-exactly-one', `${CITIZEN}.identifier`],
  ['R99 a citizen with two CPR numbers', 'identifier-not-exactly-one', `${CITIZEN}.identifier.1`, partOf(report, CPR)],
  ['R99 a national replacement number', 'ecpr-forbidden', CPR, eCpr('urn:oid:1.2.208.176.1.6.1.1')],
  ['R99 a regional replacement number', 'ecpr-forbidden', CPR, eCpr('urn:oid:1.2.208.176.1.6.1.3.177')],
  ['R99 a number of another kind', 'cpr-system-wrong', `${CPR}.system`, 'urn:oid:1.2.208.176.1.4'],
  ['R99 a CPR number that is not official', 'cpr-use-not-official', `${CPR}.use`, 'temp'],
  ['R99 a CPR number with a hyphen', 'cpr-malformed', `${CPR}.value`, '120416-9991'],
  ['R99 a CPR number of nine digits', 'cpr-malformed', `${CPR}.value`, '120416999'],
  ['R99 a CPR number with a line break', 'cpr-malformed', `${CPR}.value`, '1204169991\n'],
  ['R99 a CPR number without value', 'cpr-malformed', `${CPR}.value`],
  ['R99 a CPR number of the 31st of April', 'cpr-date-impossible', `${CPR}.value`, '3104169991'],
  ['R99 a CPR number of the 30th of February', 'cpr-date-impossible', `${CPR}.value`, '3002169991'],
  ['R99 a CPR number of day 72', 'cpr-date-impossible', `${CPR}.value`, '7204169991'],
  ['R98 a citizen of no municipality', 'organization-missing', ORGANIZATION],
  ['R98 a municipality by name', 'organization-element-forbidden', `${ORGANIZATION}.display`, 'Holbæk'],
  ['R98 a municipality by reference', 'organization-element-forbidden', `${ORGANIZATION}.reference`, 'Organization/1'],
  ['R98 a municipality without SOR code', 'sor-missing', `${ORGANIZATION}.identifier`],
  ['R98 a SOR code without value', 'sor-missing', `${ORGANIZATION}.identifier.value`],
  ['R98 a SOR code in another system', 'sor-system-wrong', `${ORGANIZATION}.identifier.system`, 'http://cvr.dk'],
  ['R98 a SOR code that is not official', 'sor-use-not-official', `${ORGANIZATION}.identifier.use`],
  ['R98 a SOR code of ten digits', 'sor-malformed', `${ORGANIZATION}.identifier.value`, '9999010000'],
  ['R98 a SOR code that is a number', 'sor-malformed', `${ORGANIZATION}.identifier.value`, 99_990_100_001],
]

const UI_ONLY = 'ca52f015-193e-4d31-9471-7385717dfa44'
const OF_PLANS: Mutation[] = [
  ['a plan with intent order', 'intent-not-plan', `${PLAN}.intent`, 'order'],
  ['a referral with intent proposal', 'intent-not-plan', `${REFERRAL}.intent`, 'proposal'],
  ['a plan without activity', 'activity-not-exactly-one', `${PLAN}.activity`],
  [
    'a plan with two activities',
    'activity-not-exactly-one',
    `${PLAN}.activity.1`,
    partOf(report, `${PLAN}.activity.0`),
  ],
  ['an activity without detail', 'activity-detail-missing', `${PLAN}.activity.0.detail`],
  ['an activity without code', 'activity-code-missing', `${DETAIL}.code`],
  ['R97 an activity with a description', 'activity-element-forbidden', `${DETAIL}.description`, 'x'],
  ['R97 an activity with an outcome', 'activity-element-forbidden', `${PLAN}.activity.0.outcomeReference`, []],
  ['R97 a plan with a title', 'plan-element-forbidden', `${PLAN}.title`, 'Angst'],
  ['R97 a plan with an author', 'plan-element-forbidden', `${PLAN}.author`, {}],
  ['R97 a plan with a note', 'plan-element-forbidden', `${PLAN}.note`, [{ text: 'x' }]],
  ['a plan on hold', 'plan-status-wrong', `${PLAN}.status`, 'on-hold'],
  ['a completed plan without end', 'plan-completed-without-end', `${PLAN}.period.end`],
  ['a plan with another code', 'plan-code-wrong', `${DETAIL}.code.coding.0.code`, NOBODY],
  ['a plan with a status of activity unknown here', 'plan-detail-status-wrong', `${DETAIL}.status`, 'scheduled'],
  ['a plan without status of its activity', 'plan-detail-status-wrong', `${DETAIL}.status`],
  ['a completed plan in progress', 'plan-status-not-aligned', `${DETAIL}.status`, 'in-progress'],
  ['a theme outside the list', 'theme-unknown', `${DETAIL}.reasonCode.1.coding.0.code`, NOBODY],
  [
    'a theme that is a way',
    'theme-unknown',
    `${DETAIL}.reasonCode.1.coding.0`,
    coding(`${REFERRAL}.activity.0.detail.code.coding.0`),
  ],
  ['a theme that is named twice', 'theme-repeated', `${DETAIL}.reasonCode.2`, theme],
  ['R101 a referral with a theme', 'activity-element-forbidden', `${REFERRAL}.activity.0.detail.reasonCode`, [theme]],
  ['R101 a referral with an encounter', 'referral-element-forbidden', `${REFERRAL}.encounter`, {}],
  ['R101 a referral without basedOn', 'referral-based-on-not-exactly-one', `${REFERRAL}.basedOn`],
  ['R101 a referral that is active', 'referral-status-wrong', `${REFERRAL}.status`, 'active'],
  [
    'R101 a referral whose activity is in progress',
    'referral-detail-status-wrong',
    `${REFERRAL}.activity.0.detail.status`,
    'in-progress',
  ],
  [
    'R101 a referral to somewhere else',
    'referral-code-unknown',
    `${REFERRAL}.activity.0.detail.code.coding.0.code`,
    NOBODY,
  ],
  ['R101 a referral with an end', 'referral-period-end-forbidden', `${REFERRAL}.period.end`, '2026-05-12T15:00:00Z'],
]

const OF_ENCOUNTERS: Mutation[] = [
  ['R97 an encounter with a location', 'encounter-element-forbidden', `${ENQUIRY}.location`, [{}]],
  ['R97 an encounter with a length', 'encounter-element-forbidden', `${ENQUIRY}.length`, { value: 45 }],
  ['R97 an encounter with a reason', 'encounter-element-forbidden', `${ENQUIRY}.reasonCode`, [theme]],
  ['an encounter that was planned', 'encounter-status-wrong', `${ENQUIRY}.status`, 'planned'],
  ['an encounter that was cancelled', 'encounter-status-wrong', `${ENQUIRY}.status`, 'cancelled'],
  ['an encounter after the report', 'encounter-not-yet-held', `${ENQUIRY}.period.start`, '2026-05-12T21:45:01Z'],
  ['an encounter of a year to come', 'encounter-not-yet-held', `${ENQUIRY}.period.start`, '2027'],
  [
    'an encounter after the report by the clock of Denmark',
    'encounter-not-yet-held',
    `${ENQUIRY}.period.start`,
    '2026-05-13T00:00:00+02:00',
  ],
  ['R96 an encounter without class', 'encounter-class-missing', `${ENQUIRY}.class`],
  ['R96 class VR', 'encounter-class-not-ambulatory', `${ENQUIRY}.class.code`, 'VR'],
  ['R96 a class from another system', 'coding-system-wrong', `${ENQUIRY}.class.system`],
  [
    'R96 an encounter with period.end',
    'encounter-period-end-forbidden',
    `${ENQUIRY}.period.end`,
    '2026-05-12T09:00:00Z',
  ],
  ['an encounter without start', 'period-start-missing', `${ENQUIRY}.period.start`],
  ['an encounter without type', 'encounter-type-not-exactly-one', `${ENQUIRY}.type`],
  [
    'an encounter of two types',
    'encounter-type-not-exactly-one',
    `${ENQUIRY}.type.1`,
    partOf(report, `${TREATMENT}.type.0`),
  ],
  ['a code of the screen as a type', 'encounter-type-unknown', `${ENQUIRY}.type.0.coding.0.code`, UI_ONLY],
  ['R95 an encounter without basedOn', 'encounter-based-on-not-exactly-one', `${ENQUIRY}.extension`],
  ['R95 an encounter based on two plans', 'encounter-based-on-not-exactly-one', `${ENQUIRY}.extension.1`, basedOn],
  ['an encounter delivered twice', 'encounter-delivery-repeated', `${TREATMENT}.extension.2`, delivery],
  ['R97 an extension of somebody else', 'extension-unknown', `${ENQUIRY}.extension.1`, { url: 'http://a.example/x' }],
  [
    'an extension without its value',
    'extension-value-missing',
    `${TREATMENT}.extension.1`,
    { url: EXTENSIONS.delivery },
  ],
  [
    'a delivery unknown here',
    'delivery-unknown',
    `${TREATMENT}.extension.1.valueCodeableConcept.coding.0.code`,
    UI_ONLY,
  ],
  [
    'two participants',
    'participant-repeated',
    `${TREATMENT}.participant.1`,
    partOf(report, `${TREATMENT}.participant.0`),
  ],
  ['a participant without type', 'participant-type-not-exactly-one', `${TREATMENT}.participant.0.type`],
  ['a participant unknown here', 'participant-unknown', `${TREATMENT}.participant.0.type.0.coding.0.code`, UI_ONLY],
  ['R97 a member of staff', 'participant-element-forbidden', `${TREATMENT}.participant.0.individual`, {}],
  ['treatment without participant', 'treatment-without-participant', `${TREATMENT}.participant`],
  ['treatment without deliveryType', 'treatment-without-delivery', `${TREATMENT}.extension.1`],
]

/** At least one for each code. */
export const MUTATIONS: readonly Mutation[] = [
  ...OF_REPORT,
  ...IN_GENERAL,
  ...OF_CODES,
  ...OF_CITIZENS,
  ...OF_PLANS,
  ...OF_ENCOUNTERS,
]

/** What a text can have that no value can: what is found in a valid report as JSON, what stands there instead, the code, and where. */
export const MUTATIONS_OF_TEXT: readonly [name: string, code: FaultCode, from: string, to: string, location: string][] =
  [
    [
      'a CPR number behind another',
      'property-repeated',
      '"value":"1204169991"',
      '"value":"31-04-16","value":"1204169991"',
      'Bundle.entry[0].resource.identifier[0].value',
    ],
    [
      'a property twice, once in other letters of JSON',
      'property-repeated',
      '"active":true',
      '"active":false, "\\u0061ctive" : true',
      'Bundle.entry[0].resource.active',
    ],
    [
      'R97 a list behind another, with a name in it',
      'property-repeated',
      '"type":"collection"',
      '"entry":[{"name":[{"text":"\\"Ida\\""}]}],"type":"collection"',
      'Bundle.entry',
    ],
    [
      'what is no name of FHIR is not repeated',
      'property-repeated',
      '"type":"collection"',
      '"type":"collection","1204169991":{"a":1},"1204169991":{"a":1}',
      'Bundle',
    ],
  ]
