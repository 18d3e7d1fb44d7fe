import { sql } from 'kysely'
import type { Actor, Ctx, StaffCtx } from '#platform/ctx.ts'
import { problem } from '#platform/problem.ts'
import type { AccessKind, PathwayStatus, RelationBasis } from '#platform/schema.ts'
import { dayOf } from '#platform/time.ts'
import { openRecord } from '#registry/access/access.ts'
import { may } from '#registry/access/roles.ts'
import { hasHadYes, missingNow } from './consent-state.ts'
import { reachOf, type Reach } from './reach.ts'
import { riskNow } from './risk-state.ts'

/** SQL: whether nobody has been responsible for a pathway yet. One that was given back has been somebody's. */
export const isUnassignedYet = sql<boolean>`pathways.responsible_id is null and not exists (
  select from events assigned where assigned.municipality_id = pathways.municipality_id and assigned.pathway_id = pathways.id
    and assigned.name = 'pathway.assigned' and assigned.detail ->> 'to' is not null)`

/** R55: whoever takes in opens a pathway by their role until somebody has been made responsible, and not once it is cleared. */
export const takesIn = (actor: Actor, pathway: { status: PathwayStatus; is_unassigned_yet: boolean }): boolean =>
  pathway.status === 'active' && pathway.is_unassigned_yet && may('entrance.open', actor)

/** A pathway that the reader's municipality has. */
export const pathwayById = (ctx: Ctx, id: string) =>
  ctx.db
    .selectFrom('pathways')
    .leftJoin('staff', (join) =>
      join
        .onRef('staff.municipality_id', '=', 'pathways.municipality_id')
        .onRef('staff.id', '=', 'pathways.responsible_id'),
    )
    .leftJoin('units', (join) =>
      join.onRef('units.municipality_id', '=', 'pathways.municipality_id').onRef('units.id', '=', 'pathways.unit_id'),
    )
    .selectAll('pathways')
    .select(['staff.name as responsible_name', 'units.name as unit_name'])
    .select([missingNow(ctx.now).as('missing'), hasHadYes.as('has_had_yes'), isUnassignedYet.as('is_unassigned_yet')])
    .select(riskNow(ctx.now).as('risk'))
    .where('pathways.id', '=', id)
    .executeTakeFirstOrThrow(() => problem.notFound('Forløbet'))

export type Pathway = Awaited<ReturnType<typeof pathwayById>>

/**
 * How a record is opened: to read or to write, by which role if that alone suffices, and whether the page keeps to the `reach`
 * of the look, so that leave for quality work opens it too (R57).
 */
export type Opening = {
  kind?: AccessKind | undefined
  byRole?: RelationBasis | undefined
  keepsToReach?: boolean | undefined
}

/**
 * A pathway opened by somebody who may: one who treats the child, one who takes in while nobody has been responsible yet, or one
 * who gave a reason (R55). The look is logged (R56). Leave for quality work opens only what keeps to its reach (R57).
 */
export async function openedPathway(
  ctx: StaffCtx,
  id: string,
  what: string,
  { kind = 'read', byRole, keepsToReach }: Opening = {},
): Promise<Pathway & { reach: Reach }> {
  const pathway = await pathwayById(ctx, id)
  const role = takesIn(ctx.actor, pathway) ? 'intake' : (byRole ?? null)
  const forQuality = keepsToReach && pathway.status !== 'entered_in_error' ? pathway.id : null
  const basis = await openRecord(ctx, pathway.child_id, { what, kind, byRole: role, forQuality })
  return { ...pathway, reach: reachOf(basis, { pathwayId: pathway.id, today: dayOf(ctx.now) }) }
}

/**
 * Takes a pathway up for a change. null when somebody else has changed it since `version` was shown: then nothing is done
 * and the person is shown both. Two that come at once are put in line by the row itself.
 */
export async function takeUp(ctx: Ctx, id: string, version: number): Promise<boolean> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('pathways')
    .set((set) => ({ version: set('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
