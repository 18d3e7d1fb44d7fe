import type { StaffCtx } from '#platform/ctx.ts'

/** A henvendelse that a search found, as the entrance, which lies above, tells it. */
export type FoundEnquiry = {
  id: string
  /** Neither name nor birth date when it belongs to a child whose record is closed to the reader. */
  name: string
  birthDate: string | null
  receivedOn: string
  /** What became of it, in words. */
  standing: string
}

/** Those like what was typed that the reader may see; the search itself has been logged. */
export type FindEnquiries = (ctx: StaffCtx, typed: string) => Promise<FoundEnquiry[]>
