import { type NotNull } from 'kysely'
import { CLOSING_REASONS } from '#care/pathways/pathways.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Choice } from './choice.ts'
import { inScope, total, within } from './scope.ts'

/**
 * The ways that ended in the period, whatever day the henvendelse came: why, and whether with a way onward or with a reason
 * that none was needed. The database lets none end without one of the two.
 */
export async function endingsOf(ctx: Ctx, { period, unitId }: Choice) {
  const rows = await ctx.db
    .selectFrom('insight_pathways')
    .select(['closing_reason', 'has_way', ({ fn }) => fn.countAll<number>().as('many')])
    .$narrowType<{ closing_reason: NotNull; has_way: NotNull }>() // of an ended way neither is null
    .where('status', '=', 'completed')
    .where(within('ended_on', period))
    .where(inScope(unitId))
    .groupBy(['closing_reason', 'has_way'])
    .execute()
  return {
    total: total(rows),
    withWay: total(rows.filter(({ has_way }) => has_way)),
    reasons: CLOSING_REASONS.map((reason) => ({
      reason,
      many: total(rows.filter((row) => row.closing_reason === reason)),
    })),
  }
}

export type Endings = Awaited<ReturnType<typeof endingsOf>>
