import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import { problem } from '#platform/problem.ts'

export type UnitFields = { name: string; phone: string }
export type Unit = Awaited<ReturnType<typeof units>>[number]

/** The units of the offer in Danish order, those in use first. */
export const units = (ctx: Ctx) =>
  ctx.db
    .selectFrom('units')
    .select(['id', 'name', 'phone', 'is_active as isActive', 'version'])
    .orderBy('is_active', 'desc')
    .orderBy(sql`name collate danish`)
    .execute()

export const unitById = (ctx: Ctx, unitId: string) =>
  ctx.db
    .selectFrom('units')
    .select(['id', 'name', 'phone', 'is_active as isActive', 'version'])
    .where('id', '=', unitId)
    .executeTakeFirstOrThrow(() => problem.notFound('Enheden'))

/** Whether another unit has that name already. */
export const unitNameTaken = async (ctx: Ctx, name: string, exceptId: string | null = null): Promise<boolean> =>
  (await ctx.db
    .selectFrom('units')
    .select('id')
    .where('name', '=', name)
    .$if(exceptId !== null, (query) => query.where('id', '<>', exceptId))
    .executeTakeFirst()) !== undefined

/** Adds a unit under a name that is free. */
export async function addUnit(ctx: Ctx, unit: UnitFields): Promise<string> {
  const { id } = await ctx.db.insertInto('units').values(unit).returning('id').executeTakeFirstOrThrow()
  return id
}

/** Changes a unit, or takes it out of use; false when somebody has changed it since `version` was shown. */
export async function changeUnit(
  ctx: Ctx,
  unitId: string,
  version: number,
  { name, phone, isActive }: UnitFields & { isActive: boolean },
): Promise<boolean> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('units')
    .set({ name, phone, is_active: isActive, version: version + 1 })
    .where('id', '=', unitId)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}
