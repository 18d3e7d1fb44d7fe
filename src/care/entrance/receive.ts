import type { Ctx } from '#platform/ctx.ts'
import type { ContactingParty, ContactMode, EnquirySource, ReferringParty, Theme } from '#platform/schema.ts'
import { dayOf } from '#platform/time.ts'
import { sealCpr } from '#registry/people/people.ts'
import { newReceipt } from './enquiry.ts'
import type { ParentsKnow } from './help/flow.ts'

/** A henvendelse as it comes, from the family itself or from a professional whom the family has given its agreement. */
export type NewEnquiry = {
  source: EnquirySource
  /** R2: when contact was made, by whom and how. The clocks are counted from here (R18). */
  receivedAt: Date
  contactedBy: ContactingParty
  channel: ContactMode
  givenName: string
  familyName: string
  birthDate: string
  /** Ten digits; null while the number is not known. */
  cpr: string | null
  contactName: string
  contactPhone: string
  bestTime?: string
  language?: string
  needsInterpreter?: boolean
  about: string
  themes: readonly Theme[]
  parentsKnow?: ParentsKnow | null
  referral: Referral | null
  /** R14: the municipality the child lives in, and the one that acts for a child placed outside the home. null: this one, none. */
  residenceMunicipalityId?: string | null
  actingMunicipalityId?: string | null
}

/** Who guided the family here, and who in the family agreed to it, and when (domain 1.3). */
export type Referral = {
  by: ReferringParty
  name: string
  organisation: string
  phone: string
  agreedBy: string
  agreedOn: string
}

/** R1, R2: receives a henvendelse, with or without referral, and gives its id and the receipt for the family. */
export async function receiveEnquiry(ctx: Ctx, enquiry: NewEnquiry): Promise<{ id: string; receipt: string }> {
  const cpr = enquiry.cpr === null ? null : sealCpr(ctx, enquiry.cpr)
  const { referral } = enquiry
  return ctx.db
    .insertInto('enquiries')
    .values({
      source: enquiry.source,
      received_at: enquiry.receivedAt,
      received_on: dayOf(enquiry.receivedAt).toString(),
      contacted_by: enquiry.contactedBy,
      channel: enquiry.channel,
      child_given_name: enquiry.givenName,
      child_family_name: enquiry.familyName,
      child_birth_date: enquiry.birthDate,
      ...(cpr && { cpr_sealed: cpr.sealed, cpr_key_id: cpr.key_id, cpr_lookup: cpr.lookup }),
      contact_name: enquiry.contactName.slice(0, 200),
      contact_phone: enquiry.contactPhone,
      best_time: enquiry.bestTime ?? '',
      language: enquiry.language ?? 'da',
      needs_interpreter: enquiry.needsInterpreter ?? false,
      about: enquiry.about,
      themes: [...enquiry.themes],
      parents_know: enquiry.parentsKnow ?? null,
      ...(referral && {
        referred_by: referral.by,
        referrer_name: referral.name,
        referrer_organisation: referral.organisation,
        referrer_phone: referral.phone,
        family_agreed_by: referral.agreedBy,
        family_agreed_on: referral.agreedOn,
      }),
      residence_municipality_id: enquiry.residenceMunicipalityId ?? null,
      acting_municipality_id: enquiry.actingMunicipalityId ?? null,
      receipt: newReceipt(),
    })
    .returning(['id', 'receipt'])
    .executeTakeFirstOrThrow()
}
