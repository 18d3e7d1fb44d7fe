import type { StaffCtx } from '#platform/ctx.ts'
import { isUuid } from '#platform/form.ts'
import { problem } from '#platform/problem.ts'
import type { AccessKind } from '#platform/schema.ts'
import { dayOf, instantOf } from '#platform/time.ts'
import { logGlance, logSearch } from '#registry/access/access.ts'
import { may } from '#registry/access/roles.ts'
import { childForBanner } from '#registry/people/people.ts'
import { lastSignedAt, unsignedSince } from '#care/journal/journal.ts'
import { lastMeasuredAt, measuredSince } from '#care/measures/measures.ts'
import { openedPathway, pathwayById } from '#care/pathways/pathways.ts'
import { holdsOf } from './holds.ts'
import { keptUntil, notDueFrom, standingOf } from './rule.ts'
import { settingsOf } from './settings.ts'

/**
 * How long a child's record is kept, and what holds it. Opened by who may open the record (R55), and by leaders, whose work
 * it is to hold it; each look is logged (R56).
 */
export async function retentionOf(ctx: StaffCtx, pathwayId: string, kind: AccessKind) {
  if (!isUuid(pathwayId)) throw problem.notFound('Forløbet')
  const isLeader = may('retention.write', ctx.actor)
  const pathway = await (isLeader ? pathwayById(ctx, pathwayId) : openedPathway(ctx, pathwayId, 'retention', { kind }))
  if (isLeader) await logGlance(ctx, pathway.child_id, { what: 'retention', kind })
  const [child, holds, signedAt, measuredAt, { years }] = await Promise.all([
    childForBanner(ctx, pathway.child_id),
    holdsOf(ctx, pathway.child_id),
    lastSignedAt(ctx, pathway.child_id),
    lastMeasuredAt(ctx, pathway.child_id),
    settingsOf(ctx),
  ])
  const today = dayOf(ctx.now)
  const last = [signedAt, measuredAt]
    .filter((at) => at !== null)
    .toSorted((a, b) => a.getTime() - b.getTime())
    .at(-1)
  const lastEntry = last ? dayOf(last) : null
  const isHeld = holds.some(({ lifted_at }) => !lifted_at)
  return {
    pathway,
    child,
    holds,
    years,
    lastEntry,
    until: lastEntry && keptUntil(lastEntry, years),
    standing: standingOf({ lastEntry, years, isHeld, today }),
    today,
    reader: ctx.actor,
  }
}

export type Retention = Awaited<ReturnType<typeof retentionOf>>

/** R49, R50: the records whose term is over and that no case holds, and how many past their term a case holds. That they were looked for is logged (R56). */
export async function dueRecords(ctx: StaffCtx, page: number) {
  const today = dayOf(ctx.now)
  const [{ years }, held] = await Promise.all([
    settingsOf(ctx),
    ctx.db.selectFrom('legal_holds').select('child_id').distinct().where('lifted_at', 'is', null).execute(),
    logSearch(ctx, 'journaler over opbevaringsfristen'),
  ])
  const since = instantOf(notDueFrom(today, years))
  const found = await unsignedSince(ctx, since, {
    alsoKnown: await measuredSince(ctx, since),
    but: held.map(({ child_id }) => child_id),
    page,
  })
  return { ...found, years, page, today }
}
