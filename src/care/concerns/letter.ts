import type { StaffCtx } from '#platform/ctx.ts'
import { problem } from '#platform/problem.ts'
import { municipality } from '#registry/organisations/organisations.ts'
import { childById, cprOf, custodyInWords, familyOf, writtenCpr } from '#registry/people/people.ts'
import { NOT_FOR_YOU } from './act.ts'
import { concernView } from './load.ts'

/** What the receiver of an underretning needs to know of child and family, beside what it says. */
export async function letterOf(ctx: StaffCtx, pathwayId: string, concernId: string) {
  const view = await concernView(ctx, pathwayId, concernId, 'read')
  if (!view.mayRead) throw problem.forbidden(NOT_FOR_YOU)
  const [child, cpr, { contacts }, offer] = await Promise.all([
    childById(ctx, view.child.id),
    cprOf(ctx, view.child.id),
    familyOf(ctx, view.child.id),
    municipality(ctx),
  ])
  return {
    view,
    child,
    cpr: cpr && writtenCpr(cpr),
    custody: custodyInWords(view.child.custody),
    adults: contacts,
    offer,
  }
}
export type Letter = Awaited<ReturnType<typeof letterOf>>
