import { sql, type NotNull } from 'kysely'
import { TALKS, type Talk } from '#care/pathways/pathways.ts'
import type { Ctx } from '#platform/ctx.ts'
import { beginningOf, plainDate } from '#platform/time.ts'
import type { Choice } from './choice.ts'
import { columnsOf, grainOf, type Period } from './period.ts'
import { inScope, total, within } from './scope.ts'

type Row = Awaited<ReturnType<typeof rowsOf>>[number]

/**
 * The talks of the period by their day: held, cancelled by whom, missed, and planned for a day that has gone without
 * anybody having registered what happened. Only what was held is ever reported (R23); the rest is for this house.
 */
export async function talksOf(ctx: Ctx, choice: Choice) {
  const rows = await rowsOf(ctx, choice)
  const held = rows.filter(({ status }) => status === 'held')
  return {
    ofType: (talk: Talk) => {
      const those = rows.filter(({ type }) => type === talk)
      const by = (status: Row['status'], party: Row['cancelled_by'] = null) =>
        total(those.filter((row) => row.status === status && row.cancelled_by === party))
      return {
        held: by('held'),
        cancelledByFamily: by('cancelled', 'family'),
        cancelledByOffer: by('cancelled', 'offer'),
        missed: by('missed'),
        unregistered: by('planned'),
      }
    },
    overTime: overTime(held, choice.period),
  }
}

export type Talks = Awaited<ReturnType<typeof talksOf>>

/** The held talks of each type, in columns without a gap from the first day of the period to its last. */
function overTime(held: readonly Row[], period: Period) {
  const from = period.from ?? held.map(({ since }) => since).toSorted()[0] ?? period.to
  const grain = grainOf(period, from)
  const columns = Map.groupBy(held, ({ since }) => beginningOf(grain, plainDate(since)).toString())
  return {
    grain,
    columns: columnsOf(from, period.to, grain).map((first) => ({
      first,
      values: TALKS.map((talk) => total((columns.get(first) ?? []).filter(({ type }) => type === talk))),
    })),
  }
}

/** `since`: the Monday of the week or, when everything is asked for, the first of the month. */
const rowsOf = (ctx: Ctx, { period, unitId, today }: Choice) =>
  ctx.db
    .selectFrom('insight_contacts')
    .select([
      'type',
      'status',
      'cancelled_by',
      sql<string>`date_trunc(${period.from === null ? 'month' : 'week'}, on_day::timestamp)::date`.as('since'),
      ({ fn }) => fn.countAll<number>().as('many'),
    ])
    .$narrowType<{ type: NotNull; status: NotNull }>() // columns of a view never say so
    .where(within('on_day', period))
    .where(inScope(unitId))
    .where('type', 'in', [...TALKS])
    .where((where) => where.or([where('status', '<>', 'planned'), where('on_day', '<', today.toString())]))
    .groupBy(['type', 'status', 'cancelled_by', 'since'])
    .execute()
