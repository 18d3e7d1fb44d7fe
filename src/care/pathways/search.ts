import { sql } from 'kysely'
import type { StaffCtx } from '#platform/ctx.ts'
import { searchChildren } from '#registry/people/people.ts'

/**
 * Children like what was typed, each with the latest pathway. What a person typed is logged as the search's criterion
 * (R56), never put in an address.
 */
export async function searchPathways(ctx: StaffCtx, typed: string) {
  const children = await searchChildren(ctx, typed)
  const pathways = await ctx.db
    .selectFrom('pathways')
    .leftJoin('staff', (join) =>
      join
        .onRef('staff.municipality_id', '=', 'pathways.municipality_id')
        .onRef('staff.id', '=', 'pathways.responsible_id'),
    )
    .distinctOn('child_id')
    .select(['child_id', 'pathways.id', 'step', 'status', 'enquiry_on', 'ended_on', 'staff.name as responsible_name'])
    .where('child_id', '=', sql<string>`any(${children.map(({ id }) => id)}::uuid[])`)
    .where('status', '<>', 'entered_in_error')
    .orderBy('child_id')
    .orderBy('enquiry_on', 'desc')
    .execute()
  const latest = new Map(pathways.map((pathway) => [pathway.child_id, pathway]))
  return children.map((child) => ({ ...child, pathway: latest.get(child.id) ?? null }))
}

export type Found = Awaited<ReturnType<typeof searchPathways>>[number]
