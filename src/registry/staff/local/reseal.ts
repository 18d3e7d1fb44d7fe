import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'

/** Seals again, with the key of today, the authenticator secrets that an older key sealed. Gives how many. */
export async function resealSecrets(ctx: Ctx): Promise<number> {
  const older = await ctx.db
    .selectFrom('local_accounts')
    .select(['staff_id', sql<Buffer>`totp_sealed`.as('sealed'), sql<string>`totp_key_id`.as('keyId')])
    .where('totp_sealed', 'is not', null)
    .where('totp_key_id', '<>', ctx.vault.currentKeyId)
    .forUpdate()
    .execute()
  for (const { staff_id: staffId, ...kept } of older) {
    const about = `totp ${staffId}`
    const { sealed, keyId } = ctx.vault.seal(ctx.vault.open(kept, about), about)
    await ctx.db
      .updateTable('local_accounts')
      .set({ totp_sealed: sealed, totp_key_id: keyId })
      .where('staff_id', '=', staffId)
      .execute()
  }
  return older.length
}
