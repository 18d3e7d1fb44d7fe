import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import { problem } from '#platform/problem.ts'
import type { WayTarget } from '#platform/schema.ts'

export type PartnerFields = { name: string; target: WayTarget; phone: string; web: string }
export type Partner = Awaited<ReturnType<typeof partners>>[number]

const select = (ctx: Ctx) =>
  ctx.db
    .selectFrom('partner_organisations')
    .select(['id', 'name', 'target', 'phone', 'web', 'is_active as isActive', 'version'])

/** Those to whom a family can be shown on, in Danish order: all targets or one, and only those in use unless asked. */
export function partners(
  ctx: Ctx,
  { target, alsoInactive = false }: { target?: WayTarget | null | undefined; alsoInactive?: boolean } = {},
) {
  let query = select(ctx)
    .orderBy('is_active', 'desc')
    .orderBy(sql`name collate danish`)
  if (target) query = query.where('target', '=', target)
  if (!alsoInactive) query = query.where('is_active', '=', true)
  return query.execute()
}

export const partnerById = (ctx: Ctx, partnerId: string) =>
  select(ctx)
    .where('id', '=', partnerId)
    .executeTakeFirstOrThrow(() => problem.notFound('Samarbejdspartneren'))

/** Whether another partner has that name already. */
export const partnerNameTaken = async (ctx: Ctx, name: string, exceptId: string | null = null): Promise<boolean> =>
  (await ctx.db
    .selectFrom('partner_organisations')
    .select('id')
    .where('name', '=', name)
    .$if(exceptId !== null, (query) => query.where('id', '<>', exceptId))
    .executeTakeFirst()) !== undefined

/** Adds a partner under a name that is free. */
export async function addPartner(ctx: Ctx, partner: PartnerFields): Promise<string> {
  const { id } = await ctx.db
    .insertInto('partner_organisations')
    .values(partner)
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Changes a partner, or takes it out of use; false when somebody has changed it since `version` was shown. */
export async function changePartner(
  ctx: Ctx,
  partnerId: string,
  version: number,
  { name, target, phone, web, isActive }: PartnerFields & { isActive: boolean },
): Promise<boolean> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('partner_organisations')
    .set({ name, target, phone, web, is_active: isActive, version: version + 1 })
    .where('id', '=', partnerId)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}
