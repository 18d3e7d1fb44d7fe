import type { StaffCtx } from '#platform/ctx.ts'

/** A CPR number that came with a henvendelse is not kept when the henvendelse no longer waits: the child has it, or nobody needs it. */
export const withoutCpr = { cpr_sealed: null, cpr_key_id: null, cpr_lookup: null }

/** Never a no without a way: guides a family on, with the reason and where it was guided. The henvendelse must be taken up first. */
export async function guideOn(
  ctx: StaffCtx,
  id: string,
  { reason, guidedTo }: { reason: string; guidedTo: string },
): Promise<void> {
  await ctx.db
    .updateTable('enquiries')
    .set({
      status: 'guided_on',
      outcome_reason: reason,
      guided_to: guidedTo,
      handled_by: ctx.actor.id,
      handled_at: ctx.now,
      ...withoutCpr,
    })
    .where('id', '=', id)
    .execute()
}

/** The family took the henvendelse back, with the reason as it was told. It must be taken up first. */
export async function withdraw(ctx: StaffCtx, id: string, reason: string): Promise<void> {
  await ctx.db
    .updateTable('enquiries')
    .set({ status: 'withdrawn', outcome_reason: reason, handled_by: ctx.actor.id, handled_at: ctx.now, ...withoutCpr })
    .where('id', '=', id)
    .execute()
}
