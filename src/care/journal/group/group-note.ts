import { list } from '#ui/danish.ts'
import type { TypedNote } from '../drafts.ts'
import { HEADINGS, headingsOf, isLate, type Heading, type Section } from '../note.ts'
import { placeholdersIn } from '../phrases/phrase.ts'
import { namesIn } from './names.ts'

/** R51: what is said of the talk, and stands in each child's note. */
export const COMMON = ['treatment', 'information', 'follow_up'] as const satisfies Heading[]
/** R51: what is said of one child, and stands in that child's note alone. */
export const OWN = ['problem', 'effect', 'follow_up'] as const satisfies Heading[]

export const commonField = (heading: Heading): string => `common-${heading}`
export const ownField = (contactId: string, heading: Heading): string => `own-${contactId}-${heading}`
/** Ticked when the note covers that contact. */
export const coversField = (contactId: string): string => `covers-${contactId}`

/** The contacts that a draft says something of their own of, as what is empty is not kept. */
export const saidOf = (typed: TypedNote): string[] => [
  ...new Set(Object.keys(typed).flatMap((field) => /^own-(.{36})-/.exec(field)?.[1] ?? [])),
]

const said = (typed: TypedNote, field: string): string => (typed[field] ?? '').trim()

/** What becomes the note of one child: under each heading the common text, and then that child's own. */
export const sectionsOfChild = (typed: TypedNote, contactId: string): Section[] =>
  headingsOf.treatment.flatMap((key: Heading) => {
    const text = [said(typed, commonField(key)), said(typed, ownField(contactId, key))].filter(Boolean).join('\n\n')
    return text ? [{ key, heading: HEADINGS[key], text }] : []
  })

/** A child of the group: its contact, and what it and the adults around it are called. */
export type Named = { contactId: string; names: readonly string[] }

type Joint = {
  typed: TypedNote
  /** Those the note is for. */
  covered: readonly Named[]
  /** All in the group, also those whom the note is not for and those who did not come: none of them is named. */
  everybody: readonly Named[]
  startsAt: Date
  now: Date
}

/**
 * Why a joint note cannot be signed, field by field; nothing when it can. R44: a late one says why. R47: nothing is left to be
 * filled in. R51: something stands in each child's note. What several children share names none of them nor their adults; a
 * child's own part names none of the others.
 */
export function faultsOf({ typed, covered, everybody, startsAt, now }: Joint): Record<string, string> {
  const errors: Record<string, string> = {}
  const look = (field: string, of: readonly Named[], own: readonly string[] = []) => {
    const text = said(typed, field)
    const [unfilled] = placeholdersIn(text)
    if (unfilled) errors[field] = `Her står stadig ${unfilled}. Skriv det, der skal stå, eller slet det.`
    const mine = new Set(namesIn(text, own))
    const named = namesIn(
      text,
      of.flatMap(({ names }) => names),
    ).filter((word) => !mine.has(word))
    if (named.length)
      errors[field] = `Her nævnes ${list(named)}. Teksten må ikke vise, hvem de andre er. Skriv det uden navne.`
  }
  if (covered.length === 0) errors['form'] = 'Vælg mindst ét barn, som notatet skal stå hos.'
  for (const heading of COMMON) look(commonField(heading), everybody)
  for (const child of covered) {
    const others = everybody.filter(({ contactId }) => contactId !== child.contactId)
    for (const heading of OWN) look(ownField(child.contactId, heading), others, child.names)
    if (sectionsOfChild(typed, child.contactId).length === 0)
      errors[commonField('treatment')] ??= 'Skriv noget i notatet, før du underskriver.'
  }
  if (isLate(startsAt, now)) {
    look('lateReason', everybody)
    if (said(typed, 'lateReason').length < 5)
      errors['lateReason'] ??= 'Notatet skrives en senere dag end samtalen. Skriv hvorfor: mindst 5 tegn.'
  }
  return errors
}
