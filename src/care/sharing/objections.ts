import type { StaffCtx } from '#platform/ctx.ts'
import { problem } from '#platform/problem.ts'
import type { ReceiverKind, SharingEnd } from '#platform/schema.ts'
import { dayOf } from '#platform/time.ts'
import { record } from '#care/pathways/pathways.ts'
import { enterInJournal } from '#care/journal/journal.ts'
import { spoken, type Speakers } from './speakers.ts'
import { dayAndTime, receiverName } from './words.ts'

/** To whom an objection closes, in words. */
export const objectedTo = (kind: ReceiverKind | null): string => (kind ? receiverName[kind] : 'alle, der behandler')

type Of = { id: string; child_id: string }
export type NewObjection = {
  /** null: all who treat */
  kind: ReceiverKind | null
  speakers: Speakers
  saidBy: string
  words: string
  on: string
  /** The clock time, where it is known; otherwise it counts from the beginning of the day. */
  time?: string | null
}

/**
 * R78: records that a young person of 15, or a custody holder of a younger child, objects to sharing or lookup for current
 * treatment (sundhedsloven §§ 17, 41, 42 a). One holder is enough. Refused by the database when one like it stands.
 */
export async function object(ctx: StaffCtx, pathway: Of, { kind, speakers, ...said }: NewObjection): Promise<string> {
  const { capacity, first } = spoken(speakers)
  const made = await ctx.db
    .insertInto('sharing_objections')
    .values({
      child_id: pathway.child_id,
      pathway_id: pathway.id,
      receiver_kind: kind,
      capacity,
      objector_id: first,
      words: said.words,
      objected_on: said.on,
      objected_time: said.time ?? null,
      recorded_at: ctx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) throw problem.notAllowedNow(`Der er allerede gjort indsigelse mod at dele med ${objectedTo(kind)}.`)
  const entry = await enterInJournal(ctx, {
    pathwayId: pathway.id,
    kind: 'consent',
    text: `Indsigelse ${dayAndTime(said.on, said.time ?? null)} fra ${said.saidBy} mod at dele eller indhente oplysninger til aktuel behandling: ${objectedTo(kind)}. ${said.words}`,
  })
  await record(ctx, pathway.id, 'sharing.objected', { objection: made.id, on: said.on, kind: kind ?? 'all', entry })
  return made.id
}

export type Lifting = {
  how: SharingEnd
  on: string
  time: string | null
  speakers: Speakers
  saidBy: string
  words: string
}

/** Lifts an objection, with the word of all who speak for the child, or marks it as a mistake. */
export async function endObjection(
  ctx: StaffCtx,
  pathwayId: string,
  objection: { id: string; receiver_kind: ReceiverKind | null },
  lifting: Lifting,
): Promise<void> {
  const isMistake = lifting.how === 'entered_in_error'
  const { capacity, first, second } = spoken(lifting.speakers)
  const { numUpdatedRows } = await ctx.db
    .updateTable('sharing_objections')
    .set({
      ended_how: lifting.how,
      ended_on: lifting.on,
      ended_time: lifting.time,
      end_words: lifting.words,
      lift_capacity: isMistake ? null : capacity,
      lifter_id: isMistake ? null : first,
      second_lifter_id: isMistake ? null : second,
      ended_by: ctx.actor.id,
      ended_at: ctx.now,
    })
    .where('id', '=', objection.id)
    .where('ended_how', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw problem.changedMeanwhile('Indsigelsen')
  const to = objectedTo(objection.receiver_kind)
  const entry = await enterInJournal(ctx, {
    pathwayId,
    kind: 'consent',
    text: isMistake
      ? `Indsigelsen mod at dele med ${to} var registreret ved en fejl: ${lifting.words}`
      : `Indsigelsen mod at dele med ${to} er ophævet ${dayAndTime(lifting.on, lifting.time)} af ${lifting.saidBy}. ${lifting.words}`,
  })
  const on = isMistake ? dayOf(ctx.now).toString() : lifting.on
  await record(ctx, pathwayId, 'sharing.lifted', { objection: objection.id, on, entry })
}
