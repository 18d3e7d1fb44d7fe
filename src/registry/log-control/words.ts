import type { AccessKind, LookOutcome, RelationBasis, StaffRole } from '#platform/schema.ts'
import { ROLES, roleName } from '#registry/access/roles.ts'

/** What a look is written on the basis of: a relation to the child, one's role, or a search. */
type Basis = RelationBasis | 'role' | 'search'

/** What a look was for, as a citizen may read it. */
const purposes = {
  responsible: 'aktuel behandling',
  treating: 'aktuel behandling',
  intake: 'modtagelse af henvendelsen',
  reason: 'aktuel behandling, med skriftlig begrundelse',
  quality: 'kvalitetsarbejde',
  cosigning: 'medunderskrift af et notat',
  role: 'ledelse og administration',
  search: 'søgning',
} as const satisfies Record<Basis, string>
export const purposeOf = (basis: string): string => (isBasis(basis) ? purposes[basis] : basis)

/** On what basis somebody might look. */
const bases = {
  responsible: 'behandlingsansvarlig',
  treating: 'behandler barnet',
  intake: 'tager imod',
  reason: 'gav en begrundelse',
  quality: 'tilladelse til kvalitetsarbejde',
  cosigning: 'skal medunderskrive',
  role: 'sin rolle',
  search: 'søgning',
} as const satisfies Record<Basis, string>
export const basisOf = (basis: string): string => (isBasis(basis) ? bases[basis] : basis)

const isBasis = (word: string): word is Basis => Object.hasOwn(bases, word)

export const kindName = { read: 'læst', write: 'skrevet', search: 'søgt' } as const satisfies Record<AccessKind, string>

const things: Readonly<Record<string, string>> = {
  pathway: 'forløbet',
  journal: 'journalen',
  journal_extract: 'udskrift af journalen',
  journal_attachment: 'bilag i journalen',
  journal_cosign: 'notat til medunderskrift',
  group_note: 'fælles notat om en gruppe',
  retention: 'opbevaring af journalen',
  archive: 'arkivering',
  child: 'stamdata',
  cpr: 'CPR-nummeret',
  concern: 'underretning',
  record_request: 'aktindsigt',
  sharing: 'deling af oplysninger',
  consent: 'samtykke',
  consents: 'samtykke',
  capacity: 'vurdering af den unges samtykke',
  notices: 'orientering om samtykke',
  risk: 'risikovurdering',
  delegations: 'delegation',
  report: 'national indberetning',
  enquiry: 'henvendelsen',
  enquiries: 'listen over henvendelser',
  matches: 'børn, der ligner',
  search: 'søgning',
  plans: 'aftale',
  talks: 'samtale',
  contacts: 'samtale',
  themes: 'temaer',
  judgement: 'målgruppe',
  outcome: 'hvad henvendelsen fører til',
  delays: 'udsættelse',
  residence: 'bopæl',
  responsibility: 'ansvar',
  ways: 'vej videre',
  tasks: 'opgave',
  ending: 'afslutning',
  reopening: 'genåbning',
  mistake: 'oprettet ved en fejl',
  transfer: 'overdragelse',
  access_review: 'gennemgang af opslag',
  log_review: 'logkontrol',
  log_extract: 'udtræk af loggen',
  restriction: 'begrænset adgang',
}
const PART = 'en del af forløbet'

/** What was looked at, as staff may read it. What has no word of its own here is a part of the pathway. */
export const thingOf = (what: string): string => things[what] ?? PART

/** That there is one is for nobody to learn from a log: an underretning, or what somebody else has asked for. */
const UNTOLD = ['concern', 'record_request']

/**
 * What can tell whoever speaks for a child what the young person decides alone: consent, that they do not want their parents
 * told (R71), an objection to sharing (R78), and that they have asked for the log themselves.
 */
const UNTOLD_TO_PARENTS = [...UNTOLD, 'consent', 'consents', 'capacity', 'notices', 'sharing', 'risk', 'log_extract']

/**
 * What was looked at, as a citizen may read it: the right is to when and why (R58), and not to what was written of others.
 * `isOwn`: the log is for the young person, or for somebody whom a person of 18 has given power of attorney.
 */
export const thingForCitizen = (what: string, { isOwn }: { isOwn: boolean }): string =>
  (isOwn ? UNTOLD : UNTOLD_TO_PARENTS).includes(what) ? PART : thingOf(what)

export const outcomeName = {
  in_order: 'i orden',
  explained: 'forklaret af medarbejderen',
  unwarranted: 'uberettiget: taget videre',
} as const satisfies Record<LookOutcome, string>

export const OUTCOMES = ['in_order', 'explained', 'unwarranted'] as const satisfies LookOutcome[]

/** The roles of a look as they were, in words. */
export const rolesInWords = (roles: readonly string[]): string =>
  ROLES.filter((role: StaffRole) => roles.includes(role))
    .map((role) => roleName[role])
    .join(', ')
