import type { StaffCtx } from '#platform/ctx.ts'
import {
  activePathwayOf,
  changeContact,
  contactsOf,
  correctWay,
  endPathway,
  faultsOfEnding,
  lastHeldOn,
  regretPathway,
  reopenPathway,
  type View,
} from '#care/pathways/pathways.ts'
import { passingOn } from '#care/sharing/sharing.ts'
import type { Event } from './format.ts'
import type { Life, Made } from './life.ts'
import { NotNow, refuse } from './refused.ts'

export async function end(ctx: StaffCtx, view: View, given: NonNullable<Event['ending']>): Promise<Made> {
  const { outcome, guidance, enquiry_on: enquiryOn, status } = view.pathway
  if (status !== 'active') throw new NotNow('Forløbet er allerede afsluttet.')
  const today = view.today.toString()
  const { note, noWayReason, resumption } = given
  const ending = { endedOn: given.on ?? today, closingReason: given.reason, note, noWayReason, resumption }
  const so = { outcome, guidance, enquiryOn, lastHeldOn: lastHeldOn(view.contacts, enquiryOn), today }
  refuse(faultsOfEnding(ending, so, view.ways))
  await endPathway(ctx, view.pathway, ending)
  const contacts = await contactsOf(ctx, view.pathway.id)
  return { contactId: contacts.find(({ type, status: stands }) => type === 'ending' && stands === 'held')?.id }
}

export async function reopen(ctx: StaffCtx, view: View, given: NonNullable<Event['reopening']>): Promise<Made> {
  if (view.pathway.status === 'active') throw new NotNow('Forløbet er åbent.')
  if (await activePathwayOf(ctx, view.child.id)) throw new NotNow('Barnet har et nyere, åbent forløb.')
  await reopenPathway(ctx, view.pathway, given.reason)
  return {}
}

/** Marks a contact, a plan or a referral of the story as entered in error. */
export async function correct(
  ctx: StaffCtx,
  view: View,
  life: Life,
  given: NonNullable<Event['correction']>,
): Promise<Made> {
  const { contactId, wayId } = life.made.get(given.of) ?? {}
  if (contactId) {
    if (view.pathway.status !== 'active') throw new NotNow('Forløbet er afsluttet. Genåbn det først.')
    await changeContact(ctx, view.pathway.id, contactId, { becomes: 'entered_in_error', reason: given.reason })
    return { contactId }
  }
  if (!wayId || !view.ways.some(({ id }) => id === wayId)) throw new NotNow('Vejen findes ikke, eller er rettet før.')
  await correctWay(ctx, view.pathway.id, wayId, given.reason)
  await passingOn.takeBack(ctx, view.pathway.id, wayId)
  return { wayId }
}

export async function regret(ctx: StaffCtx, view: View, given: NonNullable<Event['regret']>): Promise<Made> {
  await regretPathway(ctx, view.pathway, given.reason)
  return {}
}
