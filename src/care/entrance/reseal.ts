import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import { openCpr, sealCpr } from '#registry/people/people.ts'

/** Seals again, with the key of today, the CPR numbers of those who wait in the entrance. Gives how many. */
export async function resealEnquiries(ctx: Ctx): Promise<number> {
  const older = await ctx.db
    .selectFrom('enquiries')
    .select(['id', sql<Buffer>`cpr_sealed`.as('sealed'), sql<string>`cpr_key_id`.as('key_id')])
    .where('cpr_key_id', '<>', ctx.vault.currentKeyId)
    .forUpdate()
    .execute()
  for (const { id, ...kept } of older) {
    const { sealed, key_id } = sealCpr(ctx, openCpr(ctx, kept))
    await ctx.db.updateTable('enquiries').set({ cpr_sealed: sealed, cpr_key_id: key_id }).where('id', '=', id).execute()
  }
  return older.length
}
