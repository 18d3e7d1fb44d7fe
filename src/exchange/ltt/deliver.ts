import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Step } from '#platform/jobs.ts'
import { cprOf } from '#registry/people/people.ts'
import type { Bundle } from './bundle.ts'
import { complaint, type Answer, type Channel, type Complaint } from './channel.ts'
import type { Item } from './difference.ts'
import { reportOf } from './report.ts'
import type { Told } from './state.ts'
import { validate } from './validate.ts'
import { entryAt } from './where.ts'

/** After so many answers that are a fault of the receiver a report waits for somebody to say that it is to be sent again. */
export const TROUBLES = 10
/** After so many in a row the gateway is taken to be away, and the rest waits for the next run. */
const AWAY = 3
const LONGEST_WAIT_MINUTES = 60

export type Delivered = { sent: number; duplicate: number; refused: number; unreachable: number }

/**
 * Delivers what waits, report by report, each in a transaction of its own: a child's reports in order, and none of a child
 * whose earlier report has not come through.
 */
export async function deliverDue(step: Step, channel: Channel, sor: string): Promise<Delivered> {
  const total: Delivered = { sent: 0, duplicate: 0, refused: 0, unreachable: 0 }
  let inARow = 0
  for (let after: number | undefined = 0; after !== undefined;) {
    const from: number = after
    const waiting = await step((ctx) => waitingAfter(ctx, from))
    for (const { id } of waiting) {
      const outcome = await step(async (ctx) => {
        const report = await take(ctx, id)
        if (!report) return null
        const number = await cprOf(ctx, report.childId).then(
          (cpr) => ({ cpr }),
          () => null,
        )
        const bundle = await bundleOf(ctx, report, { cpr: number?.cpr ?? '', sor })
        const ours = number ? refusal(bundle) : unreadable
        const answer = ours ?? (await channel.deliver(ctx.actor.municipalityId, bundle))
        await settleReport(ctx, report, answer, bundle)
        return { kind: answer.kind, wasAsked: !ours }
      })
      if (!outcome) continue
      const { kind, wasAsked } = outcome
      total[kind === 'accepted' ? 'sent' : kind] += 1
      // what never left the house tells nothing of the gateway
      if (wasAsked) inARow = kind === 'unreachable' ? inARow + 1 : 0
      if (inARow >= AWAY) return total
    }
    after = waiting.at(-1)?.nth
  }
  return total
}

const BATCH = 200

/** The reports that wait and whose time has come, in the order in which they were built. */
const waitingAfter = (ctx: Ctx, after: number) =>
  ctx.db
    .selectFrom('ltt_reports')
    .select(['id', 'nth'])
    .where('state', '=', 'pending')
    .where('nth', '>', after)
    .where((where) => where.or([where('next_try_at', 'is', null), where('next_try_at', '<=', ctx.now)]))
    .orderBy('nth')
    .limit(BATCH)
    .execute()

type Waiting = { id: string; childId: string; day: string; nth: number; attempts: number; troubles: number }

/** Holds a report that still waits, unless somebody else does, or an earlier one of its child has not come through. */
async function take(ctx: Ctx, id: string): Promise<Waiting | undefined> {
  const { rows } = await sql<Waiting>`
    select r.id, r.child_id as "childId", r.day, r.nth, r.attempts, r.troubles from ltt_reports r
    where r.id = ${id} and r.state = 'pending'
      and not exists (
        select from ltt_reports earlier where earlier.municipality_id = r.municipality_id and earlier.child_id = r.child_id
          and earlier.nth < r.nth and earlier.state in ('pending', 'failed'))
    for update of r skip locked`.execute(ctx.db)
  return rows[0]
}

/** The report as it is sent: what it tells, and the child's CPR number as it is now. */
async function bundleOf(ctx: Ctx, { id, childId }: Waiting, identity: { cpr: string; sor: string }): Promise<Bundle> {
  const items = await ctx.db
    .selectFrom('ltt_items')
    .select(['content', 'changed_at', 'is_repeated'])
    .where('report_id', '=', id)
    .orderBy('position')
    .execute()
  const told = items.map((item): Item => ({
    told: item.content as Told, // written by keepItems, from this type
    changedAt: item.changed_at,
    isRepeated: item.is_repeated,
  }))
  return { ...reportOf({ childId, ...identity }, told), id }
}

/** A CPR number that does not open: it is tried again, and no other child waits for it. */
const unreadable: Answer = {
  kind: 'unreachable',
  complaints: [
    complaint(
      'cpr-not-readable',
      'Barnets CPR-nummer kan ikke læses med de nøgler, der er sat op. Fortæl det til dem, der driver Trin 2.',
    ),
  ],
}

/** What we would not have accepted ourselves never leaves the house. */
function refusal(bundle: Bundle): Answer | null {
  const faults = validate(bundle)
  return faults.length === 0
    ? null
    : {
        kind: 'refused',
        complaints: faults.map(({ code, location, da }) => ({ code, location, words: da, item: null })),
      }
}

async function settleReport(ctx: Ctx, report: Waiting, answer: Answer, bundle: Bundle): Promise<void> {
  if (answer.kind === 'accepted' || answer.kind === 'duplicate') {
    await write(ctx, report, { state: answer.kind === 'accepted' ? 'sent' : 'duplicate', settled_at: ctx.now })
    return makeStand(ctx, report.id, bundle)
  }
  const faults = answer.complaints.map((each) => ({ ...each, item: each.item ?? itemAt(bundle, each.location) }))
  if (answer.kind === 'unreachable') {
    const troubles = report.troubles + (answer.answered ? 1 : 0)
    if (troubles >= TROUBLES) return write(ctx, report, { state: 'failed', troubles, faults })
    const minutes = Math.min(2 ** Math.min(report.attempts, 10), LONGEST_WAIT_MINUTES)
    const next = new Date(ctx.now.getTime() + minutes * 60_000)
    return write(ctx, report, { state: 'pending', troubles, next_try_at: next, faults })
  }
  // the mark first: whoever builds meanwhile has then either been, and is seen below, or waits and sees this
  await ctx.db
    .insertInto('ltt_due')
    .values({ child_id: report.childId, since: report.day })
    .onConflict((conflict) =>
      conflict
        .columns(['municipality_id', 'child_id'])
        .doUpdateSet({ since: sql`least(ltt_due.since, excluded.since)` }),
    )
    .execute()
  await write(ctx, report, { state: 'refused', settled_at: ctx.now, faults })
  await ctx.db
    .updateTable('ltt_reports')
    .set({ state: 'replaced', settled_at: ctx.now })
    .where('child_id', '=', report.childId)
    .where('nth', '>', report.nth)
    .where('state', 'in', ['pending', 'failed'])
    .execute()
}

const write = async (
  ctx: Ctx,
  report: Waiting,
  {
    faults = [],
    ...changes
  }: {
    state: 'pending' | 'failed' | 'refused' | 'sent' | 'duplicate'
    settled_at?: Date
    next_try_at?: Date
    troubles?: number
    faults?: Complaint[]
  },
): Promise<void> => {
  await ctx.db
    .updateTable('ltt_reports')
    .set({ next_try_at: null, ...changes, attempts: report.attempts + 1, faults: JSON.stringify(faults) })
    .where('id', '=', report.id)
    .execute()
}

/** From now on this report is what the gateway holds of the things in it. */
async function makeStand(ctx: Ctx, reportId: string, { entry }: Bundle): Promise<void> {
  await ctx.db
    .updateTable('ltt_items')
    .set({ stands: false })
    .where('stands', '=', true)
    .where(
      'resource_id',
      'in',
      entry.map(({ resource }) => resource.id),
    )
    .execute()
  await ctx.db.updateTable('ltt_items').set({ stands: true }).where('report_id', '=', reportId).execute()
}

/** The thing that a place in a report belongs to. */
function itemAt({ entry }: Bundle, location: string): string | null {
  const at = entryAt(location)
  const resources = entry.map(({ resource }) => resource)
  const named = at === null ? resources.filter(({ id }) => location.includes(id)) : [resources[at]]
  const [of, ...others] = named.length
    ? named
    : resources.filter(({ resourceType }) => location.startsWith(resourceType))
  return of && others.length === 0 ? of.id : null
}
