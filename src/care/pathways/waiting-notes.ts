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

export type WaitingNotes = (ctx: StaffCtx) => Promise<WaitingNote[]>
