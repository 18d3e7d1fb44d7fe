import type { StaffCtx } from '#platform/ctx.ts'
import type { Child } from '#ui/html.ts'
import type { RelationBasis } from '#platform/schema.ts'

/** What the pages of a child are told by care, which lies above them. */
export type InCare = {
  /** The pathway that is open now, or else the latest. */
  pathwayId: string
  /** Who treats the child. */
  responsible: string | null
  /** Where the risk assessment stands, as a tag. */
  risk: Child
  /** The basis on which somebody opens the record by their role alone, such as intake before anybody is responsible. */
  byRole: RelationBasis | null
}

/** What care knows of a child: the pathway that counts, and those that should never have been, which can still be read. */
export type CareOf = (
  ctx: StaffCtx,
  childId: string,
) => Promise<{ inCare: InCare | null; regretted: readonly { pathwayId: string; enquiryOn: string }[] }>
