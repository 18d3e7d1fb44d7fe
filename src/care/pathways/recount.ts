import type { Ctx } from '#platform/ctx.ts'
import type { Job } from '#platform/jobs.ts'
import { settle } from './settle.ts'

/**
 * R20: counts the treatment clocks anew, for those who wait for treatment. Done each night, and when the municipality has
 * changed its own goal.
 */
async function recount(ctx: Ctx): Promise<{ pathways: number }> {
  const waiting = await ctx.db
    .selectFrom('pathways')
    .select('id')
    .where('status', '=', 'active')
    .where('outcome', '=', 'treatment')
    .where('screening_on', 'is not', null)
    .where('treatment_on', 'is', null)
    .execute()
  for (const { id } of waiting) await settle(ctx, id)
  return { pathways: waiting.length }
}

export const recountClocks: Job = {
  name: 'pathways.recount',
  title: 'Ure talt på ny',
  schedule: '15 3 * * *',
  run: recount,
}
