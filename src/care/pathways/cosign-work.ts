import type { StaffCtx } from '#platform/ctx.ts'
import type { JournalKind } from '#platform/schema.ts'

/** A note that waits for a second signature, or to be corrected, as the journal, which lies above, tells *Min dag*. */
export type CosignWork = {
  entry_id: string
  pathway_id: string
  kind: JournalKind
  contact_at: Date
  due_on: string
  cosigner_id: string
  cosigner: string
  author_name: string
  given_name: string
  family_name: string
}

export type CosignWorkOf = (ctx: StaffCtx) => Promise<CosignWork[]>
