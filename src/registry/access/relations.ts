import { sql } from 'kysely'
import type { StaffCtx } from '#platform/ctx.ts'
import type { RelationBasis } from '#platform/schema.ts'

/** R55: a given reason opens the record for this long, and no longer. */
export const HOURS_OF_A_REASON = 8

export const hoursAfter = (now: Date, hours: number): Date => new Date(now.getTime() + hours * 3_600_000)

/** Records that somebody treats a child, or takes the child in. Does nothing when they already do. */
export async function relate(
  ctx: StaffCtx,
  relation: { childId: string; staffId: string; basis: Exclude<RelationBasis, 'reason' | 'quality' | 'cosigning'> },
): Promise<void> {
  const known = await ctx.db
    .selectFrom('care_relations')
    .select('id')
    .where('child_id', '=', relation.childId)
    .where('staff_id', '=', relation.staffId)
    .where('basis', '=', relation.basis)
    .where('ends_at', 'is', null)
    .executeTakeFirst()
  if (known) return
  await ctx.db
    .insertInto('care_relations')
    .values({ child_id: relation.childId, staff_id: relation.staffId, basis: relation.basis, starts_at: ctx.now })
    .execute()
}

/** Ends the relations of a child: those of one person and basis, or all of them when the pathway ends. */
export async function endRelations(
  ctx: StaffCtx,
  childId: string,
  only: { staffId?: string; basis?: RelationBasis; at?: Date } = {},
): Promise<void> {
  let ending = ctx.db
    .updateTable('care_relations')
    .set({ ends_at: sql`greatest(${only.at ?? ctx.now}::timestamptz, starts_at + interval '1 second')` })
    .where('child_id', '=', childId)
    .where('ends_at', 'is', null)
  if (only.staffId) ending = ending.where('staff_id', '=', only.staffId)
  if (only.basis) ending = ending.where('basis', '=', only.basis)
  await ending.execute()
}

/** R55: opens a record for a recorded reason, for `HOURS_OF_A_REASON` hours. Gives the relation's id, to tell the leader. */
export async function giveReason(ctx: StaffCtx, childId: string, reason: string): Promise<string> {
  const { id } = await ctx.db
    .insertInto('care_relations')
    .values({
      child_id: childId,
      staff_id: ctx.actor.id,
      basis: 'reason',
      reason,
      starts_at: ctx.now,
      ends_at: hoursAfter(ctx.now, HOURS_OF_A_REASON),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/**
 * R57: opens one pathway for quality work by management's leave, for as many hours. The database refuses what the leave does not
 * cover: another's, one that has lapsed, a pathway outside its criteria, and one with nothing younger than five years.
 */
export async function openForQuality(
  ctx: StaffCtx,
  { childId, pathwayId }: { childId: string; pathwayId: string },
  permissionId: string,
): Promise<void> {
  await ctx.db
    .insertInto('care_relations')
    .values({
      child_id: childId,
      staff_id: ctx.actor.id,
      basis: 'quality',
      permission_id: permissionId,
      pathway_id: pathwayId,
      starts_at: ctx.now,
      ends_at: hoursAfter(ctx.now, HOURS_OF_A_REASON),
    })
    .execute()
}

/** Closes what was opened by leave that is taken back. */
export async function endQualityWork(ctx: StaffCtx, permissionId: string): Promise<void> {
  await ctx.db
    .updateTable('care_relations')
    .set({ ends_at: sql`greatest(${ctx.now}::timestamptz, starts_at + interval '1 second')` })
    .where('permission_id', '=', permissionId)
    .where('ends_at', '>', ctx.now)
    .execute()
}

/** Lets people whose relation is about to end keep it for as long as they still have something to do for the child. */
export async function prolongRelations(
  ctx: StaffCtx,
  childId: string,
  work: readonly { staffId: string; until: Date }[],
): Promise<void> {
  await sql`update care_relations set ends_at = work.until
    from unnest(${work.map(({ staffId }) => staffId)}::uuid[], ${work.map(({ until }) => until)}::timestamptz[])
      as work (staff_id, until)
    where child_id = ${childId} and care_relations.staff_id = work.staff_id and basis not in ('reason', 'quality')
      and ends_at > ${ctx.now} and ends_at < work.until`.execute(ctx.db)
}

/** Takes back an ending that was set for later: those who treated the child treat it again. */
export async function resumeRelations(ctx: StaffCtx, childId: string): Promise<void> {
  await ctx.db
    .updateTable('care_relations')
    .set({ ends_at: null })
    .where('child_id', '=', childId)
    .where('basis', 'not in', ['reason', 'quality'])
    .where('ends_at', '>', ctx.now)
    .execute()
}
