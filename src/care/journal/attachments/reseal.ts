import type { Ctx } from '#platform/ctx.ts'
import { resealKey } from '#platform/sealed-file.ts'
import { sealedAbout } from './attachment.ts'

const AT_A_TIME = 500

/** Seals again, with the key of today, the keys to some of the files that an older one sealed; the files stay as they are. Gives how many. */
export async function resealAttachments(ctx: Ctx): Promise<number> {
  const older = await ctx.db
    .selectFrom('journal_attachments')
    .select(['id', 'key_sealed', 'key_id'])
    .where('key_id', '<>', ctx.vault.currentKeyId)
    .limit(AT_A_TIME)
    .forUpdate()
    .execute()
  for (const { id, key_sealed, key_id } of older) {
    const { keySealed, keyId } = resealKey(ctx.vault, { keySealed: key_sealed, keyId: key_id }, sealedAbout(id))
    await ctx.db
      .updateTable('journal_attachments')
      .set({ key_sealed: keySealed, key_id: keyId })
      .where('id', '=', id)
      .execute()
  }
  return older.length
}
