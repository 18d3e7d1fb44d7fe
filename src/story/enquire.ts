import type { StaffCtx } from '#platform/ctx.ts'
import { clockTimeOf, dayOf } from '#platform/time.ts'
import { registerEnquiry } from '#care/entrance/entrance.ts'
import { activePathwayOf, contactsOf, historiesOf, pathwayById } from '#care/pathways/pathways.ts'
import {
  addAdult,
  addContact,
  changeChild,
  childByCpr,
  childById,
  familyOf,
  fullName,
  readCpr,
  recordCustody,
} from '#registry/people/people.ts'
import { callerOf } from './faults.ts'
import type { Event, StoryChild } from './format.ts'
import type { Life, Made } from './life.ts'
import { NotNow, refuse } from './refused.ts'

/**
 * Registers a henvendelse, which opens a pathway at once, or joins the one that the story has opened. A child whom nobody
 * knew is added with the adults around it. Refused when the child has an open pathway from elsewhere, and, unless the story
 * is told again on purpose, when it has one that began at the same time.
 */
export async function enquire(ctx: StaffCtx, life: Life, given: NonNullable<Event['enquiry']>): Promise<Made> {
  const { child } = life
  const cpr = readCpr(child.cpr)?.digits ?? ''
  const known = await childByCpr(ctx, cpr)
  const open = known && (await activePathwayOf(ctx, known.id))
  if (open && open.id !== life.pathwayId)
    throw new NotNow(`Barnet med det CPR-nummer har allerede et åbent forløb: ${open.id}`)

  if (known && fullName(known).toLowerCase() !== fullName(child).toLowerCase())
    throw new NotNow('CPR-nummeret tilhører et barn, der hedder noget andet. Ret det, der er forkert.')
  if (known && !life.isAgain) await refuseTheSame(ctx, life, known.id)

  const caller = callerOf(child, given.by)
  const registered = await registerEnquiry(ctx, {
    contactName: caller ? fullName(caller) : '',
    contactedBy: given.by,
    contactPhone: caller?.phone ?? '',
    channel: given.channel,
    receivedDay: dayOf(ctx.now).toString(),
    receivedTime: clockTimeOf(ctx.now),
    givenName: child.givenName,
    familyName: child.familyName,
    birthDate: null,
    cpr,
    childId: '',
    correctBirth: false,
    outside126a: given.outside126a,
    unitId: null,
    themes: given.themes,
    residence: ctx.actor.municipalityId,
    acting: null,
    about: given.summary,
    bestTime: '',
    language: 'da',
    interpreter: false,
    referredBy: null,
    referrerName: '',
    referrerOrganisation: '',
    referrerPhone: '',
    agreedBy: '',
    agreedOn: null,
    // the CPR number says who it is; others who are alike are others
    same: known ? `child:${known.id}` : 'other',
  })
  if ('errors' in registered) {
    refuse(registered.errors)
    throw new NotNow('Henvendelsen kan ikke registreres.')
  }
  const { enquiryId, pathwayId } = registered
  if (!pathwayId) throw new NotNow('Henvendelsen venter i Indgangen. Se, hvem barnet ligner.')
  if (open) return { enquiryId }

  life.pathwayId = pathwayId
  life.pathwayIds.push(pathwayId)
  life.childId = (await pathwayById(ctx, pathwayId)).child_id
  life.openedBy = ctx.actor.id
  if (!known) await addAround(ctx, life.childId, child)
  const contacts = await contactsOf(ctx, pathwayId)
  return { enquiryId, pathwayId, contactId: contacts.find(({ type }) => type === 'enquiry')?.id }
}

/** Refuses a henvendelse that opened a pathway of the child before: the story has been told already. */
async function refuseTheSame(ctx: StaffCtx, { pathwayIds }: Life, childId: string): Promise<void> {
  const same = (await historiesOf(ctx, [childId])).find(
    ({ id, enquiryAt, mistakenAt }) =>
      !mistakenAt && !pathwayIds.includes(id) && enquiryAt.getTime() === ctx.now.getTime(),
  )
  if (same)
    throw new NotNow(`Barnet har allerede et forløb fra samme tidspunkt: ${same.id}. Er det et andet, så sig --again.`)
}

/** What is known of a new child besides its name: school, adults and custody. The one who called is there already. */
async function addAround(ctx: StaffCtx, childId: string, child: StoryChild): Promise<void> {
  if (child.school) await changeChild(ctx, childId, (await childById(ctx, childId)).version, { school: child.school })
  const { contacts } = await familyOf(ctx, childId)
  const holders: { adultId: string }[] = []
  for (const { relationship, holdsCustody, ...adult } of child.adults) {
    const there = contacts.find((contact) => fullName(contact) === fullName(adult))
    const adultId = there?.adultId ?? (await addAdult(ctx, adult))
    if (!there) await addContact(ctx, childId, { adult: { id: adultId }, relationship, isPrimary: false })
    if (holdsCustody) holders.push({ adultId })
  }
  if (!child.custody) return
  const { sharing, source, from } = child.custody
  await recordCustody(ctx, childId, {
    sharing,
    source,
    sourceDate: dayOf(ctx.now).toString(),
    validFrom: from,
    holders,
  })
}
