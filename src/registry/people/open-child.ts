import type { StaffCtx } from '#platform/ctx.ts'
import { isUuid } from '#platform/form.ts'
import { problem } from '#platform/problem.ts'
import type { AccessKind } from '#platform/schema.ts'
import { dayOf } from '#platform/time.ts'
import { mayKnowAddress, openRecord } from '#registry/access/access.ts'
import { childForBanner } from './banner.ts'
import { familyOf, type Contact } from './contacts.ts'
import type { CareOf } from './in-care.ts'
import { childById, type Child } from './people.ts'

export type OpenedChild = Awaited<ReturnType<typeof openChild>>

/**
 * All that the pages of a child show, opened by somebody who treats the child, or whose role or reason suffices (R55). The
 * look is logged (R56). A child of another municipality is not found.
 */
export async function openChild(
  ctx: StaffCtx,
  childId: string,
  careOf: CareOf,
  look: { what: string; kind?: AccessKind },
) {
  if (!isUuid(childId)) throw problem.notFound('Barnet')
  const [banner, child, family, { inCare, regretted }] = await Promise.all([
    childForBanner(ctx, childId),
    childById(ctx, childId),
    familyOf(ctx, childId),
    careOf(ctx, childId),
  ])
  const basis = await openRecord(ctx, childId, { ...look, byRole: inCare?.byRole ?? null })
  const knowsAddress = mayKnowAddress(basis)
  return {
    banner,
    child: knowsAddress ? child : withoutAddress(child),
    family: knowsAddress ? family : { ...family, contacts: family.contacts.map(hiddenBeside(child)) },
    inCare,
    regretted,
    today: dayOf(ctx.now),
    /** Whether a protected address may be shown to the one who looks; otherwise it is not even here. */
    knowsAddress,
    reader: ctx.actor,
  }
}

const withoutAddress = (child: Child): Child => (child.has_protected_address ? { ...child, address: '' } : child)

/** An adult who lives where a protected child lives would give the child's address away. */
const hiddenBeside =
  (child: Child) =>
  (contact: Contact): Contact =>
    contact.hasProtectedAddress || (child.has_protected_address && contact.address === child.address)
      ? { ...contact, hasProtectedAddress: true, address: '' }
      : contact
