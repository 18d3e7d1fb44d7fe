import type { Ctx } from '#platform/ctx.ts'
import { aboutDocument } from './disclosure.ts'

/**
 * Seals again, with the key of today, up to `atMost` documents that were given, which an older key sealed. They are large, so
 * a few at a time. Gives how many there were; 0 when the older keys can be taken away.
 */
export async function resealRecordRequests(ctx: Ctx, { atMost = 20 }: { atMost?: number } = {}): Promise<number> {
  const older = await ctx.db
    .selectFrom('record_request_documents')
    .select(['request_id', 'decision_number', 'format', 'sealed', 'key_id'])
    .where('key_id', '<>', ctx.vault.currentKeyId)
    .limit(atMost)
    .forUpdate()
    .skipLocked()
    .execute()
  for (const { request_id, decision_number, format, sealed, key_id } of older) {
    const about = aboutDocument({ id: request_id, decision_number }, format)
    const renewed = ctx.vault.seal(ctx.vault.open({ sealed, keyId: key_id }, about), about)
    await ctx.db
      .updateTable('record_request_documents')
      .set({ sealed: renewed.sealed, key_id: renewed.keyId })
      .where('request_id', '=', request_id)
      .where('decision_number', '=', decision_number)
      .where('format', '=', format)
      .execute()
  }
  return older.length
}
