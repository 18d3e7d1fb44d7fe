import { sql } from 'kysely'
import type { StaffCtx } from '#platform/ctx.ts'
import { problem } from '#platform/problem.ts'
import type { ItemVerdict } from '#platform/schema.ts'
import type { Item } from './items.ts'

export type Reviewed = {
  verdict: ItemVerdict
  reason: string
  withheld: readonly string[]
  thirdParty: readonly string[]
  testQuestions: readonly string[]
}

/**
 * R63: keeps what was decided of one thing in the record. `version` is that of the verdict as it was shown, 0 for none;
 * false when somebody has been there since. The database refuses to withhold without a reason, and any change after the
 * decision.
 */
export async function saveVerdict(
  ctx: StaffCtx,
  requestId: string,
  { kind, id }: Pick<Item, 'kind' | 'id'>,
  reviewed: Reviewed,
  version: number,
): Promise<boolean> {
  const row = {
    verdict: reviewed.verdict,
    reason: reviewed.verdict === 'give' ? '' : reviewed.reason,
    withheld: reviewed.verdict === 'give_in_part' ? [...reviewed.withheld] : [],
    third_party: [...reviewed.thirdParty],
    test_questions: [...reviewed.testQuestions],
    reviewed_by: ctx.actor.id,
    reviewed_at: ctx.now,
  }
  if (version === 0) {
    const made = await ctx.db
      .insertInto('record_request_items')
      .values({ request_id: requestId, kind, item_id: id, ...row })
      .onConflict((conflict) => conflict.doNothing())
      .returning('version')
      .executeTakeFirst()
    return made !== undefined
  }
  const { numUpdatedRows } = await ctx.db
    .updateTable('record_request_items')
    .set({ ...row, version: sql`version + 1` })
    .where('request_id', '=', requestId)
    .where('kind', '=', kind)
    .where('item_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** Gives all that nobody has looked at apart: a person says so, once, for the rest. */
export async function giveTheRest(ctx: StaffCtx, requestId: string, items: readonly Item[]): Promise<void> {
  if (items.some(({ mayRead }) => !mayRead))
    throw problem.notAllowedNow('Der er en underretning, som du ikke må læse. En leder gennemgår den først.')
  if (items.length === 0) return
  await ctx.db
    .insertInto('record_request_items')
    .values(
      items.map(({ kind, id }) => ({
        request_id: requestId,
        kind,
        item_id: id,
        verdict: 'give' as const, // the enum's own word
        reviewed_by: ctx.actor.id,
        reviewed_at: ctx.now,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
