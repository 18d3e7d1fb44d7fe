import type { Ctx, StaffCtx } from '#platform/ctx.ts'
import { problem } from '#platform/problem.ts'
import type { AccessKind, RelationBasis } from '#platform/schema.ts'
import { openRecord } from '#registry/access/access.ts'
import { may } from '#registry/access/roles.ts'
import { hasHadYes, missingNow } from './consent-state.ts'

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
    .select([missingNow(ctx.now).as('missing'), hasHadYes.as('has_had_yes')])
    .where('pathways.id', '=', id)
    .executeTakeFirstOrThrow(() => problem.notFound('Forløbet'))

export type Pathway = Awaited<ReturnType<typeof pathwayById>>

/** How a record is opened: to read or to write, and by which role if that alone suffices. */
export type Opening = { kind?: AccessKind | undefined; byRole?: RelationBasis | undefined }

/**
 * A pathway opened by somebody who may: one who treats the child, one who takes in while nobody is responsible yet, or one
 * who gave a reason (R55). The look is logged (R56).
 */
export async function openedPathway(
  ctx: StaffCtx,
  id: string,
  what: string,
  { kind = 'read', byRole }: Opening = {},
): Promise<Pathway> {
  const pathway = await pathwayById(ctx, id)
  const takesIn = pathway.status === 'active' && !pathway.responsible_id && may('entrance.open', ctx.actor)
  await openRecord(ctx, pathway.child_id, { what, kind, byRole: takesIn ? 'intake' : (byRole ?? null) })
  return pathway
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
