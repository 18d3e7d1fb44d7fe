import { sql } from 'kysely'
import type { InCareOf } from '#registry/people/people.ts'
import { isUnassignedYet, takesIn } from './load.ts'

/** The pathway a child is in, or was in last, for the child's own page; who takes in may open it until somebody has been responsible. */
export const inCareOf: InCareOf = async (ctx, childId) => {
  const pathway = await ctx.db
    .selectFrom('pathways')
    .leftJoin('staff', (join) =>
      join
        .onRef('staff.municipality_id', '=', 'pathways.municipality_id')
        .onRef('staff.id', '=', 'pathways.responsible_id'),
    )
    .select(['pathways.id', 'pathways.status', 'staff.name as responsible'])
    .select(isUnassignedYet.as('is_unassigned_yet'))
    .where('child_id', '=', childId)
    .where('status', '<>', 'entered_in_error')
    .orderBy(sql`status = 'active'`, 'desc')
    .orderBy('enquiry_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!pathway) return null
  const byRole = takesIn(ctx.actor, pathway) ? 'intake' : null
  return { pathwayId: pathway.id, responsible: pathway.responsible, byRole }
}
