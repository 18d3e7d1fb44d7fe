import { sql } from 'kysely'
import type { StaffCtx } from '#platform/ctx.ts'
import { problem } from '#platform/problem.ts'
import type { ContactingParty, ContactMode, ReferringParty } from '#platform/schema.ts'
import { dayOf } from '#platform/time.ts'
import { record } from './events.ts'
import { settle } from './settle.ts'

export type Joined = {
  at: Date
  contactedBy: ContactingParty
  channel: ContactMode
  referredBy: ReferringParty | null
  enquiryId: string
}

/**
 * Adds another henvendelse about the same child to the pathway that is open already. The clocks count from the first of them
 * (R18): a later one changes nothing, and one that came before the pathway's own becomes its beginning. Refused when the
 * pathway has ended meanwhile; one who ends it now waits.
 */
export async function joinEnquiry(ctx: StaffCtx, pathwayId: string, joined: Joined): Promise<void> {
  const { status } = await ctx.db
    .selectFrom('pathways')
    .select('status')
    .where('id', '=', pathwayId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow(() => problem.notFound('Forløbet'))
  if (status !== 'active') throw problem.notAllowedNow('Forløbet er afsluttet imens. Åbn et nyt, eller genåbn det.')
  const on = dayOf(joined.at).toString()
  const told = { on, by: joined.contactedBy, channel: joined.channel, enquiry: joined.enquiryId }
  const before = await beginWith(ctx, pathwayId, { ...joined, on })
  if (!before) return record(ctx, pathwayId, 'enquiry.joined', told)
  await record(ctx, pathwayId, 'enquiry.joined_as_first', { ...told, before: before.toISOString() })
  await settle(ctx, pathwayId)
}

/**
 * Lets a pathway begin with a henvendelse that came before its own, and gives the instant at which it began until now; null,
 * and nothing is changed, when it came later, while an earlier pathway of the child was open, or under § 126 a before the
 * fifth birthday (R8), when the offer was not there for the child yet. The henvendelse goes on being one contact, with the
 * same id and the same words, and the national report tells of it anew.
 */
async function beginWith(ctx: StaffCtx, pathwayId: string, first: Joined & { on: string }): Promise<Date | null> {
  const { rows } = await sql<{ before: Date }>`
    update pathways p set enquiry_at = ${first.at}, enquiry_on = ${first.on}, contacted_by = ${first.contactedBy},
      channel = ${first.channel}, referred_by = ${first.referredBy}
    from pathways was join people child on child.municipality_id = was.municipality_id and child.id = was.child_id
    where p.id = ${pathwayId} and was.municipality_id = p.municipality_id and was.id = p.id and was.enquiry_at > ${first.at}
      and (not was.is_under_126a or age_on(child.birth_date, ${first.on}) >= 5)
      and not exists (select from pathways earlier where earlier.municipality_id = was.municipality_id
        and earlier.child_id = was.child_id and earlier.status = 'completed' and earlier.ended_on >= ${first.on})
    returning was.enquiry_at as before`.execute(ctx.db)
  if (!rows[0]) return null
  await ctx.db
    .updateTable('contacts')
    .set((set) => ({ starts_at: first.at, on_day: first.on, mode: first.channel, version: set('version', '+', 1) }))
    .where('pathway_id', '=', pathwayId)
    .where('type', '=', 'enquiry')
    .where('status', '=', 'held')
    .execute()
  return rows[0].before
}
