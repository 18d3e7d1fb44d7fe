import type { StaffCtx } from '#platform/ctx.ts'
import { isUuid } from '#platform/form.ts'
import { problem } from '#platform/problem.ts'
import type { AccessKind } from '#platform/schema.ts'
import { dayOf } from '#platform/time.ts'
import { openRecord } from '#registry/access/access.ts'
import { childForBanner } from './banner.ts'
import { familyOf } from './contacts.ts'
import type { InCareOf } from './in-care.ts'
import { childById } from './people.ts'

export type OpenedChild = Awaited<ReturnType<typeof openChild>>

/**
 * All that the pages of a child show, opened by somebody who treats the child, or whose role or reason suffices (R55). The
 * look is logged (R56). A child of another municipality is not found.
 */
export async function openChild(
  ctx: StaffCtx,
  childId: string,
  inCareOf: InCareOf,
  look: { what: string; kind?: AccessKind },
) {
  if (!isUuid(childId)) throw problem.notFound('Barnet')
  const [banner, child, family, inCare] = await Promise.all([
    childForBanner(ctx, childId),
    childById(ctx, childId),
    familyOf(ctx, childId),
    inCareOf(ctx, childId),
  ])
  await openRecord(ctx, childId, { ...look, byRole: inCare?.byRole ?? null })
  return { banner, child, family, inCare, today: dayOf(ctx.now) }
}
