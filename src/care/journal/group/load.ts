import type { StaffCtx } from '#platform/ctx.ts'
import { isUuid } from '#platform/form.ts'
import { problem } from '#platform/problem.ts'
import type { AccessKind } from '#platform/schema.ts'
import { dayOf } from '#platform/time.ts'
import { childForBanner } from '#registry/people/people.ts'
import { contactsOf, openedPathway } from '#care/pathways/pathways.ts'
import { phrasesFor } from '../phrases/phrases.ts'
import { groupDraftOf } from './drafts.ts'
import { inGroup, openedMembers, wasThere, type Group } from './members.ts'

/**
 * All that writing a joint note asks for, from the talk of one of the children. Opens the record of each child in the group
 * whom the writer treats (R55, R56). null when the talk was not one with a group that has been held.
 */
export async function groupWriting(ctx: StaffCtx, named: { pathwayId: string; contactId: string }, kind: AccessKind) {
  if (!isUuid(named.pathwayId) || !isUuid(named.contactId)) throw problem.notFound('Siden')
  const pathway = await openedPathway(ctx, named.pathwayId, 'group_note', { kind })
  const [child, contacts, phrases] = await Promise.all([
    childForBanner(ctx, pathway.child_id),
    contactsOf(ctx, pathway.id),
    phrasesFor(ctx),
  ])
  const contact = contacts.find(({ id }) => id === named.contactId)
  if (!contact) throw problem.notFound('Kontakten')
  if (contact.delivery !== 'group' || contact.status !== 'held' || !contact.staff_id) return null
  const group: Group = { staffId: contact.staff_id, startsAt: contact.starts_at, placeId: contact.place_id }
  const [everybody, draft] = await Promise.all([inGroup(ctx, group), groupDraftOf(ctx, group)])
  const came = everybody.filter((each) => wasThere(each, group))
  const others = came.filter(({ contactId }) => contactId !== contact.id)
  const { open, leftOut } = await openedMembers(ctx, others, kind)
  const members = came.filter((each) => each.contactId === contact.id || open.includes(each))
  return {
    pathway,
    child,
    contact,
    group,
    everybody,
    members,
    leftOut,
    draft,
    phrases: phrases.filter((phrase) => phrase.kind === null || phrase.kind === 'treatment'),
    today: dayOf(ctx.now),
    now: ctx.now,
  }
}

export type GroupWriting = NonNullable<Awaited<ReturnType<typeof groupWriting>>>
