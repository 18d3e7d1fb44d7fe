/** What is ours is fetched nowhere; it is only named, so the host is one that never exists (RFC 2606), as in the national report. */
const BASE = 'https://trin2.invalid/fhir'

export const canonicalOf = (formId: string): string => `${BASE}/Questionnaire/${formId}`

export const SYSTEMS = {
  form: `${BASE}/CodeSystem/form`,
  family: `${BASE}/CodeSystem/instrument`,
  score: `${BASE}/CodeSystem/score`,
  norm: `${BASE}/CodeSystem/norm`,
  snomed: 'http://snomed.info/sct',
  ucum: 'http://unitsofmeasure.org',
  absent: 'http://terminology.hl7.org/CodeSystem/data-absent-reason',
  category: 'http://terminology.hl7.org/CodeSystem/observation-category',
  context: 'http://terminology.hl7.org/CodeSystem/usage-context-type',
  control: 'http://hl7.org/fhir/questionnaire-item-control',
} as const

const HL7 = 'http://hl7.org/fhir/StructureDefinition'
const OURS = `${BASE}/StructureDefinition`

export const EXTENSIONS = {
  /** What an answer counts: the name in R4, and the newer one. */
  ordinal: `${HL7}/ordinalValue`,
  weight: `${HL7}/itemWeight`,
  min: `${HL7}/minValue`,
  max: `${HL7}/maxValue`,
  decimals: `${HL7}/maxDecimalPlaces`,
  step: `${HL7}/questionnaire-sliderStepValue`,
  control: `${HL7}/questionnaire-itemControl`,
  note: `${HL7}/designNote`,
  translation: `${HL7}/translation`,
  calculated: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression',
  informant: `${OURS}/informant`,
  period: `${OURS}/period`,
  source: `${OURS}/source`,
  whole: `${OURS}/whole`,
  licenceRequired: `${OURS}/licence-required`,
  better: `${OURS}/better`,
  first: `${OURS}/shown-first`,
  harm: `${OURS}/look-at-once`,
} as const

/**
 * SNOMED CT for whole instruments, where a published guide uses them (KL's guide for children: SDQ by parent or teacher, and by
 * the young person). No score has a code that we could verify.
 */
const INSTRUMENTS: Readonly<Record<string, string>> = {
  'sdq-p4-10': '718133008',
  'sdq-t4-10': '718133008',
  'sdq-p11-17': '718133008',
  'sdq-t11-17': '718133008',
  'sdq-s11-17': '717639006',
}

export const snomedOf = (formId: string): string | null =>
  Object.hasOwn(INSTRUMENTS, formId) ? (INSTRUMENTS[formId] ?? null) : null
