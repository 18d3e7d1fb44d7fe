import type { StaffCtx } from '#platform/ctx.ts'
import { record } from '#care/pathways/pathways.ts'
import { askForMissing } from './missing-tasks.ts'

/**
 * Marks an answered form as entered in error, with the reason (3-1000 characters). It stays to be read and counts no more; what
 * asked for it is asked again. A flag that it raised stays until somebody answers for it: somebody may have answered so.
 */
export async function markResponseMistake(
  ctx: StaffCtx,
  { pathwayId, responseId, reason }: { pathwayId: string; responseId: string; reason: string },
): Promise<void> {
  await ctx.db
    .insertInto('measure_errors')
    .values({ response_id: responseId, pathway_id: pathwayId, reason, recorded_at: ctx.now })
    .execute()
  await askForMissing(ctx, pathwayId)
  await record(ctx, pathwayId, 'measure.corrected', { response: responseId })
}
