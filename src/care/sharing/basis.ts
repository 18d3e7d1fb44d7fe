import { Temporal } from 'temporal-polyfill'
import type { DisclosureBasis, ReceiverKind, SharingEnd, SharingPurpose, Speaker } from '#platform/schema.ts'
import { ageOn, plainDate } from '#platform/time.ts'
import { day as dayInWords } from '#ui/danish.ts'
import { receiverName } from './words.ts'

/** The age from which the young person decides alone what is shared (sundhedsloven § 17, stk. 3). */
export const DECIDES_FROM_AGE = 15

/** Those who treat under sundhedsloven. PPR works under school law, and is not one of them (domain 4.4). */
export const FOR_TREATMENT = [
  'general_practice',
  'hospital',
  'child_psychiatry',
  'health_visitor',
  'other_offer',
] as const satisfies ReceiverKind[]

/** How many letters the concrete reason of § 43, stk. 2, nr. 2 has at least; the other reasons are short. Ours. */
const LEAST_REASON = { essential_regard: 20, law_requires: 3, supervision: 3, treatment: 0, consent: 0 } as const

type Ended = { ended_how: SharingEnd | null; ended_on: string | null }
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
export type Objection = Ended & { receiver_kind: ReceiverKind | null; objected_on: string }

/** A child, and all that was ever said about sharing what is known of it. */
export type Standing = {
  child: { id: string; birthDate: string }
  consents: readonly Consent[]
  objections: readonly Objection[]
}

/** What hinders, with the code that the database answers with, and what would mend it. */
export type Fault = {
  code: 'TR075' | 'TR076' | 'TR077' | 'TR078' | 'TR079' | 'TR080'
  words: string
  mend: 'consent' | 'objection' | 'purpose' | 'reason'
}

export type Claim = {
  kind: ReceiverKind
  receiver: string
  purpose: SharingPurpose
  basis: DisclosureBasis
  consent: Consent | null
  reason: string
  day: string
}

const isForTreatment = (kind: ReceiverKind): boolean => FOR_TREATMENT.some((each) => each === kind)

/** R75, R78: the basis of a purpose and a kind of receiver; null when they do not go together. Sundhedsloven §§ 41, 43. */
export function basisOf(purpose: SharingPurpose, kind: ReceiverKind): DisclosureBasis | null {
  if (purpose === 'current_treatment') return isForTreatment(kind) ? 'treatment' : null
  if (purpose === 'supervision') return kind === 'supervisory_authority' ? 'supervision' : null
  return purpose === 'other_legislation' || purpose === 'other' ? 'consent' : purpose
}

const isEndedOn = ({ ended_how, ended_on }: Ended, day: string): boolean =>
  ended_how === 'entered_in_error' || (ended_on !== null && day >= ended_on)

export const isObjectionInForce = (objection: Objection, day: string): boolean =>
  objection.objected_on <= day && !isEndedOn(objection, day)

/** R77: the last day on which a consent carries, unless it is withdrawn: a custody holder's not beyond the 15th birthday. */
export function lastDayOf({ capacity, valid_until }: Consent, birthDate: string): string {
  if (capacity === 'young_person') return valid_until
  const birthday = plainDate(birthDate).add({ years: DECIDES_FROM_AGE })
  // born on 29 February, a child turns 15 on 1 March
  const turns = ageOn(birthDate, birthday) < DECIDES_FROM_AGE ? birthday.add({ days: 1 }) : birthday
  const before = turns.subtract({ days: 1 })
  return Temporal.PlainDate.compare(before, valid_until) < 0 ? before.toString() : valid_until
}

/** R75-R77: whether a consent carries on a day. */
export const isInForce = (consent: Consent, birthDate: string, day: string): boolean =>
  consent.given_on <= day && day <= lastDayOf(consent, birthDate) && !isEndedOn(consent, day)

/**
 * R75-R80: why something may not be passed on, on the basis that is claimed; null when it may. The database refuses the
 * same with the same code (`disclosure_has_its_basis`).
 */
export function faultOf(claim: Claim, { child, objections }: Standing): Fault | null {
  const { kind, basis, consent, day } = claim
  if (basis !== basisOf(claim.purpose, kind)) return WRONG_PURPOSE
  if (basis === 'treatment' && objections.some((one) => concerns(one, kind) && isObjectionInForce(one, day)))
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
    const lapsed = lapse(consent, child.birthDate, day)
    if (lapsed) return lapsed
  }
  if (claim.reason.trim().length < LEAST_REASON[basis])
    return {
      code: 'TR080',
      mend: 'reason',
      words: `Skriv den konkrete begrundelse, mindst ${LEAST_REASON[basis]} tegn.`,
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

function lapse(consent: Consent, birthDate: string, day: string): Fault | null {
  const fault = (code: Fault['code'], words: string): Fault => ({ code, mend: 'consent', words })
  if (consent.ended_how === 'entered_in_error') return fault('TR076', 'Samtykket var registreret ved en fejl.')
  if (consent.ended_on && day >= consent.ended_on)
    return fault('TR076', `Samtykket blev trukket tilbage ${dayInWords(consent.ended_on)}.`)
  if (day < consent.given_on) return fault('TR076', `Samtykket er først givet ${dayInWords(consent.given_on)}.`)
  if (day > consent.valid_until)
    return fault('TR076', `Samtykket udløb ${dayInWords(consent.valid_until)}. Få et nyt, og registrér det.`)
  if (!isInForce(consent, birthDate, day))
    return fault('TR077', 'Den unge er fyldt 15 år, og forældrenes samtykke gælder ikke længere. Spørg den unge selv.')
  return null
}

const alike = (one: string, other: string): boolean =>
  one.trim().toLocaleLowerCase('da') === other.trim().toLocaleLowerCase('da')

export type Asked = {
  kind: ReceiverKind
  /** Empty when nobody in particular is named yet: then the consents in force tell who it can be. */
  receiver: string
  partnerId?: string | null
  purpose: SharingPurpose
  day: string
  reason: string
}

/**
 * R75-R80: on what basis something may be passed on, and to whom by name, or what is missing. Of several consents that
 * fit, one in force is taken.
 */
export function basisFor(asked: Asked, standing: Standing): { claim: Claim; fault?: never } | { fault: Fault } {
  const basis = basisOf(asked.purpose, asked.kind)
  if (!basis) return { fault: WRONG_PURPOSE }
  const { birthDate } = standing.child
  const fitting =
    basis === 'consent'
      ? standing.consents.filter(
          (each) =>
            each.receiver_kind === asked.kind &&
            each.purpose === asked.purpose &&
            (!asked.receiver || alike(each.receiver, asked.receiver) || (asked.partnerId ?? '') === each.partner_id),
        )
      : []
  const consent = fitting.find((each) => isInForce(each, birthDate, asked.day)) ?? fitting[0] ?? null
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
