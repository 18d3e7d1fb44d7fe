import { sql } from 'kysely'
import type { StaffCtx } from '#platform/ctx.ts'
import type { Errors } from '#platform/form.ts'
import type { Relationship, Theme } from '#platform/schema.ts'
import { activePathwayOf, joinEnquiry, openPathway } from '#care/pathways/pathways.ts'
import {
  addChild,
  addContact,
  childByCpr,
  cprFault,
  cprOf,
  familyOf,
  openCpr,
  readCpr,
  sealCpr,
} from '#registry/people/people.ts'
import { day } from '#ui/danish.ts'
import { withoutCpr } from './close.ts'
import { admission, splitName } from './enquiry.ts'
import { joinedTo, type Enquiry } from './load.ts'
import { matchesOf } from './matches.ts'
import { summaryOf } from './summary.ts'

export type Opening = {
  /** Ten digits; empty when it came with the henvendelse, or the child is known. */
  cpr: string
  /** A child that the one who opens has said it is. */
  childId: string | null
  /** Said deliberately: the birth date is the one that the CPR number says. */
  correctBirth: boolean
  /** Said deliberately: a course outside § 126 a for a child below five (R8). */
  outside126a: boolean
  /** The opener's own when none is said. */
  unitId: string | null
  themes: readonly Theme[]
  residenceMunicipalityId: string
  actingMunicipalityId: string | null
}

/** R7, in words for the one who takes in. */
export const TOO_OLD =
  'Den unge var fyldt 18 ved henvendelsen. Vis vej til egen læge, kommunens tilbud til voksne eller headspace (12-25 år).'

/**
 * Opens the pathway of a waiting henvendelse, from the moment it came. Gives the pathway's id, or what is in the way, field by
 * field. Asks for a CPR number (R3) that agrees with the birth date or corrects it deliberately; refuses eighteen or more
 * (R7), and below five but outside § 126 a (R8); a child whose pathway is open already is joined to it instead. Joins what
 * was put together with the henvendelse. It must be taken up first.
 */
export async function openEnquiry(
  ctx: StaffCtx,
  enquiry: Enquiry,
  opening: Opening,
): Promise<{ pathwayId: string } | { errors: Errors }> {
  const child = await childOf(ctx, enquiry, opening)
  if ('errors' in child) return child
  const admitted = admission(child.birthDate, enquiry.received_on)
  if (admitted === 'over_17') return { errors: { form: TOO_OLD } }
  if (admitted === 'under_5' && !opening.outside126a)
    return {
      errors: {
        outside126a: 'Sæt kryds, hvis det skal åbnes som et forløb uden for § 126 a. Ellers vis familien videre.',
      },
    }

  const childId = child.id ?? (await addNewChild(ctx, enquiry, child))
  await addCaller(ctx, enquiry, childId)
  const pathwayId = await openPathway(ctx, {
    childId,
    enquiryAt: enquiry.received_at,
    contactedBy: enquiry.contacted_by,
    channel: enquiry.channel,
    referredBy: enquiry.referred_by,
    residenceMunicipalityId: opening.residenceMunicipalityId,
    actingMunicipalityId: opening.actingMunicipalityId,
    unitId: opening.unitId ?? ctx.actor.unitId,
    isUnder126a: admitted === 'in_range',
    themes: opening.themes,
    summary: summaryOf(enquiry),
  })
  await ctx.db
    .updateTable('enquiries')
    .set({ status: 'opened', pathway_id: pathwayId, handled_by: ctx.actor.id, handled_at: ctx.now, ...withoutCpr })
    .where('id', '=', enquiry.id)
    .execute()
  for (const joined of await joinedTo(ctx, enquiry.id)) {
    await joinEnquiry(ctx, pathwayId, {
      at: joined.received_at,
      contactedBy: joined.contacted_by,
      channel: joined.channel,
      referredBy: joined.referred_by,
      enquiryId: joined.id,
    })
    await ctx.db.updateTable('enquiries').set({ pathway_id: pathwayId }).where('id', '=', joined.id).execute()
  }
  return { pathwayId }
}

/** The number that was typed, or else the one that came with the henvendelse. */
export const cprOfEnquiry = (
  ctx: StaffCtx,
  enquiry: Pick<Enquiry, 'cpr_sealed' | 'cpr_key_id'>,
  typed: string,
): string =>
  readCpr(typed)?.digits ??
  (enquiry.cpr_sealed && enquiry.cpr_key_id
    ? openCpr(ctx, { sealed: enquiry.cpr_sealed, key_id: enquiry.cpr_key_id })
    : '')

const ALIKE_ENOUGH = 0.6

/** The child it is: one we know, or one to add. */
async function childOf(
  ctx: StaffCtx,
  enquiry: Enquiry,
  { cpr: typed, childId, correctBirth }: Opening,
): Promise<{ id: string | null; birthDate: string; cpr: string } | { errors: Errors }> {
  const cpr = cprOfEnquiry(ctx, enquiry, typed)
  const name = `${enquiry.child_given_name} ${enquiry.child_family_name}`
  const holder = cpr ? await childByCpr(ctx, cpr) : null
  const cprLookup = cpr ? sealCpr(ctx, cpr).lookup : null
  const matches = await matchesOf(ctx, [{ key: enquiry.id, name, birthDate: enquiry.child_birth_date, cprLookup }])
  const known = matches.find(({ kind, id }) => kind === 'child' && id === (holder?.id ?? childId))
  if (childId && holder && holder.id !== childId) {
    const whose = known ? `${known.givenName} ${known.familyName}` : 'et andet barn'
    return { errors: { childId: `CPR-nummeret tilhører ${whose}. Ret det, der er forkert.` } }
  }
  if (childId && !known) return { errors: { childId: 'Vælg et af de børn, der er vist.' } }
  if (known?.pathwayStatus === 'active') {
    return { errors: { cpr: alreadyOpen(known) } }
  }
  if (known) {
    if (await isOpenedNow(ctx, known.id)) return { errors: { cpr: alreadyOpen(known) } }
    const number = await cprOf(ctx, known.id)
    if (!number) return { errors: { cpr: 'Barnet har endnu ikke et CPR-nummer hos os. Skriv det her.' } }
    if (cpr && number !== cpr)
      return { errors: { cpr: 'Barnet har et andet CPR-nummer hos os. Ret det, der er forkert.' } }
    if (known.id !== childId && known.likeness < ALIKE_ENOUGH) {
      return {
        errors: {
          childId: `CPR-nummeret tilhører ${known.givenName} ${known.familyName}. Er det barnet? Ellers ret CPR-nummeret.`,
        },
      }
    }
    // of a child whose record is closed to the reader the day is not told; its number says it
    const birthDate = known.birthDate ?? readCpr(number)?.birthDate.toString() ?? enquiry.child_birth_date
    return { id: known.id, birthDate, cpr: number }
  }
  if (!cpr) return { errors: { cpr: 'Skriv barnets CPR-nummer. Uden det kan forløbet ikke åbnes.' } }
  const says = readCpr(cpr)?.birthDate.toString() ?? ''
  if (says !== enquiry.child_birth_date && !correctBirth) {
    return {
      errors: {
        correctBirth: `CPR-nummeret siger ${day(says)}, men der står ${day(enquiry.child_birth_date)}. Spørg familien, og ret det, der er forkert.`,
      },
    }
  }
  const fault = await cprFault(ctx, cpr)
  return fault ? { errors: { cpr: fault } } : { id: null, birthDate: says, cpr }
}

const alreadyOpen = (child: { givenName: string; familyName: string }): string =>
  `${child.givenName} ${child.familyName} har allerede et åbent forløb. Læg henvendelsen sammen med det.`

/** Two who open a pathway for one child at once, from two henvendelser, wait for each other here. */
async function isOpenedNow(ctx: StaffCtx, childId: string): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${childId}, 0))`.execute(ctx.db)
  return (await activePathwayOf(ctx, childId)) !== null
}

const addNewChild = (
  ctx: StaffCtx,
  enquiry: Enquiry,
  { birthDate, cpr }: { birthDate: string; cpr: string },
): Promise<string> =>
  addChild(ctx, {
    givenName: enquiry.child_given_name,
    familyName: enquiry.child_family_name,
    birthDate,
    cpr,
    language: /^[a-z]{2}$/.test(enquiry.language) ? enquiry.language : 'da',
    needsInterpreter: enquiry.needs_interpreter,
    phone: callsChild(enquiry) ? enquiry.contact_phone : '',
    school: enquiry.referred_by === 'school' ? enquiry.referrer_organisation : enquiry.child_school,
    generalPractice: enquiry.referred_by === 'general_practice' ? enquiry.referrer_organisation : '',
  })

const callsChild = (enquiry: Enquiry): boolean =>
  enquiry.contacted_by === 'child' &&
  enquiry.contact_name === `${enquiry.child_given_name} ${enquiry.child_family_name}`.slice(0, 200)

const relationshipOf = {
  mother: 'mother',
  father: 'father',
  other_custodian: 'other_custodian',
  other_adult: 'other',
  child: 'other',
} as const satisfies Record<Enquiry['contacted_by'], Relationship>

/** R81: the adult who called becomes a contact of the child, which says nothing of custody. Nobody is added twice. */
async function addCaller(ctx: StaffCtx, enquiry: Enquiry, childId: string): Promise<void> {
  if (callsChild(enquiry) || !enquiry.contact_name) return
  const { contacts } = await familyOf(ctx, childId)
  const digits = (phone: string) => phone.replaceAll(/\D/g, '').slice(-8)
  const { givenName, familyName } = splitName(enquiry.contact_name)
  const isKnown = contacts.some(
    (contact) =>
      `${contact.givenName} ${contact.familyName}`.toLowerCase() === enquiry.contact_name.toLowerCase() ||
      (digits(enquiry.contact_phone) !== '' && digits(contact.phone) === digits(enquiry.contact_phone)),
  )
  if (isKnown) return
  const adult = {
    givenName,
    familyName,
    phone: enquiry.contact_phone,
    email: enquiry.contact_email,
    language: /^[a-z]{2}$/.test(enquiry.language) ? enquiry.language : 'da',
    needsInterpreter: enquiry.needs_interpreter,
  }
  await addContact(ctx, childId, {
    adult,
    relationship: relationshipOf[enquiry.contacted_by],
    isPrimary: contacts.length === 0,
  })
}
