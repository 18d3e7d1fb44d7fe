import type { StaffCtx } from '#platform/ctx.ts'
import type { ClosingReason, TaskKind } from '#platform/schema.ts'
import { dayOf, instantOf, plainDate } from '#platform/time.ts'
import {
  endRelations,
  giveReason,
  HOURS_OF_A_REASON,
  prolongRelations,
  relate,
  resumeRelations,
} from '#registry/access/access.ts'
import { cancelPlanned } from './contacts.ts'
import { record } from './events.ts'
import { takesIn, type Pathway } from './load.ts'
import { settle } from './settle.ts'
import { addTask, closeTasks, lastTasks, reopenTasks } from './tasks.ts'

export type Ending = {
  endedOn: string
  closingReason: ClosingReason
  note: string
  noWayReason: string
  resumption: string
}

/** Staff may look back at a pathway for this long after it ended; then they need a reason. Ours; no source names a time. */
export const DAYS_OF_LOOKING_BACK = 30

/** What is asked for the sake of a treatment under way, and not when it is over. */
const OVER_WITH_THE_TREATMENT: readonly TaskKind[] = [
  'consent_renewal',
  'consent_withdrawn',
  'notice_review',
  'risk_assessment',
  'sharing_expires',
  'measure_missing',
]
const ENDED = 'Forløbet er afsluttet.'

/** Whoever still has a task, such as to ask whether the family came into contact, may open the pathway to do it. */
export async function keepWhoHasTasks(ctx: StaffCtx, pathway: Pick<Pathway, 'id' | 'child_id'>): Promise<void> {
  const work = await lastTasks(ctx, pathway.id)
  if (!work.length) return
  const until = (dueOn: string) => instantOf(plainDate(dueOn).add({ days: DAYS_OF_LOOKING_BACK }).toString(), '12:00')
  await prolongRelations(
    ctx,
    pathway.child_id,
    work.map((each) => ({ staffId: each.assignee_id, until: until(each.due_on) })),
  )
}

/**
 * Ends a pathway: R28 with its end, R30 with an *Afslutning* contact, R31 after any step. What is still planned is taken
 * off. The database refuses an ending that shows neither a way nor a reason.
 */
export async function endPathway(ctx: StaffCtx, pathway: Pathway, ending: Ending): Promise<void> {
  const today = dayOf(ctx.now).toString()
  // R55: who takes in opened it by their role, which opens it no more; they may look back as all others who had to do with it
  if (takesIn(ctx.actor, pathway))
    await relate(ctx, { childId: pathway.child_id, staffId: ctx.actor.id, basis: 'intake' })
  const endedAt = ending.endedOn === today ? ctx.now : instantOf(ending.endedOn, '12:00')
  await cancelPlanned(ctx, pathway.id, 'Forløbet er afsluttet.')
  const { id } = await ctx.db
    .insertInto('contacts')
    .values({
      pathway_id: pathway.id,
      type: 'ending',
      status: 'held',
      starts_at: endedAt,
      on_day: ending.endedOn,
      mode: 'written',
      staff_id: ctx.actor.id,
      summary: ending.note,
      registered_at: ctx.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await ctx.db
    .updateTable('pathways')
    .set({
      status: 'completed',
      ended_at: endedAt,
      ended_on: ending.endedOn,
      closing_reason: ending.closingReason,
      closing_note: ending.note || null,
      no_way_reason: ending.noWayReason || null,
      resumption_judged_unrealistic: ending.resumption || null,
    })
    .where('id', '=', pathway.id)
    .execute()
  await closeTasks(ctx, { pathwayId: pathway.id, kinds: OVER_WITH_THE_TREATMENT }, ENDED)
  await endRelations(ctx, pathway.child_id, { at: new Date(ctx.now.getTime() + DAYS_OF_LOOKING_BACK * 86_400_000) })
  await keepWhoHasTasks(ctx, pathway)
  await record(ctx, pathway.id, 'pathway.ended', { contact: id, on: ending.endedOn, reason: ending.closingReason })
  await settle(ctx, pathway.id)
}

/**
 * Takes an ending back: the *Afslutning* is marked as entered in error, with the reason, and the way goes on from where it
 * was. The clocks do not start again.
 */
export async function reopenPathway(ctx: StaffCtx, pathway: Pathway, reason: string): Promise<void> {
  await ctx.db
    .updateTable('pathways')
    .set({
      status: 'active',
      ended_at: null,
      ended_on: null,
      closing_reason: null,
      closing_note: null,
      no_way_reason: null,
      resumption_judged_unrealistic: null,
    })
    .where('id', '=', pathway.id)
    .execute()
  await ctx.db
    .updateTable('contacts')
    .set((set) => ({ status: 'entered_in_error', status_reason: reason, version: set('version', '+', 1) }))
    .where('pathway_id', '=', pathway.id)
    .where('type', '=', 'ending')
    .where('status', '=', 'held')
    .execute()
  await reopenTasks(ctx, pathway.id, { kinds: OVER_WITH_THE_TREATMENT, answer: ENDED })
  await resumeRelations(ctx, pathway.child_id)
  if (pathway.responsible_id)
    await relate(ctx, { childId: pathway.child_id, staffId: pathway.responsible_id, basis: 'responsible' })
  await record(ctx, pathway.id, 'pathway.reopened', { on: dayOf(ctx.now).toString() })
  await settle(ctx, pathway.id)
}

/** R55: opens the record for a given reason, for some hours, and tells the leader. */
export async function openForAReason(ctx: StaffCtx, pathway: Pathway, reason: string): Promise<void> {
  const relationId = await giveReason(ctx, pathway.child_id, reason)
  await addTask(ctx, {
    kind: 'break_glass',
    childId: pathway.child_id,
    pathwayId: pathway.id,
    relationId,
    assigneeId: null,
    role: 'leader',
    title: `${ctx.actor.name} har åbnet forløbet i ${HOURS_OF_A_REASON} timer med en begrundelse`,
    dueOn: dayOf(ctx.now).add({ days: 7 }).toString(),
  })
  await record(ctx, pathway.id, 'pathway.access_reasoned', { relation: relationId })
}
