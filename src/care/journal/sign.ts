import type { StaffCtx } from '#platform/ctx.ts'
import type { Db } from '#platform/database.ts'
import type { JournalKind } from '#platform/schema.ts'
import { record } from '#care/pathways/pathways.ts'
import { cosignerOf } from './cosigner.ts'
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
  correction: { journalId: string; contactId: string | null; reason: string } | null
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
 * regretted pathway, a late note without reason (R44), a second correction of the same entry (R46). Gives its id.
 */
export const signNote = (ctx: StaffCtx, note: Note): Promise<string> =>
  addNote(
    ctx,
    ctx.db.with('no_longer_a_draft', () => ownDraft(ctx, note.matter)),
    note,
  )

/** R85: adds a signed note. By somebody who worked on another's responsibility it waits for that person's signature too. */
export async function addNote(ctx: StaffCtx, db: Pick<Db, 'insertInto'>, note: Note): Promise<string> {
  // asked first, so that a refused entry is the one thing that fails
  const by = await cosignerOf(ctx, { ...note, contactId: note.correction?.contactId ?? note.matter.contactId })
  const entry = await add(ctx, db, note)
  if (by) await askCosignature(ctx, { entryId: entry.id, pathwayId: entry.pathway_id, by })
  return entry.id
}

/** Adds a signed entry, by `db` or together with what `db` does besides. Nobody signs it too. */
export const addEntry = async (ctx: StaffCtx, db: Pick<Db, 'insertInto'>, note: Note): Promise<string> =>
  (await add(ctx, db, note)).id

async function add(ctx: StaffCtx, db: Pick<Db, 'insertInto'>, note: Note) {
  const { matter, correction } = note
  const journalId = correction?.journalId ?? (await journalFor(ctx, note.childId, note.placeId))
  const entry = await db
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
    // of a correction, as the database took them from what it corrects
    .returning(['id', 'sequence', 'pathway_id'])
    .executeTakeFirstOrThrow()
  await record(ctx, entry.pathway_id, 'journal.signed', {
    entry: entry.id,
    journal: journalId,
    sequence: entry.sequence,
    kind: note.kind,
    contact: matter.contactId,
    corrects: matter.correctsId,
  })
  return entry
}
