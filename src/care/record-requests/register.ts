import type { StaffCtx } from '#platform/ctx.ts'
import type { RequestBy, RequestChannel, RequestScope, RequestTrack } from '#platform/schema.ts'
import { dayOf } from '#platform/time.ts'
import { addTask, closeTasks, record } from '#care/pathways/pathways.ts'
import type { RequestView } from './load.ts'
import { dueOn, type PowerFrom } from './request.ts'
import { TASK_TITLE } from './words.ts'

export type NewRequest = {
  childId: string
  pathwayId: string
  track: RequestTrack
  by: RequestBy
  powerFrom: PowerFrom | null
  adultId: string | null
  name: string
  receivedAt: Date
  channel: RequestChannel
  scope: RequestScope
  from: string | null
  to: string | null
  about: string
  identity: string
  powerOfAttorney: string
  maturity: string
  age: number
  custody: string
  handlerId: string | null
}

/**
 * Registers a request with its due day (R59) and a task for whoever handles it and one for the leaders. Custody and age are
 * those of the day it came. The database refuses what `routeOf` does. Gives its id.
 */
export async function registerRequest(ctx: StaffCtx, asked: NewRequest): Promise<string> {
  const due = dueOn(dayOf(asked.receivedAt)).toString()
  const { id } = await ctx.db
    .insertInto('record_requests')
    .values({
      child_id: asked.childId,
      pathway_id: asked.pathwayId,
      track: asked.track,
      asked_by: asked.by,
      power_from: asked.powerFrom,
      adult_id: asked.adultId,
      name: asked.name,
      received_at: asked.receivedAt,
      channel: asked.channel,
      scope: asked.scope,
      scope_from: asked.from,
      scope_to: asked.to,
      about: asked.about,
      identity: asked.identity,
      power_of_attorney: asked.powerOfAttorney,
      maturity: asked.maturity,
      age_then: asked.age,
      custody_then: asked.custody,
      due_on: due,
      handler_id: asked.handlerId,
      registered_at: ctx.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await record(ctx, asked.pathwayId, 'record_access.requested', { request: id, track: asked.track })
  await remind(
    ctx,
    { id, child_id: asked.childId, pathway_id: asked.pathwayId, track: asked.track, handler_id: asked.handlerId },
    due,
  )
  return id
}

/** Gives a request to another, on whose day it stands from now on. */
export async function passOn(
  ctx: StaffCtx,
  { request, deadline }: Pick<RequestView, 'request' | 'deadline'>,
  handlerId: string,
): Promise<void> {
  await ctx.db.updateTable('record_requests').set({ handler_id: handlerId }).where('id', '=', request.id).execute()
  await closeTasks(ctx, { requestId: request.id }, 'Behandles af en anden.')
  await remind(ctx, { ...request, handler_id: handlerId }, deadline)
}

type Reminded = { id: string; child_id: string; pathway_id: string; track: RequestTrack; handler_id: string | null }

/** R59: what must be answered stands on the day of whoever handles it, and on that of the leaders. */
export async function remind(ctx: StaffCtx, request: Reminded, due: string): Promise<void> {
  const task = {
    kind: 'record_request' as const, // the enum's own word
    childId: request.child_id,
    pathwayId: request.pathway_id,
    requestId: request.id,
    title: TASK_TITLE[request.track],
    dueOn: due,
    role: 'leader' as const, // the enum's own word
  }
  if (request.handler_id) await addTask(ctx, { ...task, assigneeId: request.handler_id })
  await addTask(ctx, { ...task, assigneeId: null })
}
