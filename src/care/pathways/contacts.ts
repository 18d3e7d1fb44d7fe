import type { Ctx, StaffCtx } from '#platform/ctx.ts'
import { problem } from '#platform/problem.ts'
import type { CancellingParty, ContactMode } from '#platform/schema.ts'
import { dayOf, instantOf } from '#platform/time.ts'
import { mayBecome, treatmentForms, type Talk, type TreatmentForm } from './contact.ts'
import { record } from './events.ts'
import { askToAssess } from './risk-state.ts'
import { settle } from './settle.ts'

export const contactsOf = (ctx: Ctx, pathwayId: string) =>
  ctx.db
    .selectFrom('contacts')
    .leftJoin('staff', (join) =>
      join.onRef('staff.municipality_id', '=', 'contacts.municipality_id').onRef('staff.id', '=', 'contacts.staff_id'),
    )
    .leftJoin('treatment_places as places', (join) =>
      join
        .onRef('places.municipality_id', '=', 'contacts.municipality_id')
        .onRef('places.id', '=', 'contacts.place_id'),
    )
    .selectAll('contacts')
    .select(['staff.name as staff_name', 'places.name as place_name'])
    .where('pathway_id', '=', pathwayId)
    .orderBy('starts_at')
    .orderBy('contacts.id')
    .execute()

export type Contact = Awaited<ReturnType<typeof contactsOf>>[number]

export const contactById = (ctx: Ctx, pathwayId: string, id: string) =>
  ctx.db
    .selectFrom('contacts')
    .selectAll()
    .where('pathway_id', '=', pathwayId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow(() => problem.notFound('Kontakten'))

export type Plan = {
  talk: Talk
  day: string
  time: string
  mode: ContactMode
  staffId: string
  placeId: string | null
  form: TreatmentForm | null
}

/** Plans a talk. Planned contacts are local and never reported (R23). Gives its id. */
export async function planContact(ctx: StaffCtx, pathwayId: string, plan: Plan): Promise<string> {
  const { id } = await ctx.db
    .insertInto('contacts')
    .values({
      pathway_id: pathwayId,
      type: plan.talk,
      status: 'planned',
      starts_at: instantOf(plan.day, plan.time),
      on_day: plan.day,
      mode: plan.mode,
      staff_id: plan.staffId,
      place_id: plan.placeId,
      ...(plan.form && treatmentForms[plan.form]),
      registered_at: ctx.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await record(ctx, pathwayId, 'contact.planned', { contact: id, type: plan.talk, on: plan.day })
  await settle(ctx, pathwayId)
  return id
}

export type Holding = Plan & { summary: string }

/** Registers a talk that was held, planned before or not. R24: treatment says its form. Gives its id. */
export async function holdContact(
  ctx: StaffCtx,
  pathwayId: string,
  held: Holding,
  plannedId: string | null,
): Promise<string> {
  const values = {
    status: 'held',
    starts_at: instantOf(held.day, held.time),
    on_day: held.day,
    mode: held.mode,
    staff_id: held.staffId,
    place_id: held.placeId,
    summary: held.summary,
    ...(held.form ? treatmentForms[held.form] : { delivery: null, participant: null }),
    registered_by: ctx.actor.id,
    registered_at: ctx.now,
  } as const
  const { id } = plannedId
    ? await ctx.db
        .updateTable('contacts')
        .set(values)
        .set((set) => ({ version: set('version', '+', 1) }))
        .where('pathway_id', '=', pathwayId)
        .where('id', '=', plannedId)
        .where('status', '=', 'planned')
        .returning('id')
        .executeTakeFirstOrThrow(() => problem.changedMeanwhile('Samtalen'))
    : await ctx.db
        .insertInto('contacts')
        .values({ pathway_id: pathwayId, type: held.talk, ...values })
        .returning('id')
        .executeTakeFirstOrThrow()
  await record(ctx, pathwayId, 'contact.held', { contact: id, type: held.talk, on: held.day })
  // R36: a screening belongs together with an assessment, which is often written right after it
  if (held.talk === 'screening')
    await askToAssess(ctx, pathwayId, held.day, 'Vurdér risikoen for selvskade og selvmord efter screeningen')
  await settle(ctx, pathwayId)
  return id
}

export type Change =
  | { becomes: 'cancelled'; by: CancellingParty; reason: string }
  | { becomes: 'missed'; reason: string }
  | { becomes: 'entered_in_error'; reason: string }

const eventOf = {
  cancelled: 'contact.cancelled',
  missed: 'contact.missed',
  entered_in_error: 'contact.corrected',
} as const

/** Cancels a planned talk, says that nobody came, or marks any contact as entered in error. */
export async function changeContact(
  ctx: StaffCtx,
  pathwayId: string,
  contactId: string,
  change: Change,
): Promise<void> {
  const contact = await contactById(ctx, pathwayId, contactId)
  if (!mayBecome(contact.status, change.becomes))
    throw problem.notAllowedNow('Kontakten er ændret imens. Se forløbet igen.')
  await ctx.db
    .updateTable('contacts')
    .set((set) => ({
      status: change.becomes,
      status_reason: change.reason,
      cancelled_by: change.becomes === 'cancelled' ? change.by : contact.cancelled_by && null,
      version: set('version', '+', 1),
    }))
    .where('id', '=', contactId)
    .where('pathway_id', '=', pathwayId)
    .execute()
  await record(ctx, pathwayId, eventOf[change.becomes], { contact: contactId, type: contact.type, on: contact.on_day })
  await settle(ctx, pathwayId)
}

/** Takes planned talks off the calendar when the pathway ends. */
export async function cancelPlanned(ctx: StaffCtx, pathwayId: string, reason: string): Promise<void> {
  await ctx.db
    .updateTable('contacts')
    .set((set) => ({
      status: 'cancelled',
      cancelled_by: 'offer',
      status_reason: reason,
      version: set('version', '+', 1),
    }))
    .where('pathway_id', '=', pathwayId)
    .where('status', '=', 'planned')
    .execute()
}

/** The day of a contact registered now, for the fields of a form. */
export const todayOf = (ctx: Ctx): string => dayOf(ctx.now).toString()
