import { type NotNull } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Choice } from './choice.ts'
import { inScope, within } from './scope.ts'

/**
 * What the ways of the period are about, as it stands now, most frequent first (R26). A way may have several themes or
 * none, so the sum is not the number of ways.
 */
export const themesOf = (ctx: Ctx, { period, unitId }: Choice) =>
  ctx.db
    .selectFrom('insight_themes')
    .select(['theme', ({ fn }) => fn.countAll<number>().as('many')])
    .$narrowType<{ theme: NotNull }>() // columns of a view never say so
    .where(within('enquiry_on', period))
    .where(inScope(unitId))
    .groupBy('theme')
    .orderBy('many', 'desc')
    .orderBy('theme')
    .execute()
