import type { CustodySharing, CustodySource, Relationship } from '#platform/schema.ts'

/** What is known of a person besides who they are; what is left out is not known. */
export type Details = {
  /** ISO 639-1; Danish when left out */
  language?: string | undefined
  needsInterpreter?: boolean | undefined
  hasProtectedAddress?: boolean | undefined
  address?: string | undefined
  phone?: string | undefined
  email?: string | undefined
  school?: string | undefined
  schoolClass?: string | undefined
  generalPractice?: string | undefined
}

export type NewAdult = Details & {
  givenName: string
  familyName: string
  birthDate?: string | undefined
  cpr?: string | undefined
}
export type NewChild = Details & { givenName: string; familyName: string; birthDate: string; cpr?: string | undefined }

export const fullName = (person: { givenName: string; familyName: string }): string =>
  `${person.givenName} ${person.familyName}`

export const RELATIONSHIPS = [
  'mother',
  'father',
  'other_custodian',
  'step_parent',
  'foster_parent',
  'grandparent',
  'other',
] as const satisfies Relationship[]

export const relationshipName = {
  mother: 'mor',
  father: 'far',
  other_custodian: 'anden forældremyndighedsindehaver',
  step_parent: 'stedforælder',
  foster_parent: 'plejeforælder',
  grandparent: 'bedsteforælder',
  other: 'anden voksen',
} as const satisfies Record<Relationship, string>

export const SHARINGS = ['shared', 'sole'] as const satisfies CustodySharing[]
export const SOURCES = [
  'cpr_register',
  'document',
  'stated_by_parent',
  'stated_by_authority',
] as const satisfies CustodySource[]

export const sourceName = {
  cpr_register: 'CPR-registret',
  document: 'dokument, fx afgørelse eller aftale',
  stated_by_parent: 'oplyst af en forælder',
  stated_by_authority: 'oplyst af en myndighed',
} as const satisfies Record<CustodySource, string>
