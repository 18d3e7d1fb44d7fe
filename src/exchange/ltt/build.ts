import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { LttLeftOut } from '#platform/schema.ts'
import type { Step } from '#platform/jobs.ts'
import { dayOf } from '#platform/time.ts'
import { historiesOf, type History } from '#care/pathways/pathways.ts'
import { cprSince } from '#registry/people/people.ts'
import { tellings, type Item } from './difference.ts'
import { keep } from './keep.ts'
import { nameOf } from './report.ts'
import { daysOfChange, leftOutBecause, standingOn, type Registered, type Told } from './state.ts'
import { saidOf, type Said } from './told.ts'

/** So many children are looked at in one transaction. */
const BATCH = 50

export type Built = { reports: number; leftOut: number; blocked: number }

/** What reports are made under: the municipality's SOR code, and since when. */
export type Sender = { sor: string; sorSince: Date | null }

/**
 * R92: makes a report for each child and day of which something is due, in the order of the days. A child whose report was
 * refused stays due until what is to be told has changed, or somebody says that it is to be sent `again`: then only such
 * children are looked at.
 */
export async function buildDue(step: Step, sender: Sender, { again = false } = {}): Promise<Built> {
  const total: Built = { reports: 0, leftOut: 0, blocked: 0 }
  const seen: string[] = []
  // first those whom nobody is writing about; then the others, when they have been written about
  for (const take of [free, rest]) {
    for (let more = true; more;) {
      more = await step(async (ctx) => {
        const due = await take(ctx, seen, again)
        if (due.length === 0) return false
        const built = await buildFor(ctx, due, { sender, again })
        for (const name of ['reports', 'leftOut', 'blocked'] as const) total[name] += built[name]
        seen.push(...due.map(({ childId }) => childId))
        return true
      })
    }
  }
  return total
}

export type Due = { childId: string; since: string }

/** Children of whom something is due, in the order of their ids; the row of each is held until the transaction ends. */
const dueIn = (ctx: Ctx) =>
  ctx.db.selectFrom('ltt_due').select(['child_id as childId', 'since']).orderBy('child_id').limit(BATCH).forUpdate()

/** The same, or only those of whom a report was refused. */
const theseIn = (ctx: Ctx, onlyRefused: boolean) =>
  dueIn(ctx).$if(onlyRefused, (due) =>
    due.where('child_id', 'in', (of) => of.selectFrom('ltt_reports').select('child_id').where('state', '=', 'refused')),
  )

const free = (ctx: Ctx, seen: readonly string[], onlyRefused: boolean): Promise<Due[]> =>
  theseIn(ctx, onlyRefused)
    .where('child_id', '>', seen.at(-1) ?? '00000000-0000-0000-0000-000000000000')
    .skipLocked()
    .execute()

const rest = (ctx: Ctx, seen: readonly string[], onlyRefused: boolean): Promise<Due[]> =>
  theseIn(ctx, onlyRefused)
    .where(sql<boolean>`child_id <> all(${seen}::uuid[])`)
    .execute()

/** The mark of one child, held until the transaction ends. */
export const dueOf = (ctx: Ctx, childId: string): Promise<Due[]> => dueIn(ctx).where('child_id', '=', childId).execute()

/** What is built for one child: reports in the order of their days, and days on which what happened is not for the report. */
export type Plan = {
  childId: string
  reports: { id: string; day: string; items: Item[] }[]
  leftOut: { day: string; because: LttLeftOut }[]
  /** The day from which nothing can be told before a refused report has been mended. */
  blockedFrom: string | null
  /** The day from which the child is still due when all of this is told. */
  dueFrom: string | null
}

/**
 * Builds for children whose marks this transaction holds. `again`: also what was refused and is told as it was.
 */
export async function buildFor(
  ctx: Ctx,
  due: readonly Due[],
  { sender, again }: { sender: Sender; again: boolean },
): Promise<Built> {
  const ids = due.map(({ childId }) => childId)
  const [histories, said, since, refused] = await Promise.all([
    historiesOf(ctx, ids),
    saidOf(ctx, ids),
    cprSince(ctx, ids),
    again ? new Set<string>() : refusedOf(ctx, ids),
  ])
  const byChild = Map.groupBy(histories, ({ childId }) => childId)
  const plans = due.map((each) =>
    planFor(each, {
      histories: byChild.get(each.childId) ?? [],
      said: said.get(each.childId) ?? { told: new Map(), lastDay: '', handed: new Set() },
      child: { childId: each.childId, numberSince: since.get(each.childId) ?? null, ...sender },
      refused,
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
  { childId, since: dueSince }: Due,
  {
    histories,
    said: { told, lastDay, handed },
    child,
    refused,
    today,
  }: {
    histories: readonly History[]
    said: Said
    child: Registered
    refused: ReadonlySet<string>
    today: string
  },
): Plan {
  // what was written late, by a clock that lags, is told with the day that was told last
  const since = dueSince > lastDay ? dueSince : lastDay
  const { things } = standingOn(today, child, histories)
  const mistaken = new Set(things.filter(({ told: { isError } }) => isError).map(({ told: { id } }) => id))
  const plan: Plan = {
    childId,
    reports: [],
    leftOut: leftOutDays(histories, { told, since, until: today }),
    blockedFrom: null,
    // by a clock that is ahead, or a mark of tomorrow
    dueFrom: [dueSince, ...daysOfChange(histories)].filter((day) => day > today).toSorted()[0] ?? null,
  }
  if (since > today) return plan
  for (const { day, items } of tellings(told, {
    child,
    histories,
    since,
    until: today,
    hindsight: { mistaken, handed },
  })) {
    const { id } = nameOf(items)
    if (refused.has(id)) return { ...plan, blockedFrom: day, dueFrom: day }
    plan.reports.push({ id, day, items })
  }
  return plan
}

/**
 * R8: the days on which something happened that is not for the report, and why not. A pathway that was told of and has
 * become none for the report, by a birth date that was put right, is left out from the day of that.
 */
const leftOutDays = (
  histories: readonly History[],
  { told, since, until }: { told: ReadonlyMap<string, Told>; since: string; until: string },
): { day: string; because: LttLeftOut }[] =>
  histories.flatMap((history) => {
    const because = leftOutBecause(history)
    if (!because || since > until) return []
    const days = daysOfChange([history]).filter((day) => day >= since && day <= until)
    const isNew = told.get(history.id)?.isError === false
    return (days.length === 0 && isNew ? [since] : days).map((day) => ({ day, because }))
  })
