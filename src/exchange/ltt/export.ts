import type { Ctx } from '#platform/ctx.ts'
import { historiesOf } from '#care/pathways/pathways.ts'
import { cprNumbersOf, cprSince } from '#registry/people/people.ts'
import type { Bundle } from './bundle.ts'
import { tellings } from './difference.ts'
import { reportOf } from './report.ts'

/** So many children are read at a time. */
const BATCH = 50

export type Exported = { day: string; childId: string; report: Bundle }

/**
 * The reports that there are for each child and day of a period, whatever has been sent: what each day changed of what was
 * known the day before. The same data always give the same reports, in the order of child and day.
 */
export async function* exportedReports(
  ctx: Ctx,
  { from, to, sor }: { from: string; to: string; sor: string },
): AsyncGenerator<Exported> {
  for (let after: string | undefined = '00000000-0000-0000-0000-000000000000'; after;) {
    const children = await childrenAfter(ctx, after)
    const [histories, cprs, since] = await Promise.all([
      historiesOf(ctx, children),
      cprNumbersOf(ctx, children),
      cprSince(ctx, children),
    ])
    const byChild = Map.groupBy(histories, ({ childId }) => childId)
    for (const childId of children) {
      const own = byChild.get(childId) ?? []
      const child = { childId, numberSince: since.get(childId) ?? null, sor, sorSince: null }
      for (const { day, items } of tellings(new Map(), { child, histories: own, since: BEGINNING, until: to })) {
        if (day >= from) yield { day, childId, report: reportOf({ childId, cpr: cprs.get(childId) ?? '', sor }, items) }
      }
    }
    after = children.at(-1)
  }
}

const BEGINNING = '0001-01-01'

async function childrenAfter(ctx: Ctx, after: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('pathways')
    .select('child_id')
    .distinct()
    .where('child_id', '>', after)
    .orderBy('child_id')
    .limit(BATCH)
    .execute()
  return rows.map(({ child_id }) => child_id)
}
