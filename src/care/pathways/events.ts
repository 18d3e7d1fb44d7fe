import type { Ctx } from '#platform/ctx.ts'
import { bulkOf } from './in-bulk.ts'

/** What can happen to a pathway, in the past tense. */
export const EVENTS = [
  'pathway.opened',
  'pathway.assigned',
  'pathway.residence_changed',
  'pathway.judged',
  'pathway.outcome_chosen',
  'pathway.delayed',
  'pathway.ended',
  'pathway.reopened',
  'pathway.entered_in_error',
  'pathway.transferred',
  'pathway.access_reasoned',
  'enquiry.joined',
  'enquiry.joined_as_first',
  'contact.planned',
  'contact.held',
  'contact.cancelled',
  'contact.missed',
  'contact.corrected',
  'theme.added',
  'theme.removed',
  'way.shown',
  'way.checked',
  'way.corrected',
  'task.answered',
  'journal.signed',
  'sharing.consented',
  'sharing.withdrawn',
  'sharing.objected',
  'sharing.lifted',
  'disclosure.made',
  'disclosure.corrected',
  'journal.cosign_asked',
  'journal.cosigned',
  'concern.sent',
  'concern.supplemented',
  'concern.receipt',
  'concern.followed_up',
  'record_access.requested',
  'record_access.delayed',
  'record_access.decided',
  'record_access.reopened',
  'record_access.delivered',
  'record_access.answered',
  'record_access.closed',
  'consent.permitted',
  'consent.denied',
  'consent.withdrawn',
  'consent.capacity_assessed',
  'consent.holders_told',
  'consent.holders_not_told',
  'consent.parents_talked_to',
  'consent.corrected',
  'measure.asked',
  'measure.answered',
  'measure.flag_answered',
  'measure.corrected',
  'measure.left_out',
  'goal.set',
  'goal.ended',
] as const
export type EventName = (typeof EVENTS)[number]

/** Appends what happened, in the transaction in which it happened. `detail` holds ids, days and codes, no text about anybody. */
export async function record(
  ctx: Ctx,
  pathwayId: string,
  name: EventName,
  detail: Record<string, string | number | boolean | null> = {},
): Promise<void> {
  const event = { pathway_id: pathwayId, at: ctx.now, name, detail: JSON.stringify(detail) }
  const bulk = bulkOf(ctx.db)
  if (bulk) bulk.events.push({ ...event, actor_id: ctx.actor.kind === 'staff' ? ctx.actor.id : null })
  else await ctx.db.insertInto('events').values(event).execute()
}
