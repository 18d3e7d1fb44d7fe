import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { LttLeftOut } from '#platform/schema.ts'
import type { Step } from '#platform/jobs.ts'
import { dayOf } from '#platform/time.ts'
import { nameBasedUuid } from '#platform/uuid.ts'
import { historiesOf, type History } from '#care/pathways/pathways.ts'
import { cprNumbersOf } from '#registry/people/people.ts'
import { tellings, type Item } from './difference.ts'
import { reportOf, REPORTS, type Identity } from './report.ts'
import { daysOfChange, leftOutBecause, standingOn, type Told } from './state.ts'
import { toldOf } from './told.ts'

/** So many children are looked at in one transaction. */
const BATCH = 50

export type Built = { reports: number; leftOut: number; blocked: number }

/**
 * R92: makes a report for each child and day of which something is due, in the order of the days. `again` are children
 * whose refused report is to be delivered as it is. A child whose report was refused stays due until what is to be told
 * has changed, or somebody says that it is to be sent again.
 */
export async function buildDue(step: Step, sor: string): Promise<Built> {
  const total: Built = { reports: 0, leftOut: 0, blocked: 0 }
  for (let after: string | null = NOBODY; after !== null;) {
    const from: string = after
    after = await step(async (ctx) => {
      const due = await takeDue(ctx, { after: from })
      if (due.length === 0) return null
      const built = await buildFor(ctx, due, { sor, again: new Set() })
      for (const name of ['reports', 'leftOut', 'blocked'] as const) total[name] += built[name]
      return due.at(-1)?.childId ?? null
    })
  }
  return total
}

const NOBODY = '00000000-0000-0000-0000-000000000000'

export type Due = { childId: string; since: string }

/** Children of whom something is due, held until the transaction ends. Those held by others are theirs to see to. */
export async function takeDue(ctx: Ctx, only: { after: string } | { childId: string }): Promise<Due[]> {
  const due = ctx.db.selectFrom('ltt_due').select(['child_id as childId', 'since'])
  return 'childId' in only
    ? due.where('child_id', '=', only.childId).forUpdate().execute()
    : due.where('child_id', '>', only.after).orderBy('child_id').limit(BATCH).forUpdate().skipLocked().execute()
}

/** What is built for one child: reports in the order of their days, and days on which what happened is not for the report. */
type Plan = {
  childId: string
  reports: { id: string; day: string; items: Item[] }[]
  leftOut: { day: string; because: LttLeftOut }[]
  /** The day from which nothing can be told before a refused report has been mended. */
  blockedFrom: string | null
}

/** Builds for children that are held by this transaction. */
export async function buildFor(
  ctx: Ctx,
  due: readonly Due[],
  { sor, again }: { sor: string; again: ReadonlySet<string> },
): Promise<Built> {
  const ids = due.map(({ childId }) => childId)
  const [histories, told, cprs, refused] = await Promise.all([
    historiesOf(ctx, ids),
    toldOf(ctx, ids),
    cprNumbersOf(ctx, ids),
    refusedOf(ctx, ids),
  ])
  const byChild = Map.groupBy(histories, ({ childId }) => childId)
  const plans = due.map((each) =>
    planFor(each, {
      histories: byChild.get(each.childId) ?? [],
      told: told.get(each.childId) ?? new Map<string, Told>(),
      identity: { childId: each.childId, cpr: cprs.get(each.childId) ?? '', sor },
      refused: again.has(each.childId) ? new Set() : refused,
      today: dayOf(ctx.now).toString(),
    }),
  )
  await keep(ctx, plans)
  const sum = (of: (plan: Plan) => number) => plans.reduce((total, plan) => total + of(plan), 0)
  return {
    reports: sum(({ reports }) => reports.length),
    leftOut: sum(({ leftOut }) => leftOut.length),
    blocked: sum(({ blockedFrom }) => Number(blockedFrom !== null)),
  }
}

/** The reports of these children that were refused and that nothing has replaced, by id. */
async function refusedOf(ctx: Ctx, childIds: readonly string[]): Promise<ReadonlySet<string>> {
  const reports = await ctx.db
    .selectFrom('ltt_reports')
    .select('id')
    .where('child_id', 'in', childIds)
    .where('state', '=', 'refused')
    .execute()
  return new Set(reports.map(({ id }) => id))
}

function planFor(
  { childId, since }: Due,
  {
    histories,
    told,
    identity,
    refused,
    today,
  }: {
    histories: readonly History[]
    told: ReadonlyMap<string, Told>
    identity: Identity
    refused: ReadonlySet<string>
    today: string
  },
): Plan {
  const { things } = standingOn(today, childId, histories)
  const mistaken = new Set(things.filter(({ told: { isError } }) => isError).map(({ told: { id } }) => id))
  const plan: Plan = { childId, reports: [], leftOut: leftOutDays(histories, since), blockedFrom: null }
  for (const { day, items } of tellings(told, { childId, histories, since, until: today, mistaken })) {
    const { id } = reportOf(identity, items)
    if (refused.has(id)) return { ...plan, blockedFrom: day }
    plan.reports.push({ id, day, items })
  }
  return plan
}

/** R8: the days on which something happened that is not for the report, and why not. */
const leftOutDays = (histories: readonly History[], since: string): { day: string; because: LttLeftOut }[] =>
  histories.flatMap((history) => {
    const because = leftOutBecause(history)
    return because ? daysOfChange([history]).flatMap((day) => (day >= since ? [{ day, because }] : [])) : []
  })

/** Writes what was built. A report that is built anew takes the place of those of its child that could not be told. */
async function keep(ctx: Ctx, plans: readonly Plan[]): Promise<void> {
  const reports = plans.flatMap(({ childId, reports: each }) => each.map((report) => ({ childId, ...report })))
  const done = plans.filter(({ blockedFrom }) => blockedFrom === null).map(({ childId }) => childId)
  if (done.length > 0) {
    await ctx.db
      .updateTable('ltt_reports')
      .set({ state: 'replaced' })
      .where('child_id', 'in', done)
      .where('state', '=', 'refused')
      .execute()
  }
  if (reports.length > 0) {
    await ctx.db
      .insertInto('ltt_reports')
      .values(
        reports.map(({ id, childId, day }) => ({ id, child_id: childId, day, state: 'pending', built_at: ctx.now })),
      )
      // the same report as one that was refused, or replaced: it is delivered after all, in its new place
      .onConflict((conflict) =>
        conflict.columns(['municipality_id', 'id']).doUpdateSet({
          state: 'pending',
          nth: sql`default`,
          built_at: ctx.now,
          attempts: 0,
          next_try_at: null,
          settled_at: null,
          faults: '[]',
        }),
      )
      .execute()
    await keepItems(ctx, reports)
  }
  const left = plans.flatMap(({ childId, leftOut }) => leftOut.map((each) => ({ childId, ...each })))
  if (left.length > 0) {
    await ctx.db
      .insertInto('ltt_reports')
      .values(
        left.map(({ childId, day, because }) => ({
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
  if (done.length > 0) await ctx.db.deleteFrom('ltt_due').where('child_id', 'in', done).execute()
  for (const { childId, blockedFrom } of plans) {
    if (blockedFrom)
      await ctx.db.updateTable('ltt_due').set({ since: blockedFrom }).where('child_id', '=', childId).execute()
  }
}

const keepItems = (ctx: Ctx, reports: readonly { id: string; childId: string; items: Item[] }[]) =>
  ctx.db
    .insertInto('ltt_items')
    .values(
      reports.flatMap(({ id, childId, items }) =>
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
        })),
      ),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
