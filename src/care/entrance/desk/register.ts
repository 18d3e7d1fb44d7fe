import type { StaffCtx } from '#platform/ctx.ts'
import type { Errors } from '#platform/form.ts'
import { dayOf, instantOf } from '#platform/time.ts'
import { logLook } from '#registry/access/access.ts'
import { readCpr, sealCpr } from '#registry/people/people.ts'
import { day } from '#ui/danish.ts'
import { admission } from '../enquiry.ts'
import { joinToEnquiry, joinToPathway } from '../join.ts'
import { enquiryById } from '../load.ts'
import { matchesOf, mayBeSame, type Match } from '../matches.ts'
import { openEnquiry, TOO_OLD } from '../open.ts'
import { receiveEnquiry, type Referral } from '../receive.ts'
import type { RegisterForm } from './forms.ts'

export type Registered = { enquiryId: string; pathwayId: string | null }
/** What is in the way, whom it may be, and the birth date that was understood. */
export type Refused = { errors: Errors; matches: Match[]; birthDate: string }

/** Sundhedsloven § 126 a came into force on this day; what is said to have come before it is a slip of the pen. */
const FIRST_DAY = '2024-07-01'

/**
 * Registers a henvendelse that came by phone or in person. With a CPR number the pathway is opened at once; without, the
 * henvendelse waits. A child that may be here already stops it until the one who registers has said which it is, so that
 * nobody is made twice. The caller's transaction undoes everything that was refused.
 */
export async function registerEnquiry(ctx: StaffCtx, form: RegisterForm): Promise<Registered | Refused> {
  const cpr = readCpr(form.cpr)
  const says = cpr?.birthDate.toString()
  const birthDate = says ?? form.birthDate ?? ''
  const refuse = (errors: Errors, matches: Match[] = []): Refused => ({ errors, matches, birthDate })
  if (says && form.birthDate && says !== form.birthDate && !form.correctBirth) {
    return refuse({ correctBirth: `CPR-nummeret siger ${day(says)}. Spørg igen, og ret det, der er forkert.` })
  }
  const receivedAt = instantOf(form.receivedDay, form.receivedTime)
  const errors = faultsOfDays(ctx, form, { birthDate, receivedAt })
  if (Object.keys(errors).length) return refuse(errors)

  const subject = {
    key: 'new',
    name: `${form.givenName} ${form.familyName}`,
    birthDate,
    cprLookup: cpr ? sealCpr(ctx, cpr.digits).lookup : null,
  }
  await logLook(ctx, { what: 'matches', kind: 'search', criterion: `${subject.name}, ${birthDate}` })
  const matches = await matchesOf(ctx, [subject])
  const same = chosen(form.same, matches)
  if (same === 'unanswered' && matches.some(stops))
    return refuse({ same: 'Barnet kan være her i forvejen. Se efter, og vælg.' }, matches)
  if (same === 'other' && matches.some((match) => match.cpr === 'same'))
    return refuse({ same: 'CPR-nummeret er det samme. Så er det barnet, eller også er CPR-nummeret forkert.' }, matches)

  const { id: enquiryId } = await receiveEnquiry(ctx, {
    source: 'staff',
    receivedAt,
    contactedBy: form.contactedBy,
    channel: form.channel,
    givenName: form.givenName,
    familyName: form.familyName,
    birthDate,
    cpr: cpr?.digits ?? null,
    contactName: form.contactName,
    contactPhone: form.contactPhone,
    bestTime: form.bestTime,
    language: form.language,
    needsInterpreter: form.interpreter,
    about: form.about,
    themes: form.themes,
    referral: referralOf(form),
    residenceMunicipalityId: form.residence === ctx.actor.municipalityId ? null : form.residence,
    actingMunicipalityId: form.acting,
  })
  const enquiry = await enquiryById(ctx, enquiryId)
  if (typeof same === 'object' && same.kind === 'enquiry') {
    const first = await joinToEnquiry(ctx, enquiry, await enquiryById(ctx, same.id))
    return first
      ? { enquiryId: first, pathwayId: null }
      : refuse({ same: 'En kollega har behandlet den anden henvendelse imens. Se efter igen.' }, matches)
  }
  if (typeof same === 'object' && same.pathwayStatus === 'active' && same.pathwayId) {
    await joinToPathway(ctx, enquiry, same.pathwayId)
    return { enquiryId, pathwayId: same.pathwayId }
  }
  if (!cpr && typeof same !== 'object') return { enquiryId, pathwayId: null }

  const opened = await openEnquiry(ctx, enquiry, {
    ...form,
    childId: typeof same === 'object' ? same.id : null,
    residenceMunicipalityId: form.residence,
    actingMunicipalityId: form.acting,
  })
  return 'errors' in opened ? refuse(opened.errors, matches) : { enquiryId, pathwayId: opened.pathwayId }
}

/** A name this alike under the same CPR number is the same child without asking. */
const ALIKE_ENOUGH = 0.6

const stops = (match: Match): boolean =>
  mayBeSame(match) &&
  !(
    match.cpr === 'same' &&
    match.kind === 'child' &&
    match.pathwayStatus !== 'active' &&
    match.likeness >= ALIKE_ENOUGH
  )

function chosen(same: string, matches: readonly Match[]): Match | 'other' | 'unanswered' {
  if (same === 'other') return 'other'
  return matches.find(({ kind, id }) => same === `${kind}:${id}`) ?? 'unanswered'
}

function faultsOfDays(
  ctx: StaffCtx,
  form: RegisterForm,
  { birthDate, receivedAt }: { birthDate: string; receivedAt: Date },
): Record<string, string> {
  const today = dayOf(ctx.now).toString()
  const errors: Record<string, string> = {}
  if (form.receivedDay > today) errors['receivedDay'] = 'Dagen kan ikke ligge i fremtiden.'
  else if (receivedAt > ctx.now) errors['receivedTime'] = 'Klokkeslættet kan ikke ligge i fremtiden.'
  if (form.receivedDay < FIRST_DAY)
    errors['receivedDay'] = `Dagen kan ikke ligge før ${day(FIRST_DAY)}. Se, om året er rigtigt.`
  if (form.agreedOn && form.agreedOn > today) errors['agreedOn'] = 'Dagen kan ikke ligge i fremtiden.'
  if (birthDate > today) errors['birthDate'] = 'Fødselsdagen kan ikke ligge i fremtiden.'
  else if (birthDate > form.receivedDay) errors['birthDate'] = 'Barnet kan ikke være født efter henvendelsen.'
  else if (admission(birthDate, form.receivedDay) === 'over_17') errors['birthDate'] = TOO_OLD
  return errors
}

/** Who showed the family the way. When the family called itself, its call is its agreement. */
function referralOf(form: RegisterForm): Referral | null {
  if (!form.referredBy) return null
  return {
    by: form.referredBy,
    name: form.referrerName,
    organisation: form.referrerOrganisation,
    phone: form.referrerPhone,
    agreedBy: form.agreedBy || form.contactName,
    agreedOn: form.agreedOn ?? form.receivedDay,
  }
}
