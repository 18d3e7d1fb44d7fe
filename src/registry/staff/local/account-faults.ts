import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'

/** How many authenticator secrets the municipality keeps, and how many of them the present keys do not open. */
export async function accountFaults(ctx: Ctx): Promise<{ secrets: number; unopened: number }> {
  const kept = await ctx.db
    .selectFrom('local_accounts')
    .select(['staff_id', sql<Buffer>`totp_sealed`.as('sealed'), sql<string>`totp_key_id`.as('keyId')])
    .where('municipality_id', '=', ctx.actor.municipalityId)
    .where('totp_sealed', 'is not', null)
    .execute()
  const unopened = kept.filter(({ staff_id: staffId, ...sealed }) => {
    try {
      ctx.vault.open(sealed, `totp ${staffId}`)
      return false
    } catch {
      return true
    }
  })
  return { secrets: kept.length, unopened: unopened.length }
}
