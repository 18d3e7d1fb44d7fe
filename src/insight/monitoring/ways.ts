import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { WayCheck } from '#platform/schema.ts'
import { TARGETS } from '#registry/organisations/organisations.ts'
import type { Choice } from './choice.ts'
import { inScope, total, within } from './scope.ts'

/**
 * The ways onward (LTT: henvisninger) that were handed over in the period, by the six targets of the national list, and what
 * was found when somebody looked whether the family came into contact. A family that was shown two ways counts once in
 * `families`, and in `inContact` when one of them led to contact.
 */
export async function waysOf(ctx: Ctx, { period, unitId }: Choice) {
  const rows = await ctx.db
    .selectFrom('insight_ways')
    .select(({ fn }) => [
      'target',
      'check_outcome',
      fn.countAll<number>().as('many'),
      sql<number>`count(distinct pathway_id)`.as('families'),
      sql<number>`count(distinct pathway_id) filter (where check_outcome = 'in_contact')`.as('inContact'),
      sql<boolean>`grouping(target) = 1`.as('isWhole'),
    ])
    .where(within('handed_over_on', period))
    .where(inScope(unitId))
    .groupBy(sql`grouping sets ((target, check_outcome), ())`)
    .execute()
  const each = rows.filter(({ isWhole }) => !isWhole)
  const whole = rows.find(({ isWhole }) => isWhole)
  return {
    total: total(each),
    families: whole?.families ?? 0,
    inContact: whole?.inContact ?? 0,
    checked: total(each.filter(({ check_outcome }) => check_outcome !== null)),
    targets: TARGETS.map((target) => {
      const those = each.filter((row) => row.target === target)
      /** null: nobody has looked yet. */
      const found = (outcome: WayCheck | null) => total(those.filter((row) => row.check_outcome === outcome))
      return { target, many: total(those), found }
    }),
  }
}

export type Ways = Awaited<ReturnType<typeof waysOf>>
