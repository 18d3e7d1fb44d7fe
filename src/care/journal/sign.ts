import type { StaffCtx } from '#platform/ctx.ts'
import type { Db } from '#platform/database.ts'
import type { JournalKind } from '#platform/schema.ts'
import { record } from '#care/pathways/pathways.ts'
import { dayOf } from '#platform/time.ts'
import { responsibleFor } from '#registry/delegation/delegation.ts'
import { askCosignature } from './cosigning.ts'
import { ownDraft, type Matter } from './drafts.ts'
import type { Section } from './note.ts'

export type Note = {
  childId: string
  matter: Matter
  kind: JournalKind
  /** The treatment place whose journal it belongs to (R42); null for what was done at none. */
  placeId: string | null
  sections: readonly Section[]
  contactAt: Date
  writtenAt: Date
  /** R44: given when it is signed on a later day than the contact, and only then. */
  lateReason: string | null
  correction: { journalId: string; reason: string } | null
  /** The id it will have, when files are bound to it already. */
  entryId?: string | undefined
}

/** The child's journal at a place, begun when there is none. */
async function journalFor(ctx: StaffCtx, childId: string, placeId: string | null): Promise<string> {
  const find = () =>
    ctx.db
      .selectFrom('journals')
      .select('id')
      .where('child_id', '=', childId)
      .where('place_id', 'is not distinct from', placeId)
  const known = await find().executeTakeFirst()
  if (known) return known.id
  const begun = await ctx.db
    .insertInto('journals')
    .values({ child_id: childId, place_id: placeId })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  // somebody else began it in this moment
  return begun?.id ?? (await find().executeTakeFirstOrThrow()).id
}

/**
 * Signs a note: it becomes the journal's next entry, in the actor's name and as they are now (R43), the draft is deleted and
 * the event recorded, in the one transaction. Refused by the database: an empty note, a contact that has not been held, a
 * regretted pathway, a late note without reason (R44), a second correction of the same entry (R46). By somebody who worked on
 * another's responsibility it waits for that person's signature too (R85). Gives its id.
 */
export async function signNote(ctx: StaffCtx, note: Note): Promise<string> {
  const { pathwayId } = note.matter
  const at = note.contactAt
  // asked first, so that a refused entry is the one thing that fails
  const by = await responsibleFor(ctx, { staffId: ctx.actor.id, pathwayId, day: dayOf(at).toString(), at })
  const signing = ctx.db.with('no_longer_a_draft', () => ownDraft(ctx, note.matter))
  const entryId = await addEntry(ctx, signing, note)
  if (by) await askCosignature(ctx, { entryId, pathwayId, by })
  return entryId
}

/** Adds a signed entry, by `db` or together with what `db` does besides. */
export async function addEntry(ctx: StaffCtx, db: Pick<Db, 'insertInto'>, note: Note): Promise<string> {
  const { matter, correction } = note
  const journalId = correction?.journalId ?? (await journalFor(ctx, note.childId, note.placeId))
  const { id, sequence } = await db
    .insertInto('journal_entries')
    .values({
      ...(note.entryId && { id: note.entryId }),
      journal_id: journalId,
      pathway_id: matter.pathwayId,
      contact_id: matter.contactId,
      kind: note.kind,
      body: JSON.stringify(note.sections),
      contact_at: note.contactAt,
      written_at: note.writtenAt,
      signed_at: ctx.now,
      late_reason: note.lateReason,
      corrects_id: matter.correctsId,
      correction_reason: correction?.reason ?? null,
    })
    .returning(['id', 'sequence'])
    .executeTakeFirstOrThrow()
  await record(ctx, matter.pathwayId, 'journal.signed', {
    entry: id,
    journal: journalId,
    sequence,
    kind: note.kind,
    contact: matter.contactId,
    corrects: matter.correctsId,
  })
  return id
}
