import type { StaffCtx } from '#platform/ctx.ts'
import type { ContactType } from '#platform/schema.ts'

/** A draft in the journal that waits to be signed, as the journal, which lies above, tells *Min dag*. */
export type WaitingNote = {
  pathway_id: string
  contact_id: string | null
  corrects_id: string | null
  saved_at: Date
  type: ContactType | null
  /** Whether its author may still open the child's record; if not, the note can only be deleted. */
  is_related: boolean
  id: string
  given_name: string
  family_name: string
}

/** A draft of a note on a talk with a group. It names no child here. */
export type WaitingGroupNote = {
  id: string
  saved_at: Date
  starts_at: Date
  /** Where it is written on; null when no talk is registered like that any more, or none that its author may open. */
  href: string | null
}

export type WaitingNotes = (ctx: StaffCtx) => Promise<{ notes: WaitingNote[]; groupNotes: WaitingGroupNote[] }>
