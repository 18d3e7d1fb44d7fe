import type { StaffCtx } from '#platform/ctx.ts'
import { Problem } from '#platform/problem.ts'
import type { AccessKind } from '#platform/schema.ts'
import { openRecord } from '#registry/access/access.ts'

/** A group as the product knows it: those whom the same person met at the same time and place. */
export type Group = { staffId: string; startsAt: Date; placeId: string | null }

/**
 * All who belong to the group at that hour, also those who did not come, or whose talk is not registered yet: each with its
 * contact, its pathway, and where a note of it belongs (R42). One person meets one group at an hour, wherever it was planned.
 */
export const inGroup = (ctx: StaffCtx, { staffId, startsAt }: Group) =>
  ctx.db
    .selectFrom('contacts')
    .innerJoin('pathways', (join) =>
      join
        .onRef('pathways.municipality_id', '=', 'contacts.municipality_id')
        .onRef('pathways.id', '=', 'contacts.pathway_id'),
    )
    .innerJoin('people as child', (join) =>
      join.onRef('child.municipality_id', '=', 'pathways.municipality_id').onRef('child.id', '=', 'pathways.child_id'),
    )
    .select(['contacts.id as contactId', 'contacts.pathway_id as pathwayId', 'pathways.child_id as childId'])
    .select(['contacts.status', 'contacts.place_id as placeId'])
    .select(['child.given_name as givenName', 'child.family_name as familyName'])
    .select((query) => [
      query
        .exists(
          query
            .selectFrom('journal_entries as entry')
            .select('entry.id')
            .whereRef('entry.municipality_id', '=', 'contacts.municipality_id')
            .whereRef('entry.contact_id', '=', 'contacts.id'),
        )
        .$castTo<boolean>()
        .as('hasNote'),
      query
        .selectFrom('contacts as earlier')
        .select('earlier.place_id')
        .whereRef('earlier.municipality_id', '=', 'contacts.municipality_id')
        .whereRef('earlier.pathway_id', '=', 'contacts.pathway_id')
        .where('earlier.status', '=', 'held')
        .where('earlier.place_id', 'is not', null)
        .orderBy('earlier.starts_at', 'desc')
        .limit(1)
        .as('lastPlaceId'),
    ])
    .where('contacts.staff_id', '=', staffId)
    .where('contacts.starts_at', '=', startsAt)
    .where('contacts.type', '=', 'treatment')
    .where('contacts.delivery', '=', 'group')
    .where('contacts.status', '<>', 'entered_in_error')
    .where('pathways.status', '<>', 'entered_in_error')
    .orderBy('child.given_name')
    .orderBy('child.family_name')
    .orderBy('contacts.id')
    .execute()

export type Member = Awaited<ReturnType<typeof inGroup>>[number]

/** Whether one of them was there, and gets a note. */
export const wasThere = ({ status, placeId }: Member, group: Group): boolean =>
  status === 'held' && placeId === group.placeId

/**
 * R55, R56: opens the record of each of them whom one treats, and logs each look. The others, and those whose record is closed
 * to one, are left out, and nothing is shown of them.
 */
export async function openedMembers<Of extends { childId: string }>(
  ctx: StaffCtx,
  members: readonly Of[],
  kind: AccessKind,
): Promise<{ open: Of[]; leftOut: number }> {
  const isOpen = await Promise.all(
    members.map(({ childId }) =>
      openRecord(ctx, childId, { what: 'group_note', kind }).then(
        () => true,
        (error: unknown) => {
          if (error instanceof Problem) return false
          throw error
        },
      ),
    ),
  )
  const open = members.filter((_, nth) => isOpen[nth])
  return { open, leftOut: members.length - open.length }
}
