import type { StaffCtx } from '#platform/ctx.ts'
import { namesAround } from '#registry/people/people.ts'
import { isLate } from '../note.ts'
import type { TypedNote } from '../drafts.ts'
import { addNote } from '../sign.ts'
import { removeGroupDraft } from './drafts.ts'
import { coversField, faultsOf, sectionsOfChild } from './group-note.ts'
import type { GroupWriting } from './load.ts'

/** Why the joint note cannot be signed, field by field; nothing when it can. */
export async function faultsOfGroup(
  ctx: StaffCtx,
  { members, everybody, group: { startsAt } }: GroupWriting,
  typed: TypedNote,
): Promise<Record<string, string>> {
  const around = await namesAround(
    ctx,
    everybody.map(({ childId }) => childId),
  )
  const named = ({ contactId, childId }: { contactId: string; childId: string }) => ({
    contactId,
    names: around.get(childId) ?? [],
  })
  const covered = members.filter(({ contactId }) => typed[coversField(contactId)])
  return faultsOf({ typed, covered: covered.map(named), everybody: everybody.map(named), startsAt, now: ctx.now })
}

/**
 * Signs a joint note: one entry for each child it covers, in that child's own journal and on its own contact (R42-R44), all of
 * them or none. Nothing in an entry tells of the others. Each waits for a
 * second signature as any note does (R85). The draft is gone. Asks `faultsOfGroup` beforehand.
 */
export async function signGroupNote(
  ctx: StaffCtx,
  { members, group }: GroupWriting,
  typed: TypedNote,
  writtenAt: Date,
): Promise<void> {
  const { startsAt, placeId } = group
  // always in the same order, so that two who sign at once do not wait for each other's journals
  const covered = members
    .filter(({ contactId }) => typed[coversField(contactId)])
    .toSorted((one, other) => (one.contactId < other.contactId ? -1 : 1))
  for (const { childId, pathwayId, contactId, lastPlaceId } of covered)
    await addNote(ctx, ctx.db, {
      childId,
      matter: { pathwayId, contactId, correctsId: null },
      kind: 'treatment',
      placeId: placeId ?? lastPlaceId,
      sections: sectionsOfChild(typed, contactId),
      contactAt: startsAt,
      writtenAt,
      lateReason: isLate(startsAt, ctx.now) ? (typed['lateReason'] ?? '').trim() : null,
      correction: null,
    })
  await removeGroupDraft(ctx, group)
}
