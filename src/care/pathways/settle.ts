import type { Ctx } from '#platform/ctx.ts'
import { standingOf } from './standing.ts'

/** Writes where the way has come to, from its contacts. Called after every change that may move it. */
export async function settle(ctx: Ctx, id: string): Promise<void> {
  const about = await ctx.db
    .selectFrom('pathways')
    .innerJoin('municipalities', 'municipalities.id', 'pathways.municipality_id')
    .select(['enquiry_on', 'in_target_group', 'target_judged_at', 'outcome', 'status', 'treatment_goal_days'])
    .where('pathways.id', '=', id)
    .executeTakeFirstOrThrow()
  const contacts = await ctx.db
    .selectFrom('contacts')
    .select(['type', 'status', 'on_day', 'starts_at'])
    .where('pathway_id', '=', id)
    .execute()
  await ctx.db
    .updateTable('pathways')
    .set(standingOf(contacts, about, about.treatment_goal_days))
    .where('id', '=', id)
    .execute()
}
