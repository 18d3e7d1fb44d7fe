import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import { ABOUT, openCpr } from './cpr-numbers.ts'

/**
 * Seals again, with the key of today, up to `atMost` numbers that were sealed with an older one, earlier numbers too.
 * Gives how many there were; 0 when the older keys can be taken away.
 */
export async function resealCpr(ctx: Ctx, { atMost = 500 }: { atMost?: number } = {}): Promise<number> {
  const older = await ctx.db
    .selectFrom('person_identifiers')
    .select(['id', 'sealed', 'key_id'])
    .where('key_id', '<>', ctx.vault.currentKeyId)
    .limit(atMost)
    .forUpdate()
    .skipLocked()
    .execute()
  if (older.length === 0) return 0
  const renewed = older.map((kept) => ({ id: kept.id, ...ctx.vault.seal(openCpr(ctx, kept), ABOUT) }))
  await sql`
    update person_identifiers set sealed = renewed.sealed, key_id = ${ctx.vault.currentKeyId}
    from unnest(${renewed.map(({ id }) => id)}::uuid[], ${renewed.map(({ sealed }) => sealed)}::bytea[]) as renewed (id, sealed)
    where person_identifiers.id = renewed.id`.execute(ctx.db)
  return older.length
}
