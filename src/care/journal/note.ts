import type { JournalKind } from '#platform/schema.ts'
import { dayOf } from '#platform/time.ts'

/**
 * R51: the headings of a note, in the words that stand in the journal. KL's guide to the offer: the child's problem, the
 * treatment given, its effect, other municipal efforts, follow-up; and what information was given (autorisationsloven § 22).
 */
export const HEADINGS = {
  problem: 'Barnets vanskeligheder',
  treatment: 'Behandling',
  effect: 'Effekt',
  other_efforts: 'Andre kommunale indsatser',
  information: 'Information givet, og hvad familien sagde til den',
  text: 'Notat',
  follow_up: 'Opfølgning',
  consent: 'Samtykke',
  disclosure: 'Videregivelse',
  record_access: 'Aktindsigt',
  risk: 'Risiko for selvskade og selvmord',
} as const

export type Heading = keyof typeof HEADINGS

/** R51: which headings a note of each kind offers. None must be filled in; one at least. */
export const headingsOf = {
  enquiry: ['problem', 'other_efforts', 'information', 'follow_up'],
  preliminary_talk: ['problem', 'other_efforts', 'information', 'follow_up'],
  screening: ['problem', 'effect', 'other_efforts', 'information', 'follow_up'],
  treatment: ['problem', 'treatment', 'effect', 'other_efforts', 'information', 'follow_up'],
  final_talk: ['problem', 'treatment', 'effect', 'other_efforts', 'information', 'follow_up'],
  ending: ['treatment', 'effect', 'other_efforts', 'information', 'follow_up'],
  note: ['text', 'follow_up'],
  consent: ['consent'],
  disclosure: ['disclosure'],
  record_access: ['record_access'],
  risk: ['risk'],
} as const satisfies Record<JournalKind, readonly Heading[]>

/** A headed section as it is signed: the heading's words stand in it, so that they stay as they were. */
export type Section = { key: Heading; heading: string; text: string }

/** The sections of a kind that something was written under, in the order of the headings. */
export const sectionsOf = (kind: JournalKind, typed: Readonly<Record<string, unknown>>): Section[] =>
  headingsOf[kind].flatMap((key) => {
    const text = typed[key]
    return typeof text === 'string' && text.trim() ? [{ key, heading: HEADINGS[key], text: text.trim() }] : []
  })

/** R44: signed on a later Danish calendar day than the contact. The database asks the same. */
export const isLate = (contactAt: Date, signedAt: Date): boolean =>
  dayOf(signedAt).toString() > dayOf(contactAt).toString()

type Standing = {
  pathway: 'active' | 'completed' | 'entered_in_error'
  contact: 'planned' | 'held' | 'cancelled' | 'missed' | 'entered_in_error' | null
  isCorrectedAlready: boolean
}

/** Why a note cannot be signed now, in words for the person; null when it can. The draft may still be written. */
export function hindrance({ pathway, contact, isCorrectedAlready }: Standing): string | null {
  if (pathway === 'entered_in_error') return 'Forløbet er oprettet ved en fejl. Der kan ikke skrives mere i det.'
  if (isCorrectedAlready) return 'Notatet er rettet i mellemtiden. Ret i stedet den nyeste udgave i journalen.'
  if (contact === 'planned') return 'Registrér først samtalen. Så kan notatet underskrives.'
  if (contact === 'entered_in_error')
    return 'Samtalen er registreret ved en fejl. Flyt teksten til et notat uden samtale, og slet kladden.'
  return null
}
