import type { Word } from './word.ts'

/** What can be wrong with the report as a whole, and with how its parts are put into it. */
export const reportWords = {
  'bundle-expected': {
    kind: 'structure',
    da: 'Det er ikke en indberetning: den skal være en Bundle.',
    en: 'This is not a report: it must be a Bundle.',
  },
  'bundle-type-not-collection': {
    kind: 'value',
    da: 'Indberetningens type skal være "collection".',
    en: 'The type of a report must be "collection".',
  },
  'timestamp-missing': {
    kind: 'required',
    da: 'Indberetningen mangler tidspunktet, den er samlet på.',
    en: 'The report does not say when it was put together.',
  },
  'bundle-element-forbidden': {
    kind: 'structure',
    da: 'Indberetningen må ikke have nummer, antal, henvisninger eller underskrift.',
    en: 'A report must have no identifier, total, links or signature.',
  },
  'entries-missing': {
    kind: 'required',
    da: 'Indberetningen er tom.',
    en: 'The report is empty.',
  },
  'entry-element-forbidden': {
    kind: 'structure',
    da: 'En del af indberetningen må kun have adresse og indhold.',
    en: 'An entry of a report must hold only its address and its resource.',
  },
  'resource-missing': {
    kind: 'required',
    da: 'En del af indberetningen er uden indhold.',
    en: 'An entry of the report holds no resource.',
  },
  'resource-type-not-allowed': {
    kind: 'structure',
    da: 'Kun borger, forløb, kontakt og henvisning må indberettes.',
    en: 'Only citizen, care plan, encounter and referral may be reported.',
  },
  'citizen-not-exactly-one': {
    kind: 'invariant',
    da: 'Indberetningen skal handle om netop én borger.',
    en: 'A report must be about exactly one citizen.',
  },
  'full-url-missing': {
    kind: 'required',
    da: 'En del af indberetningen mangler sin adresse (fullUrl).',
    en: 'An entry of the report has no fullUrl.',
  },
  'full-url-malformed': {
    kind: 'value',
    da: 'Adressen (fullUrl) skal være en hel webadresse eller en urn:uuid.',
    en: 'A fullUrl must be an absolute web address or a urn:uuid.',
  },
  'full-url-inconsistent': {
    kind: 'invariant',
    da: 'Adressen (fullUrl) passer ikke til indholdets art og id.',
    en: 'The fullUrl does not end in the type and the id of the resource.',
  },
  'full-url-repeated': {
    kind: 'duplicate',
    da: 'To dele af indberetningen har samme adresse (fullUrl).',
    en: 'Two entries of the report have the same fullUrl.',
  },
  'id-missing': {
    kind: 'required',
    da: 'Der mangler et id.',
    en: 'There is no id.',
  },
  'id-malformed': {
    kind: 'value',
    da: 'Et id må kun have bogstaver a-z, tal, punktum og bindestreg, og højst 64 tegn.',
    en: 'An id may hold only letters a-z, digits, dots and hyphens, and at most 64 characters.',
  },
  'id-repeated': {
    kind: 'duplicate',
    da: 'Det samme id er brugt to gange i indberetningen.',
    en: 'The same id is used twice in the report.',
  },
} as const satisfies Record<string, Word>
