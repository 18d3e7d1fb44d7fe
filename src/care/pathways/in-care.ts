import { sql } from 'kysely'
import type { CareOf, InCare } from '#registry/people/people.ts'
import type { StaffCtx } from '#platform/ctx.ts'
import { dayOf } from '#platform/time.ts'
import { isUnassignedYet, takesIn } from './load.ts'
import { riskShown } from './pages/banner.ts'
import { riskNow } from './risk-state.ts'

/** More than any child has. */
const MOST = 50

/**
 * The pathway a child is in, or was in last, for the child's own page, and those that should never have been. Who takes in may
 * open it until somebody has been responsible.
 */
export const careOf: CareOf = async (ctx, childId) => {
  const pathways = await ctx.db
    .selectFrom('pathways')
    .leftJoin('staff', (join) =>
      join
        .onRef('staff.municipality_id', '=', 'pathways.municipality_id')
        .onRef('staff.id', '=', 'pathways.responsible_id'),
    )
    .select(['pathways.id', 'pathways.status', 'enquiry_on', 'staff.name as responsible'])
    .select('step')
    .select([isUnassignedYet.as('is_unassigned_yet'), riskNow(ctx.now).as('risk')])
    .where('child_id', '=', childId)
    .orderBy(sql`status = 'active'`, 'desc')
    .orderBy('enquiry_at', 'desc')
    .limit(MOST)
    .execute()
  const latest = pathways.find(({ status }) => status !== 'entered_in_error')
  return {
    inCare: latest
      ? {
          pathwayId: latest.id,
          responsible: latest.responsible,
          risk: riskShown({ pathway: latest, today: dayOf(ctx.now) }),
          byRole: takesIn(ctx.actor, latest) ? 'intake' : null,
        }
      : null,
    regretted: pathways
      .filter(({ status }) => status === 'entered_in_error')
      .map(({ id, enquiry_on: enquiryOn }) => ({ pathwayId: id, enquiryOn })),
  }
}

/** The pathway a child is in, or was in last; null when there is none that counts. */
export const inCareOf = async (ctx: StaffCtx, childId: string): Promise<InCare | null> =>
  (await careOf(ctx, childId)).inCare
