import type { Ctx, StaffCtx } from '#platform/ctx.ts'
import { dayOf } from '#platform/time.ts'
import type { ContactingParty, ContactMode, ReferringParty, Theme } from '#platform/schema.ts'
import { relate } from '#registry/access/access.ts'
import { record } from './events.ts'
import { settle } from './settle.ts'

export type Opening = {
  childId: string
  /** R2, R18: when the first henvendelse came; both service goals are counted from its day. */
  enquiryAt: Date
  contactedBy: ContactingParty
  channel: ContactMode
  referredBy: ReferringParty | null
  /** R14 */
  residenceMunicipalityId: string
  actingMunicipalityId: string | null
  unitId: string | null
  /** R8: false for a child below five in a STIME course */
  isUnder126a: boolean
  themes: readonly Theme[]
  summary: string
}

/**
 * Opens a pathway for a child with a CPR number, with its henvendelse as the first held contact, and relates the opener to
 * the child. Gives its id. Refused by the database: without CPR number (R3), eighteen or more (R7), below five under § 126 a
 * (R8), while another pathway of the child is active.
 */
export async function openPathway(ctx: StaffCtx, opening: Opening): Promise<string> {
  const enquiryOn = dayOf(opening.enquiryAt).toString()
  const { id } = await ctx.db
    .insertInto('pathways')
    .values({
      child_id: opening.childId,
      unit_id: opening.unitId,
      is_under_126a: opening.isUnder126a,
      enquiry_at: opening.enquiryAt,
      enquiry_on: enquiryOn,
      contacted_by: opening.contactedBy,
      channel: opening.channel,
      referred_by: opening.referredBy,
      residence_municipality_id: opening.residenceMunicipalityId,
      acting_municipality_id: opening.actingMunicipalityId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id: contactId } = await ctx.db
    .insertInto('contacts')
    .values({
      pathway_id: id,
      type: 'enquiry',
      status: 'held',
      starts_at: opening.enquiryAt,
      on_day: enquiryOn,
      mode: opening.channel,
      staff_id: ctx.actor.id,
      summary: opening.summary,
      registered_at: ctx.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (opening.themes.length) {
    await ctx.db
      .insertInto('pathway_themes')
      .values([...new Set(opening.themes)].map((theme) => ({ pathway_id: id, theme, since: enquiryOn })))
      .execute()
  }
  await relate(ctx, { childId: opening.childId, staffId: ctx.actor.id, basis: 'intake' })
  await record(ctx, id, 'pathway.opened', {
    contact: contactId,
    on: enquiryOn,
    by: opening.contactedBy,
    referred_by: opening.referredBy,
  })
  await settle(ctx, id)
  return id
}

/** The pathway that is open for a child now, if any. */
export const activePathwayOf = async (ctx: Ctx, childId: string): Promise<{ id: string } | null> =>
  (await ctx.db
    .selectFrom('pathways')
    .select('id')
    .where('child_id', '=', childId)
    .where('status', '=', 'active')
    .executeTakeFirst()) ?? null
