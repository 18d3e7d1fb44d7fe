import { typedText, type Typed } from '#platform/form.ts'
import { time } from '#ui/danish.ts'
import { isSame, type Draft, type TypedNote } from './drafts.ts'
import type { Section } from './note.ts'

/** What a form held, field by field, as a draft keeps it. */
export const asTyped = (typed: Typed): TypedNote =>
  Object.fromEntries(Object.keys(typed).map((name) => [name, typedText(typed, name)]))

/** Whether another browser has saved something else than what is signed here, or the draft was signed or deleted there. */
export const isOutOfStep = (draft: Draft | null, typed: TypedNote, version: number): boolean =>
  draft ? version !== draft.version && !isSame(draft.typed, typed) : version !== 0

/** What another window saved meanwhile, as the page's script reads it; null when the draft was signed or deleted there. */
export const conflictInJson = (other: Draft | null, sectionsOf: (typed: TypedNote) => Section[]) => ({
  version: other?.version ?? 0,
  at: other && time(other.savedAt),
  typed: other?.typed ?? {},
  sections: other ? sectionsOf(other.typed) : [],
})
