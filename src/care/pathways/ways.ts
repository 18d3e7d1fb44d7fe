import type { Ctx, StaffCtx } from '#platform/ctx.ts'
import type { WayTarget } from '#platform/schema.ts'
import { record } from './events.ts'
import { addTask, closeTasks } from './tasks.ts'

export type NewWay = {
  target: WayTarget
  receiverId: string | null
  receiver: string
  receiverPerson: string
  agreedBy: string
  agreedOn: string
  handedOverOn: string
  handedOver: string
  checkBy: string
}

export const waysOf = (ctx: Ctx, pathwayId: string) =>
  ctx.db
    .selectFrom('ways')
    .selectAll()
    .where('pathway_id', '=', pathwayId)
    .where('entered_in_error_reason', 'is', null)
    .orderBy('handed_over_on')
    .orderBy('id')
    .execute()

export type Way = Awaited<ReturnType<typeof waysOf>>[number]

type Of = { id: string; child_id: string; responsible_id: string | null }

/**
 * Shows the family a way onward (R27: at any time, without ending anything), and makes the task of looking whether contact
 * was made, for whoever is responsible or else for the entrance. Gives its id.
 */
export async function showWay(ctx: StaffCtx, pathway: Of, way: NewWay): Promise<string> {
  const { id } = await ctx.db
    .insertInto('ways')
    .values({
      pathway_id: pathway.id,
      target: way.target,
      receiver_id: way.receiverId,
      receiver: way.receiver,
      receiver_person: way.receiverPerson,
      agreed_by: way.agreedBy,
      agreed_on: way.agreedOn,
      handed_over_on: way.handedOverOn,
      handed_over: way.handedOver,
      check_by: way.checkBy,
      recorded_at: ctx.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await addTask(ctx, {
    kind: 'way_check',
    childId: pathway.child_id,
    pathwayId: pathway.id,
    wayId: id,
    title: `Er familien kommet i kontakt med ${way.receiver}?`,
    dueOn: way.checkBy,
    assigneeId: pathway.responsible_id,
    role: 'intake',
  })
  await record(ctx, pathway.id, 'way.shown', { way: id, target: way.target, on: way.handedOverOn })
  return id
}

/** Marks a way as entered in error; its open check goes with it. */
export async function correctWay(ctx: StaffCtx, pathwayId: string, wayId: string, reason: string): Promise<void> {
  await ctx.db
    .updateTable('ways')
    .set((set) => ({ entered_in_error_reason: reason, version: set('version', '+', 1) }))
    .where('id', '=', wayId)
    .where('pathway_id', '=', pathwayId)
    .execute()
  await closeTasks(ctx, { wayId }, 'Vejen var registreret ved en fejl.')
  await record(ctx, pathwayId, 'way.corrected', { way: wayId })
}
