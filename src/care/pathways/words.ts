import type {
  ClosingReason,
  ContactingParty,
  ContactMode,
  ContactStatus,
  ContactType,
  Outcome,
  ReferringParty,
  Theme,
  WayCheck,
} from '#platform/schema.ts'
import type { TreatmentForm } from './contact.ts'

/** The national words (KL's LTT) and ours, for what the code calls in English. docs/glossary.md joins them. */
export const contactName = {
  enquiry: 'Henvendelse',
  preliminary_talk: 'Forsamtale',
  screening: 'Screening',
  treatment: 'Behandling',
  final_talk: 'Afsluttende samtale',
  ending: 'Afslutning',
} as const satisfies Record<ContactType, string>

export const contactStatusName = {
  planned: 'aftalt',
  held: 'holdt',
  cancelled: 'aflyst',
  missed: 'udeblevet',
  entered_in_error: 'registreret ved en fejl',
} as const satisfies Record<ContactStatus, string>

export const modeName = {
  in_person: 'fremmøde',
  phone: 'telefon',
  video: 'video',
  written: 'skriftligt',
} as const satisfies Record<ContactMode, string>

export const partyName = {
  child: 'barnet/den unge selv',
  mother: 'mor',
  father: 'far',
  other_custodian: 'anden forældremyndighedsindehaver',
  other_adult: 'anden voksen',
} as const satisfies Record<ContactingParty, string>

export const referrerName = {
  general_practice: 'almen praksis',
  school: 'skole',
  ppr: 'PPR',
  health_visitor: 'sundhedsplejen',
  child_psychiatry: 'børne- og ungdomspsykiatrien',
  social_services: 'socialforvaltningen',
  other: 'anden fagperson',
} as const satisfies Record<ReferringParty, string>

export const themeName = {
  behaviour: 'Adfærd',
  worry: 'Bekymring',
  body_and_food: 'Krop og mad',
  self_harm: 'Selvskade',
  sadness: 'Tristhed',
  obsessions: 'Tvangstanker og -handlinger',
  restlessness: 'Uro og uopmærksomhed',
  other: 'Andet',
} as const satisfies Record<Theme, string>

export const checkName = {
  in_contact: 'familien er i kontakt',
  waiting_for_receiver: 'venter på modtageren',
  not_in_contact: 'familien er ikke kommet i kontakt',
  family_declined: 'familien ønskede det ikke alligevel',
} as const satisfies Record<WayCheck, string>

export const outcomeName = {
  closed: 'Henvendelsen afsluttes',
  other_effort: 'Behov for en anden indsats',
  treatment: 'Tilbydes behandling',
  psychiatry: 'Henvises til børne- og ungdomspsykiatrien',
} as const satisfies Record<Outcome, string>

export const closingName = {
  treatment_completed: 'Behandlingen er gennemført',
  no_need: 'Der er ikke behov for mere',
  other_effort: 'Familien er vist videre til en anden indsats',
  child_psychiatry: 'Henvist til børne- og ungdomspsykiatrien',
  declined: 'Familien ønsker ikke at fortsætte',
  drop_out: 'Frafald',
  moved: 'Familien er flyttet',
  transferred: 'Overdraget til en anden kommunes tilbud',
  not_in_target_group: 'Ikke i målgruppen',
  other: 'Andet',
} as const satisfies Record<ClosingReason, string>

export const treatmentFormName = {
  individual_with_child: 'Individuel behandling med barn/ung',
  individual_without_child: 'Individuel behandling uden barn/ung',
  group_with_child: 'Gruppebaseret behandling med barn/ung',
  group_without_child: 'Gruppebaseret behandling uden barn/ung',
} as const satisfies Record<TreatmentForm, string>

/** The words of a table as options for a field. */
export const optionsOf = <Word extends string>(
  names: Readonly<Record<Word, string>>,
): { value: Word; label: string }[] =>
  Object.entries<string>(names).map(([value, label]) => ({ value: value as Word, label })) // Object.entries forgets the keys' type
