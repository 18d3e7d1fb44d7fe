import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import { nameBasedUuid } from '#platform/uuid.ts'
import type { Plan } from './build.ts'
import type { Item } from './difference.ts'
import { REPORTS } from './report.ts'

/** PostgreSQL takes 65,535 values in a statement; a row here has at most fourteen. */
const ROWS = 2000

const inParts = <T>(rows: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / ROWS) }, (_, part) => rows.slice(part * ROWS, (part + 1) * ROWS))

/** Writes what was built. What is built anew takes the place of what its child was refused. */
export async function keep(ctx: Ctx, plans: readonly Plan[]): Promise<void> {
  const free = plans.filter(({ blockedFrom }) => blockedFrom === null).map(({ childId }) => childId)
  if (free.length > 0) {
    await ctx.db
      .updateTable('ltt_reports')
      .set({ state: 'replaced' })
      .where('child_id', 'in', free)
      .where('state', '=', 'refused')
      .execute()
  }
  const reports = plans.flatMap(({ childId, reports: each }) => each.map((report) => ({ childId, ...report })))
  for (const part of inParts(reports)) await keepReports(ctx, part)
  for (const part of inParts(reports.flatMap(itemsOf))) {
    await ctx.db
      .insertInto('ltt_items')
      .values(part)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  for (const part of inParts(plans.flatMap(({ childId, leftOut }) => leftOut.map((each) => ({ childId, ...each }))))) {
    await ctx.db
      .insertInto('ltt_reports')
      .values(
        part.map(({ childId, day, because }) => ({
          id: nameBasedUuid(REPORTS, `left out ${childId} ${day}`),
          child_id: childId,
          day,
          state: 'left_out',
          left_out: because,
          built_at: ctx.now,
          settled_at: ctx.now,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  await moveMarks(ctx, plans)
}

const keepReports = (ctx: Ctx, reports: readonly { id: string; childId: string; day: string }[]) =>
  ctx.db
    .insertInto('ltt_reports')
    .values(
      reports.map(({ id, childId, day }) => ({ id, child_id: childId, day, state: 'pending', built_at: ctx.now })),
    )
    // the same report as one that was refused, or replaced: it is delivered after all, in its new place
    .onConflict((conflict) =>
      conflict
        .columns(['municipality_id', 'id'])
        .doUpdateSet({
          state: 'pending',
          nth: sql`default`,
          built_at: ctx.now,
          troubles: 0,
          next_try_at: null,
          settled_at: null,
          faults: '[]',
        })
        .where('ltt_reports.state', 'in', ['refused', 'replaced']),
    )
    .execute()

const itemsOf = ({ id, childId, items }: { id: string; childId: string; items: Item[] }) =>
  items.map(({ told, changedAt, isRepeated }, position) => ({
    report_id: id,
    resource_id: told.id,
    position,
    kind: told.kind,
    child_id: childId,
    pathway_id: told.kind === 'citizen' ? null : told.kind === 'plan' ? told.id : told.planId,
    is_repeated: isRepeated,
    is_error: told.isError,
    contact_type: told.kind === 'encounter' ? told.type : null,
    target: told.kind === 'referral' ? told.target : null,
    starts_at: told.kind === 'citizen' ? null : told.start,
    content: JSON.stringify(told),
    changed_at: changedAt,
  }))

/** Takes away the marks of what has been built, and leaves what is still due. */
async function moveMarks(ctx: Ctx, plans: readonly Plan[]): Promise<void> {
  const done = plans.filter(({ dueFrom }) => dueFrom === null).map(({ childId }) => childId)
  if (done.length > 0) await ctx.db.deleteFrom('ltt_due').where('child_id', 'in', done).execute()
  for (const { childId, dueFrom } of plans) {
    if (dueFrom) await ctx.db.updateTable('ltt_due').set({ since: dueFrom }).where('child_id', '=', childId).execute()
  }
}
