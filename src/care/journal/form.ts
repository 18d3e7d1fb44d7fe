import { z } from 'zod'
import * as f from '#platform/form.ts'
import type { Errors } from '#platform/form.ts'
import { clockTimeOf, instantOf } from '#platform/time.ts'
import type { TypedNote } from './drafts.ts'
import { HEADINGS, headingsOf, isLate, sectionsOf, type Heading, type Section } from './note.ts'
import { placeholdersIn } from './phrases/phrase.ts'
import type { Writing } from './writing.ts'

/** As much as one section of a note can hold. */
const SECTION_LIMIT = 10_000

const KEYS = Object.keys(HEADINGS) as Heading[] // the keys of the table

/** Everything a draft keeps; a draft may be anything but too long. */
const fields = {
  ...Object.fromEntries(KEYS.map((key) => [key, f.optionalText(SECTION_LIMIT)])),
  day: f.optionalText(20),
  time: f.optionalText(20),
  lateReason: f.optionalText(1000),
  reason: f.optionalText(1000),
}

export const draftSchema = z.object(fields).transform(
  (value): TypedNote => Object.fromEntries(Object.entries(value).filter(([, text]) => text !== '')), // what is empty is not kept
)

/** What stands in the form when it is shown: the draft, or what it begins with. */
export const beginning = (writing: Writing): TypedNote => {
  if (writing.draft) return writing.draft.typed
  if (writing.corrected) return Object.fromEntries(writing.corrected.sections.map(({ key, text }) => [key, text]))
  return writing.contact ? {} : { day: writing.today.toString(), time: clockTimeOf(writing.now) }
}

/** When the contact was that a note is about. A note of its own says so itself. */
export const contactAtOf = (writing: Writing, typed: TypedNote): Date | null => {
  if (writing.corrected) return writing.corrected.contact_at
  // a talk that was cancelled before its time: what the note tells of is that it was
  if (writing.contact?.status === 'cancelled' && writing.contact.starts_at > writing.now) return writing.now
  if (writing.contact) return writing.contact.starts_at
  const day = z.object({ day: f.day(''), time: f.time('') }).safeParse(typed)
  return day.success ? instantOf(day.data.day, day.data.time) : null
}

export type Signable = {
  sections: Section[]
  contactAt: Date
  lateReason: string | null
  reason: string | null
}

/** A note that can be signed, or field by field what is missing. R44, R46, R47. */
export function signable(writing: Writing, typed: TypedNote): { value: Signable } | { errors: Errors } {
  const errors: Record<string, string> = {}
  const sections = sectionsOf(writing.kind, typed)
  if (sections.length === 0) errors[headingsOf[writing.kind][0]] = 'Skriv noget i notatet, før du underskriver.'
  for (const { key, text } of sections) {
    const [unfilled] = placeholdersIn(text)
    if (unfilled) errors[key] = `Her står stadig ${unfilled}. Skriv det, der skal stå, eller slet det.`
  }
  const contactAt = contactAtOf(writing, typed)
  if (!contactAt) errors['day'] = 'Skriv, hvilken dag det var, og hvad klokken var.'
  else if (contactAt > writing.now) errors['day'] = 'Det ligger i fremtiden. Et notat handler om noget, der er sket.'
  const reason = (typed['reason'] ?? '').trim()
  if (writing.corrected && reason.length < 5) errors['reason'] = 'Skriv, hvorfor notatet rettes: mindst 5 tegn.'
  const isTooLate = !writing.corrected && contactAt !== null && isLate(contactAt, writing.now)
  const lateReason = (typed['lateReason'] ?? '').trim()
  if (isTooLate && lateReason.length < 5)
    errors['lateReason'] = 'Notatet skrives en senere dag end kontakten. Skriv hvorfor: mindst 5 tegn.'
  if (!contactAt || Object.keys(errors).length) return { errors }
  return {
    value: {
      sections,
      contactAt,
      lateReason: isTooLate ? lateReason : null,
      reason: writing.corrected ? reason : null,
    },
  }
}
