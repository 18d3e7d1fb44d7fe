import { sql, type NotNull } from 'kysely'
import type { Delay } from '#care/pathways/pathways.ts'
import type { Ctx } from '#platform/ctx.ts'
import { plainDate } from '#platform/time.ts'
import type { Choice } from './choice.ts'
import type { Wait } from './goal.ts'
import { inScope, within } from './scope.ts'

/** A wait without days of the family's own is told by its length alone, and may begin on any day. */
const ANY_DAY = '2000-01-01'

/**
 * The waits of the ways whose henvendelse lies in the period, those that are alike counted together. Only where a family
 * asked for days itself do the dates come along, for the rule needs them.
 */
export async function waitsOf(ctx: Ctx, { period, unitId, today }: Choice): Promise<Wait[]> {
  const end = sql<
    Wait['end']
  >`case when held_on is not null then 'held' when needless_on is not null then 'needless' else 'waiting' end`
  const rows = await ctx.db
    .with('delayed', (db) =>
      db
        .selectFrom('insight_family_days')
        .select([
          'pathway_id',
          sql<Delay[]>`jsonb_agg(jsonb_build_object('from_day', from_day, 'to_day', to_day))`.as('delays'),
        ])
        .groupBy('pathway_id'),
    )
    .selectFrom('insight_waits')
    .leftJoin('delayed', 'delayed.pathway_id', 'insight_waits.pathway_id')
    .select([
      'goal',
      'in_target_group',
      'target_judged_at',
      'delays',
      end.as('end'),
      sql<number>`coalesce(held_on, needless_on, ${today.toString()}::date) - from_day`.as('days'),
      sql<string | null>`case when delays is not null then from_day end`.as('from'),
      ({ fn }) => fn.countAll<number>().as('many'),
    ])
    .$narrowType<{ goal: NotNull }>() // columns of a view never say so
    .where(within('enquiry_on', period))
    .where(inScope(unitId))
    .groupBy(['goal', 'in_target_group', 'target_judged_at', 'delays', 'end', 'days', 'from'])
    .execute()

  return rows.map(({ goal, days, from, end, delays, in_target_group, target_judged_at, many }) => ({
    for: goal as Wait['for'], // the view names these three
    from: from ?? ANY_DAY,
    until: plainDate(from ?? ANY_DAY)
      .add({ days })
      .toString(),
    end,
    delays: delays ?? [],
    inTargetGroup: in_target_group,
    judgedAt: target_judged_at,
    many,
  }))
}
