import type { StaffCtx } from '#platform/ctx.ts'
import { problem } from '#platform/problem.ts'
import type { ReceiverKind, SharingEnd, SharingPurpose, WrittenAs } from '#platform/schema.ts'
import { dayOf, plainDate } from '#platform/time.ts'
import { closeTasks, record } from '#care/pathways/pathways.ts'
import { enterInJournal } from '#care/journal/journal.ts'
import { day } from '#ui/danish.ts'
import { spoken, type Speakers } from './speakers.ts'
import { dayAndTime, purposeName, receiverName, writtenName } from './words.ts'

export type NewConsent = {
  kind: ReceiverKind
  receiver: string
  partnerId: string | null
  purpose: SharingPurpose
  /** To what end, in words. */
  aim: string
  /** What may be shared. */
  what: string
  speakers: Speakers
  /** Those who gave it, by name, for the journal. */
  givenBy: string
  writtenAs: WrittenAs
  givenOn: string
  validUntil: string
}

type Of = { id: string; child_id: string }

/** R76: the last day on which a consent that was given on a day can carry (sundhedsloven § 44, stk. 2). */
export const latestDayOf = (givenOn: string): string =>
  plainDate(givenOn).add({ years: 1 }).subtract({ days: 1 }).toString()

/**
 * R75: records a written consent to share, bound to a receiver and a purpose, and enters it in the journal (§ 44). Refused by
 * the database: longer than a year (R76), or given by somebody who does not speak for the child (TR077). Gives its id.
 */
export async function recordConsent(ctx: StaffCtx, pathway: Of, consent: NewConsent): Promise<string> {
  const { capacity, first, second } = spoken(consent.speakers)
  const { id } = await ctx.db
    .insertInto('sharing_consents')
    .values({
      child_id: pathway.child_id,
      pathway_id: pathway.id,
      receiver_kind: consent.kind,
      receiver: consent.receiver,
      partner_id: consent.partnerId,
      purpose: consent.purpose,
      aim: consent.aim,
      what: consent.what,
      capacity,
      giver_id: first,
      second_giver_id: second,
      written_as: consent.writtenAs,
      given_on: consent.givenOn,
      valid_until: consent.validUntil,
      recorded_at: ctx.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const entry = await enterInJournal(ctx, {
    pathwayId: pathway.id,
    kind: 'consent',
    text: [
      `Skriftligt samtykke til at dele oplysninger med ${consent.receiver} (${receiverName[consent.kind]}), ${writtenName[consent.writtenAs]}.`,
      `Givet ${day(consent.givenOn)} af ${consent.givenBy}. Gælder til og med ${day(consent.validUntil)}.`,
      `Formål: ${purposeName[consent.purpose]}. ${consent.aim}`,
      `Må deles: ${consent.what}`,
    ].join('\n'),
  })
  await record(ctx, pathway.id, 'sharing.consented', { consent: id, on: consent.givenOn, entry })
  return id
}

/** Withdraws a consent, or marks it as a mistake. What was passed on before stands. Refused when it has ended already. */
export async function endConsent(
  ctx: StaffCtx,
  pathwayId: string,
  consent: { id: string; receiver: string },
  end: { how: SharingEnd; on: string; time: string | null; words: string },
): Promise<void> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('sharing_consents')
    .set({
      ended_how: end.how,
      ended_on: end.on,
      ended_time: end.time,
      end_words: end.words,
      ended_by: ctx.actor.id,
      ended_at: ctx.now,
    })
    .where('id', '=', consent.id)
    .where('ended_how', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw problem.changedMeanwhile('Samtykket')
  await closeTasks(ctx, { sharingConsentId: consent.id }, 'Samtykket er trukket tilbage eller markeret som en fejl.')
  const isMistake = end.how === 'entered_in_error'
  const entry = await enterInJournal(ctx, {
    pathwayId,
    kind: 'consent',
    text: isMistake
      ? `Samtykket til at dele oplysninger med ${consent.receiver} var registreret ved en fejl: ${end.words}`
      : `Samtykket til at dele oplysninger med ${consent.receiver} er trukket tilbage ${dayAndTime(end.on, end.time)} af ${end.words}.`,
  })
  const on = isMistake ? dayOf(ctx.now).toString() : end.on
  await record(ctx, pathwayId, 'sharing.withdrawn', { consent: consent.id, on, entry })
}
