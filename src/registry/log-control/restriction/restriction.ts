import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Ctx, StaffCtx } from '#platform/ctx.ts'
import { listedChild } from '#registry/access/access.ts'
import { ROWS_ON_A_PAGE } from '#ui/work-table.ts'

export type Restriction = {
  id: string
  reason: string
  decidedAt: Date
  decidedBy: string
  endedAt: Date | null
  endedBy: string | null
  readers: { id: string; name: string; profession: string }[]
}

const restrictions = (ctx: Ctx) =>
  ctx.db
    .selectFrom('restricted_records as record')
    .innerJoin('staff as decider', (join) =>
      join
        .onRef('decider.municipality_id', '=', 'record.municipality_id')
        .onRef('decider.id', '=', 'record.decided_by'),
    )
    .leftJoin('staff as ender', (join) =>
      join.onRef('ender.municipality_id', '=', 'record.municipality_id').onRef('ender.id', '=', 'record.ended_by'),
    )
    .select(['record.id', 'reason', 'decided_at as decidedAt', 'decider.name as decidedBy'])
    .select(['ended_at as endedAt', 'ender.name as endedBy'])
    .select((record) =>
      jsonArrayFrom(
        record
          .selectFrom('restricted_readers as reader')
          .innerJoin('staff', (join) =>
            join
              .onRef('staff.municipality_id', '=', 'reader.municipality_id')
              .onRef('staff.id', '=', 'reader.staff_id'),
          )
          .whereRef('reader.municipality_id', '=', 'record.municipality_id')
          .whereRef('reader.restriction_id', '=', 'record.id')
          .select(['staff.id', 'staff.name', 'staff.profession'])
          .orderBy('staff.name')
          .orderBy('staff.id'),
      ).as('readers'),
    )

/** What was decided of who may open a child's record, the latest first; the one in force has no end. */
export const restrictionsOf = (ctx: Ctx, childId: string): Promise<Restriction[]> =>
  restrictions(ctx)
    .where('record.child_id', '=', childId)
    .orderBy('decided_at', 'desc')
    .orderBy('record.id')
    .limit(50)
    .execute()

/**
 * The records that are restricted now, the latest first; a page of them, and how many there are. Of one that is closed to the
 * reader neither name nor birth date is told: it is known by its decision, whose own page names the child and logs the look.
 */
export async function restrictedRecords(ctx: StaffCtx, page: number) {
  const rows = await restrictions(ctx)
    .innerJoin('people as child', (join) =>
      join.onRef('child.municipality_id', '=', 'record.municipality_id').onRef('child.id', '=', 'record.child_id'),
    )
    .select('child.id as childId')
    .select([...listedChild(ctx)])
    .select((record) => record.fn.countAll<number>().over().as('total'))
    .where('ended_at', 'is', null)
    .orderBy('decided_at', 'desc')
    .orderBy('record.id')
    .limit(ROWS_ON_A_PAGE)
    .offset((page - 1) * ROWS_ON_A_PAGE)
    .execute()
  const total = rows[0]?.total ?? 0
  return { rows, total, pages: Math.max(1, Math.ceil(total / ROWS_ON_A_PAGE)) }
}

export type Restricted = Awaited<ReturnType<typeof restrictedRecords>>

/**
 * Ends the decision `knownId` that was shown, if any. False when that is no longer the one in force: somebody else has
 * decided meanwhile, and nothing is done.
 */
export async function endRestriction(ctx: StaffCtx, childId: string, knownId: string | null): Promise<boolean> {
  const inForce = await ctx.db
    .selectFrom('restricted_records')
    .select('id')
    .where('child_id', '=', childId)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if ((inForce?.id ?? null) !== knownId) return false
  if (knownId)
    await ctx.db
      .updateTable('restricted_records')
      .set({ ended_at: ctx.now, ended_by: ctx.actor.id })
      .where('id', '=', knownId)
      .execute()
  return true
}

/**
 * Restricts a child's record to those who are named, instead of what was decided before. Others are refused even with an
 * ordinary relation, until they give a reason. False when somebody else has decided since `knownId` was shown.
 */
export async function restrict(
  ctx: StaffCtx,
  childId: string,
  { knownId, reason, readers }: { knownId: string | null; reason: string; readers: readonly string[] },
): Promise<boolean> {
  if (!(await endRestriction(ctx, childId, knownId))) return false
  const made = await ctx.db
    .insertInto('restricted_records')
    .values({ child_id: childId, reason, decided_at: ctx.now })
    .onConflict((conflict) =>
      conflict.columns(['municipality_id', 'child_id']).where('ended_at', 'is', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  if (!made) return false
  if (readers.length)
    await ctx.db
      .insertInto('restricted_readers')
      .values(readers.map((staff_id) => ({ restriction_id: made.id, staff_id })))
      .execute()
  return true
}
