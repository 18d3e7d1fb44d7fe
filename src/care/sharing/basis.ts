import type { DisclosureBasis, ReceiverKind, SharingEnd, SharingPurpose, Speaker } from '#platform/schema.ts'
import { ageOn, birthdayOf, plainDate } from '#platform/time.ts'
import { day as dayInWords } from '#ui/danish.ts'
import { DECIDES_FROM_AGE, OF_AGE, whoSpeaks, type Assessment } from './speakers.ts'
import { receiverName } from './words.ts'

/** Those who treat under sundhedsloven. PPR works under school law, and is not one of them (domain 4.4). */
export const FOR_TREATMENT = [
  'general_practice',
  'hospital',
  'child_psychiatry',
  'health_visitor',
  'other_offer',
] as const satisfies ReceiverKind[]

/**
 * How many letters the concrete reason of § 43, stk. 2, nr. 2 has at least, and what is told of something that had no basis;
 * the other reasons are short. Ours.
 */
const LEAST_REASON = {
  essential_regard: 20,
  none: 20,
  law_requires: 3,
  supervision: 3,
  treatment: 0,
  consent: 0,
} as const satisfies Record<DisclosureBasis, number>

/** A Danish day and, where it is known, the clock time. */
export type Moment = { day: string; time?: string | null | undefined }

type Ended = { ended_how: SharingEnd | null; ended_on: string | null; ended_time: string | null }
export type Consent = Ended & {
  id: string
  child_id: string
  receiver_kind: ReceiverKind
  receiver: string
  partner_id: string | null
  purpose: SharingPurpose
  capacity: Speaker
  given_on: string
  valid_until: string
}
export type Objection = Ended & {
  receiver_kind: ReceiverKind | null
  objected_on: string
  objected_time: string | null
}

/** What the rules ask of the child: when it was born, and what was judged of it on the pathway (R72). */
export type Subject = { birthDate: string; assessments: readonly Assessment[] }

/** A child, and all that was ever said about sharing what is known of it. */
export type Standing = {
  child: Subject & { id: string }
  consents: readonly Consent[]
  objections: readonly Objection[]
}

/** What hinders, with the code that the database answers with, and what would mend it. */
export type Fault = {
  code: 'TR075' | 'TR076' | 'TR077' | 'TR078' | 'TR079' | 'TR080'
  words: string
  mend: 'consent' | 'objection' | 'purpose' | 'reason' | 'none'
}

export type Claim = {
  kind: ReceiverKind
  receiver: string
  purpose: SharingPurpose
  basis: DisclosureBasis
  consent: Consent | null
  reason: string
} & Moment

const isForTreatment = (kind: ReceiverKind): boolean => FOR_TREATMENT.some((each) => each === kind)

/** R75, R78: the basis of a purpose and a kind of receiver; null when they do not go together. Sundhedsloven §§ 41, 43. */
export function basisOf(purpose: SharingPurpose, kind: ReceiverKind): DisclosureBasis | null {
  if (purpose === 'current_treatment') return isForTreatment(kind) ? 'treatment' : null
  if (purpose === 'supervision') return kind === 'supervisory_authority' ? 'supervision' : null
  return purpose === 'other_legislation' || purpose === 'other' ? 'consent' : purpose
}

/** What is said on a day without a time counts from its beginning; what happens then is at the end of it, to be safe. */
const hasCome = (said: Moment, { day, time }: Moment): boolean =>
  `${said.day}T${said.time?.slice(0, 5) ?? '00:00'}` <= `${day}T${time ?? '24:00'}`

const isEndedAt = ({ ended_how, ended_on, ended_time }: Ended, at: Moment): boolean =>
  ended_how === 'entered_in_error' || (ended_on !== null && hasCome({ day: ended_on, time: ended_time }, at))

/** R78: whether an objection stands at a moment. */
export const isObjectionInForce = (objection: Objection, at: Moment): boolean =>
  hasCome({ day: objection.objected_on, time: objection.objected_time }, at) && !isEndedAt(objection, at)

/**
 * R76, R77: the last day on which a consent carries, unless it is withdrawn. What custody holders say for a child below 15
 * lapses at the 15th birthday; what they say for one found unable, at the 18th.
 */
export function lastDayOf({ capacity, given_on, valid_until }: Consent, birthDate: string): string {
  if (capacity === 'young_person') return valid_until
  const until = ageOn(birthDate, given_on) < DECIDES_FROM_AGE ? DECIDES_FROM_AGE : OF_AGE
  const before = plainDate(birthdayOf(birthDate, until)).subtract({ days: 1 }).toString()
  return before < valid_until ? before : valid_until
}

/** R75-R77: whether a consent carries at a moment: it has begun, has not ended, and who gave it still speaks. */
export const isInForce = (consent: Consent, { birthDate, assessments }: Subject, at: Moment): boolean =>
  consent.given_on <= at.day &&
  at.day <= lastDayOf(consent, birthDate) &&
  !isEndedAt(consent, at) &&
  consent.capacity === whoSpeaks(birthDate, assessments, at.day)

/**
 * R75-R80: why something may not be passed on, on the basis that is claimed; null when it may. The database refuses the
 * same with the same code (`disclosure_has_its_basis`).
 */
export function faultOf(claim: Claim, { child, objections }: Standing): Fault | null {
  const { kind, basis, consent } = claim
  if (basis !== 'none' && basis !== basisOf(claim.purpose, kind)) return WRONG_PURPOSE
  if (basis === 'treatment' && objections.some((one) => concerns(one, kind) && isObjectionInForce(one, claim)))
    return {
      code: 'TR078',
      mend: 'objection',
      words: `Der er gjort indsigelse mod at dele med ${receiverName[kind]}. Tal med den, der har gjort den. Vil de gerne nu, så ophæv indsigelsen.`,
    }
  if (basis === 'consent') {
    const isOfThis =
      consent?.child_id === child.id &&
      consent.receiver_kind === kind &&
      consent.receiver === claim.receiver &&
      consent.purpose === claim.purpose
    if (!isOfThis) return noConsent(kind, claim.receiver)
    const lapsed = lapse(consent, child, claim)
    if (lapsed) return lapsed
  }
  if (claim.reason.trim().length < LEAST_REASON[basis])
    return {
      code: 'TR080',
      mend: 'reason',
      words: `Skriv ${basis === 'none' ? 'i begrundelsen, hvad der skete' : 'den konkrete begrundelse'}, mindst ${LEAST_REASON[basis]} tegn.`,
    }
  return null
}

const concerns = ({ receiver_kind }: Objection, kind: ReceiverKind): boolean =>
  receiver_kind === null || receiver_kind === kind

const WRONG_PURPOSE: Fault = {
  code: 'TR079',
  mend: 'purpose',
  words:
    'Formålet passer ikke til modtageren. Kun den, der behandler efter sundhedsloven, får oplysninger til aktuel behandling, og kun en tilsynsmyndighed til tilsyn.',
}

const noConsent = (kind: ReceiverKind, receiver: string): Fault => ({
  code: 'TR075',
  mend: 'consent',
  words: `Der mangler et skriftligt samtykke til at dele med ${receiver || receiverName[kind]} til dette formål. Få samtykket, og registrér det først.`,
})

function lapse(consent: Consent, child: Subject, at: Moment): Fault | null {
  const fault = (code: Fault['code'], words: string): Fault => ({ code, mend: 'consent', words })
  if (consent.ended_how === 'entered_in_error') return fault('TR076', 'Samtykket var registreret ved en fejl.')
  if (consent.ended_on && isEndedAt(consent, at))
    return fault('TR076', `Samtykket blev trukket tilbage ${dayInWords(consent.ended_on)}.`)
  if (at.day < consent.given_on) return fault('TR076', `Samtykket er først givet ${dayInWords(consent.given_on)}.`)
  if (at.day > consent.valid_until)
    return fault('TR076', `Samtykket udløb ${dayInWords(consent.valid_until)}. Få et nyt, og registrér det.`)
  if (isInForce(consent, child, at)) return null
  return fault('TR077', noLongerSpeaks(consent, child, at.day))
}

/** Why the word of who gave a consent carries no more. */
function noLongerSpeaks({ capacity }: Consent, { birthDate }: Subject, day: string): string {
  if (capacity === 'young_person')
    return 'Den unge er vurderet ikke selv at kunne tage stilling. Spørg dem, der har forældremyndigheden.'
  const years = ageOn(birthDate, day) < OF_AGE ? DECIDES_FROM_AGE : OF_AGE
  return `Den unge er fyldt ${years} år, og forældrenes samtykke gælder ikke længere. Spørg den unge selv.`
}

const alike = (one: string, other: string): boolean =>
  one.trim().toLocaleLowerCase('da') === other.trim().toLocaleLowerCase('da')

export type Asked = {
  kind: ReceiverKind
  /** Empty when nobody in particular is named yet: then the consents in force tell who it can be. */
  receiver: string
  partnerId?: string | null
  purpose: SharingPurpose
  reason: string
} & Moment

/**
 * R75-R80: on what basis something may be passed on, and to whom by name, or what is missing. Of several consents that
 * fit, one in force is taken.
 */
export function basisFor(asked: Asked, standing: Standing): { claim: Claim; fault?: never } | { fault: Fault } {
  const basis = basisOf(asked.purpose, asked.kind)
  if (!basis) return { fault: WRONG_PURPOSE }
  const fitting =
    basis === 'consent'
      ? standing.consents.filter(
          (each) =>
            each.receiver_kind === asked.kind &&
            each.purpose === asked.purpose &&
            (!asked.receiver || alike(each.receiver, asked.receiver) || (asked.partnerId ?? '') === each.partner_id),
        )
      : []
  const consent = fitting.find((each) => isInForce(each, standing.child, asked)) ?? fitting[0] ?? null
  const receiver = consent?.receiver ?? asked.receiver
  const claim = { ...asked, basis, consent, receiver }
  const fault = faultOf(claim, standing)
  return fault ? { fault } : { claim }
}

/** The purpose that a kind of receiver is given something for, when nothing else is said. */
export const usualPurpose = (kind: ReceiverKind): SharingPurpose => {
  if (isForTreatment(kind)) return 'current_treatment'
  if (kind === 'supervisory_authority') return 'supervision'
  return kind === 'civil_society' || kind === 'other' ? 'other' : 'other_legislation'
}
