import type { StaffCtx } from '#platform/ctx.ts'
import type { RequestClosing } from '#platform/schema.ts'
import { dayOf } from '#platform/time.ts'
import { enterInJournal } from '#care/journal/journal.ts'
import { closeTasks, record } from '#care/pathways/pathways.ts'
import { day } from '#ui/danish.ts'
import type { Request } from './load.ts'
import { askedByName, closingName, trackName } from './words.ts'

/** Closes a request that was answered, and takes it off everybody's day. */
export async function close(ctx: StaffCtx, id: string): Promise<void> {
  await ctx.db.updateTable('record_requests').set({ closed_at: ctx.now }).where('id', '=', id).execute()
  await closeTasks(ctx, { requestId: id }, 'Anmodningen er besvaret.')
}

export type Closing = { without: RequestClosing; reason: string }

/**
 * Closes a request that shall have no answer, because who asked took it back, or because it should never have been registered
 * so. The journal tells it with the reason (10-2000 characters); of a mistake it names nobody, who may be a stranger to the
 * child. Refused by the database when it is closed.
 */
export async function closeWithoutAnswer(ctx: StaffCtx, request: Request, { without, reason }: Closing): Promise<void> {
  const received = day(dayOf(request.received_at))
  const name = trackName[request.track]
  const what =
    without === 'withdrawn'
      ? `${name}. ${askedByName[request.asked_by]}: ${request.name}. Modtaget ${received}. Lukket uden svar: ${closingName.withdrawn.toLowerCase()}.`
      : `${name}. En anmodning, modtaget ${received}, er lukket uden svar: ${closingName.mistake.toLowerCase()}.`
  await enterInJournal(ctx, {
    pathwayId: request.pathway_id,
    kind: 'record_access',
    text: `${what}\n\nBegrundelse:\n${reason}`,
  })
  await ctx.db
    .updateTable('record_requests')
    .set({ closed_at: ctx.now, closed_without: without, closed_reason: reason })
    .where('id', '=', request.id)
    .execute()
  await closeTasks(ctx, { requestId: request.id }, 'Anmodningen er lukket uden svar.')
  await record(ctx, request.pathway_id, 'record_access.closed', { request: request.id, without })
}
