import type { ContactStatus, ContactType, DeliveryType, ParticipantType } from '#platform/schema.ts'

/** R22: the six contact types, in the order of the way. */
export const STEPS = [
  'enquiry',
  'preliminary_talk',
  'screening',
  'treatment',
  'final_talk',
  'ending',
] as const satisfies ContactType[]

/** The types of which a talk can be planned and registered; the other two are made by opening and by ending. */
export const TALKS = ['preliminary_talk', 'screening', 'treatment', 'final_talk'] as const satisfies ContactType[]
export type Talk = (typeof TALKS)[number]

/** From which steps a talk may be held. Treatment besides asks that treatment was offered. */
const from = {
  preliminary_talk: ['enquiry', 'preliminary_talk'],
  screening: ['enquiry', 'preliminary_talk', 'screening'],
  treatment: ['screening', 'treatment'],
  final_talk: ['treatment', 'final_talk'],
} as const satisfies Record<Talk, readonly ContactType[]>

export type Situation = {
  status: 'active' | 'completed' | 'entered_in_error'
  step: ContactType
  outcome: string | null
}

/**
 * What hinders a talk of this type now, in words for the person; null when nothing does. A missed service goal never
 * does (R19).
 */
export function hindrance(talk: Talk, pathway: Situation): string | null {
  if (pathway.status !== 'active') return 'Forløbet er afsluttet. Genåbn det først.'
  const allowed: readonly ContactType[] = from[talk]
  if (!allowed.includes(pathway.step)) {
    if (talk === 'treatment') return 'Først skal der være holdt en screening.'
    if (talk === 'final_talk') return 'Først skal der være holdt behandling.'
    return 'Forløbet er kommet længere.'
  }
  if (talk === 'treatment' && pathway.outcome !== 'treatment')
    return 'Først skal det være besluttet, at barnet tilbydes behandling.'
  return null
}

/** What a planned contact may become, and what may be marked as entered in error. */
const changes = {
  planned: ['held', 'cancelled', 'missed', 'entered_in_error'],
  held: ['entered_in_error'],
  cancelled: ['entered_in_error'],
  missed: ['entered_in_error'],
  entered_in_error: [],
} as const satisfies Record<ContactStatus, readonly ContactStatus[]>

export const mayBecome = (was: ContactStatus, becomes: ContactStatus): boolean =>
  (changes[was] as readonly ContactStatus[]).includes(becomes)

/**
 * R24, R25: the four forms of treatment that a person chooses between, and the pair that is reported for each.
 * KL's LTT guide 1.0.1, Encounter.
 */
export const treatmentForms = {
  individual_with_child: { delivery: 'individual', participant: 'with_child' },
  individual_without_child: { delivery: 'individual', participant: 'without_child' },
  group_with_child: { delivery: 'group', participant: 'with_child' },
  group_without_child: { delivery: 'group', participant: 'without_child' },
} as const satisfies Record<string, { delivery: DeliveryType; participant: ParticipantType }>

export type TreatmentForm = keyof typeof treatmentForms
export const TREATMENT_FORMS = Object.keys(treatmentForms) as TreatmentForm[] // the keys of the table above

/** The choice that a reported pair stands for. */
export const treatmentFormOf = (
  delivery: DeliveryType | null,
  participant: ParticipantType | null,
): TreatmentForm | null =>
  TREATMENT_FORMS.find(
    (form) => treatmentForms[form].delivery === delivery && treatmentForms[form].participant === participant,
  ) ?? null
