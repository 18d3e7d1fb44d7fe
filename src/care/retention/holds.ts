import type { Ctx, StaffCtx } from '#platform/ctx.ts'
import { problem } from '#platform/problem.ts'
import type { HoldKind } from '#platform/schema.ts'

export type NewHold = { kind: HoldKind; reference: string; reason: string; fromDay: string }

/** R50: holds a child's record while a case is open. Refused without a reason of ten characters. */
export async function placeHold(ctx: StaffCtx, childId: string, hold: NewHold): Promise<void> {
  await ctx.db
    .insertInto('legal_holds')
    .values({
      child_id: childId,
      kind: hold.kind,
      reference: hold.reference,
      reason: hold.reason,
      from_day: hold.fromDay,
      placed_at: ctx.now,
    })
    .execute()
}

/** Lifts a hold, with a reason. One that is lifted stands so (TR050). */
export async function liftHold(ctx: StaffCtx, childId: string, id: string, reason: string): Promise<void> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('legal_holds')
    .set({ lifted_at: ctx.now, lifted_by: ctx.actor.id, lift_reason: reason })
    .where('id', '=', id)
    .where('child_id', '=', childId)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw problem.notFound('Bevaringen')
}

/** The holds on a child's record, those in force first. */
export const holdsOf = (ctx: Ctx, childId: string) =>
  ctx.db
    .selectFrom('legal_holds as hold')
    .innerJoin('staff as placer', (join) =>
      join.onRef('placer.municipality_id', '=', 'hold.municipality_id').onRef('placer.id', '=', 'hold.placed_by'),
    )
    .leftJoin('staff as lifter', (join) =>
      join.onRef('lifter.municipality_id', '=', 'hold.municipality_id').onRef('lifter.id', '=', 'hold.lifted_by'),
    )
    .selectAll('hold')
    .select(['placer.name as placer_name', 'lifter.name as lifter_name'])
    .where('child_id', '=', childId)
    .orderBy('lifted_at', (by) => by.desc().nullsFirst())
    .orderBy('placed_at', 'desc')
    .execute()

export type Hold = Awaited<ReturnType<typeof holdsOf>>[number]
