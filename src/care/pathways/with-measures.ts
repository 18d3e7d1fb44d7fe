import type { Ctx, StaffCtx } from '#platform/ctx.ts'
import type { Errors, Typed } from '#platform/form.ts'
import type { Child } from '#ui/html.ts'
import type { View } from './view.ts'

/** What questionnaires, which lie above, add to a pathway's own pages. */
export type WithMeasures = {
  /** On the pathway's page, in one statement. */
  card: (ctx: Ctx, view: View) => Promise<Child>
  /** A talk was held: what is asked about it becomes tasks. */
  held: (ctx: Ctx, pathwayId: string) => Promise<void>
  /** R40: at the ending, what is missing, and the reason why it is done without. */
  ending: {
    fields: (ctx: Ctx, view: View, shown: { typed?: Typed | undefined; errors?: Errors | undefined }) => Promise<Child>
    faults: (ctx: Ctx, view: View, value: { endedOn: string; missingReason: string }) => Promise<Errors | null>
    leaveOut: (ctx: StaffCtx, view: View, reason: string) => Promise<void>
  }
}
