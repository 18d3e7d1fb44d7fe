import type { StaffCtx } from '#platform/ctx.ts'
import { joinEnquiry } from '#care/pathways/pathways.ts'
import { withoutCpr } from './close.ts'
import { joinedTo, takeEnquiry, type Enquiry } from './load.ts'

/**
 * Joins a henvendelse, and those put together with it, to the pathway that is open for the child already. Its clocks count
 * from the first of them (R18), which may be one of these. It must be taken up first.
 */
export async function joinToPathway(ctx: StaffCtx, enquiry: Enquiry, pathwayId: string): Promise<void> {
  for (const each of [enquiry, ...(await joinedTo(ctx, enquiry.id))]) {
    await joinEnquiry(ctx, pathwayId, {
      at: each.received_at,
      contactedBy: each.contacted_by,
      channel: each.channel,
      referredBy: each.referred_by,
      enquiryId: each.id,
    })
    await ctx.db
      .updateTable('enquiries')
      .set({ status: 'joined', pathway_id: pathwayId, handled_by: ctx.actor.id, handled_at: ctx.now, ...withoutCpr })
      .where('id', '=', each.id)
      .execute()
  }
}

/**
 * Puts two waiting henvendelser about one child together: the later follows the earlier, so that the clock counts from the
 * first (R18). Gives the id of the earlier, which goes on waiting; null when the other has been handled meanwhile. The
 * first must be taken up before.
 */
export async function joinToEnquiry(ctx: StaffCtx, enquiry: Enquiry, other: Enquiry): Promise<string | null> {
  if (!(await takeEnquiry(ctx, other.id, other.version))) return null
  const [first, later] = enquiry.received_at < other.received_at ? [enquiry, other] : [other, enquiry]
  await ctx.db
    .updateTable('enquiries')
    .set({ status: 'joined', joined_to: first.id, handled_by: ctx.actor.id, handled_at: ctx.now, ...withoutCpr })
    .where('id', '=', later.id)
    .execute()
  await ctx.db.updateTable('enquiries').set({ joined_to: first.id }).where('joined_to', '=', later.id).execute()
  if (!first.cpr_lookup && later.cpr_lookup) {
    await ctx.db
      .updateTable('enquiries')
      .set({ cpr_sealed: later.cpr_sealed, cpr_key_id: later.cpr_key_id, cpr_lookup: later.cpr_lookup })
      .where('id', '=', first.id)
      .execute()
  }
  return first.id
}
