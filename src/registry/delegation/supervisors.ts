import { sql } from 'kysely'
import type { Ctx, StaffCtx } from '#platform/ctx.ts'
import { isUuid } from '#platform/form.ts'
import { problem } from '#platform/problem.ts'

/** Whose notes another signs too, now, in Danish order of names. */
export const supervisors = (ctx: Ctx) =>
  ctx.db
    .selectFrom('note_supervisors as n')
    .innerJoin('staff as s', (join) =>
      join.onRef('s.municipality_id', '=', 'n.municipality_id').onRef('s.id', '=', 'n.staff_id'),
    )
    .innerJoin('staff as c', (join) =>
      join.onRef('c.municipality_id', '=', 'n.municipality_id').onRef('c.id', '=', 'n.cosigner_id'),
    )
    .select(['n.id', 'n.reason', 'n.set_at as setAt', 's.name', 's.profession', 'c.name as cosigner'])
    .where('n.ended_at', 'is', null)
    .orderBy(sql`s.name collate danish`)
    .orderBy('n.id')
    .execute()

export type Supervisor = Awaited<ReturnType<typeof supervisors>>[number]

/** From now on another signs all that somebody writes; false when somebody is named already. */
export async function nameSupervisor(
  ctx: StaffCtx,
  named: { staffId: string; cosignerId: string; reason: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await ctx.db
    .insertInto('note_supervisors')
    .values({
      staff_id: named.staffId,
      cosigner_id: named.cosignerId,
      reason: named.reason,
      set_by: ctx.actor.id,
      set_at: ctx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** From now on nobody does. What was written waits as before. */
export async function endSupervisor(ctx: StaffCtx, id: string): Promise<void> {
  if (!isUuid(id)) throw problem.notFound('Siden')
  await ctx.db
    .updateTable('note_supervisors')
    .set({ ended_at: ctx.now, ended_by: ctx.actor.id })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirstOrThrow(() => problem.notFound('Medunderskriften'))
}
