import type { Ctx, StaffCtx } from '#platform/ctx.ts'
import { problem } from '#platform/problem.ts'
import { dayOf } from '#platform/time.ts'
import { ROWS_ON_A_PAGE } from '#ui/work-table.ts'

const permissions = (ctx: Ctx) =>
  ctx.db
    .selectFrom('quality_permissions as leave')
    .innerJoin('staff', (join) =>
      join.onRef('staff.municipality_id', '=', 'leave.municipality_id').onRef('staff.id', '=', 'leave.staff_id'),
    )
    .innerJoin('staff as giver', (join) =>
      join.onRef('giver.municipality_id', '=', 'leave.municipality_id').onRef('giver.id', '=', 'leave.given_by'),
    )
    .select(['leave.id', 'leave.staff_id as staffId', 'staff.name as staffName', 'purpose', 'criteria'])
    .select(['enquiries_from as enquiriesFrom', 'enquiries_to as enquiriesTo', 'from_day as fromDay'])
    .select(['until_day as untilDay', 'giver.name as givenBy', 'given_at as givenAt', 'revoked_at as revokedAt'])

/** R57: the permissions for quality work, the latest first; a page of them, and how many there are. */
export async function permissionsOf(ctx: Ctx, page: number) {
  const rows = await permissions(ctx)
    .select((leave) => leave.fn.countAll<number>().over().as('total'))
    .orderBy('given_at', 'desc')
    .orderBy('leave.id')
    .limit(ROWS_ON_A_PAGE)
    .offset((page - 1) * ROWS_ON_A_PAGE)
    .execute()
  const total = rows[0]?.total ?? 0
  return { rows, total, pages: Math.max(1, Math.ceil(total / ROWS_ON_A_PAGE)) }
}

export type Permitted = Awaited<ReturnType<typeof permissionsOf>>

/** R57: one's own permissions that hold today. */
export const ownPermissions = (ctx: StaffCtx) => {
  const today = dayOf(ctx.now).toString()
  return permissions(ctx)
    .where('leave.staff_id', '=', ctx.actor.id)
    .where('revoked_at', 'is', null)
    .where('from_day', '<=', today)
    .where('until_day', '>=', today)
    .orderBy('until_day')
    .orderBy('leave.id')
    .execute()
}

/** A permission of this municipality, whether it holds or not. */
export const permissionById = (ctx: Ctx, id: string) =>
  permissions(ctx)
    .where('leave.id', '=', id)
    .executeTakeFirstOrThrow(() => problem.notFound('Tilladelsen'))

export type NewPermission = {
  staffId: string
  purpose: string
  criteria: string
  enquiriesFrom: string
  enquiriesTo: string
  fromDay: string
  untilDay: string
}

/**
 * R57: management's leave to look in records for quality work (sundhedsloven § 42 d, stk. 2, nr. 2). The database refuses
 * more than a year, and leave that one gives oneself.
 */
export const permit = (ctx: StaffCtx, given: NewPermission) =>
  ctx.db
    .insertInto('quality_permissions')
    .values({
      staff_id: given.staffId,
      purpose: given.purpose,
      criteria: given.criteria,
      enquiries_from: given.enquiriesFrom,
      enquiries_to: given.enquiriesTo,
      from_day: given.fromDay,
      until_day: given.untilDay,
      given_at: ctx.now,
    })
    .execute()

/** Takes leave back from now on; false when it was taken back already. */
export async function revoke(ctx: StaffCtx, id: string): Promise<boolean> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('quality_permissions')
    .set({ revoked_at: ctx.now, revoked_by: ctx.actor.id })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
