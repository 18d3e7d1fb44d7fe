import type { Ctx, StaffCtx } from '#platform/ctx.ts'
import { listedChild } from '#registry/access/access.ts'
import { mayOpen } from './may-open.ts'

/** What a draft is about: a contact, the entry it would correct, or neither. */
export type Matter = { pathwayId: string; contactId: string | null; correctsId: string | null }

/** What was typed, field by field. */
export type TypedNote = Readonly<Record<string, string>>

export type Draft = { id: string; typed: TypedNote; begunAt: Date; savedAt: Date; version: number }

const mine = (ctx: StaffCtx, matter: Matter) =>
  ctx.db
    .selectFrom('journal_drafts')
    .where('author_id', '=', ctx.actor.id)
    .where('pathway_id', '=', matter.pathwayId)
    .where('contact_id', 'is not distinct from', matter.contactId)
    .where('corrects_id', 'is not distinct from', matter.correctsId)

/** One's own draft about a matter. */
export async function draftOf(ctx: StaffCtx, matter: Matter, { held = false } = {}): Promise<Draft | null> {
  const found = await mine(ctx, matter)
    .select(['id', 'typed', 'begun_at', 'saved_at', 'version'])
    .$if(held, (query) => query.forUpdate())
    .executeTakeFirst()
  if (!found) return null
  const { id, typed, begun_at, saved_at, version } = found
  return { id, typed: typed as TypedNote, begunAt: begun_at, savedAt: saved_at, version } // written by saveDraft alone
}

/** Whether two drafts say the same. */
export const isSame = (one: TypedNote, other: TypedNote): boolean =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) => (one[key] ?? '') === (other[key] ?? ''))

/**
 * R47: keeps what was typed. `version` is that of the draft as it was shown, 0 when there was none. When another browser has
 * saved since, or the draft is gone, nothing is written and what stands now comes back instead.
 */
export async function saveDraft(
  ctx: StaffCtx,
  matter: Matter,
  typed: TypedNote,
  version: number,
): Promise<{ saved: Draft } | { conflict: Draft | null }> {
  const known = await draftOf(ctx, matter, { held: true })
  if (known && isSame(known.typed, typed)) return { saved: known }
  if (version !== (known?.version ?? 0)) return { conflict: known }
  const values = { typed: JSON.stringify(typed), saved_at: ctx.now, version: version + 1 }
  const row = known
    ? await ctx.db
        .updateTable('journal_drafts')
        .set(values)
        .where('id', '=', known.id)
        .returning(['id', 'begun_at'])
        .executeTakeFirst()
    : await ctx.db
        .insertInto('journal_drafts')
        .values({
          pathway_id: matter.pathwayId,
          contact_id: matter.contactId,
          corrects_id: matter.correctsId,
          begun_at: ctx.now,
          ...values,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning(['id', 'begun_at'])
        .executeTakeFirst()
  if (!row) return { conflict: await draftOf(ctx, matter) }
  return { saved: { id: row.id, typed, begunAt: row.begun_at, savedAt: ctx.now, version: version + 1 } }
}

/** One's own draft about a matter, to be deleted; a colleague's is not touched. */
export const ownDraft = (ctx: StaffCtx, matter: Matter) =>
  ctx.db
    .deleteFrom('journal_drafts')
    .where('author_id', '=', ctx.actor.id)
    .where('pathway_id', '=', matter.pathwayId)
    .where('contact_id', 'is not distinct from', matter.contactId)
    .where('corrects_id', 'is not distinct from', matter.correctsId)

/** Deletes one's own draft. */
export const removeDraft = async (ctx: StaffCtx, matter: Matter): Promise<void> =>
  void (await ownDraft(ctx, matter).execute())

/** Drafts with the pathway, and the contact if any, that they are about. */
const drafts = (ctx: Ctx) =>
  ctx.db
    .selectFrom('journal_drafts as draft')
    .innerJoin('pathways', (join) =>
      join
        .onRef('pathways.municipality_id', '=', 'draft.municipality_id')
        .onRef('pathways.id', '=', 'draft.pathway_id'),
    )
    .leftJoin('contacts', (join) =>
      join
        .onRef('contacts.municipality_id', '=', 'draft.municipality_id')
        .onRef('contacts.id', '=', 'draft.contact_id'),
    )

/** The drafts in a child's journal: whose and when, never what they say. */
export const draftsAbout = (ctx: Ctx, childId: string) =>
  drafts(ctx)
    .innerJoin('staff', (join) =>
      join.onRef('staff.municipality_id', '=', 'draft.municipality_id').onRef('staff.id', '=', 'draft.author_id'),
    )
    .select(['draft.id', 'draft.author_id', 'draft.pathway_id', 'draft.contact_id', 'draft.corrects_id'])
    .select(['saved_at', 'staff.name as author', 'contacts.type', 'contacts.starts_at'])
    .where('child_id', '=', childId)
    .orderBy('saved_at', 'desc')
    .limit(50)
    .execute()

/** As many drafts as *Min dag* tells of. */
export const ON_THE_DAY = 20

/** Deletes one's own draft by its id, also when the child has been handed over. False when there is none of that id. */
export async function removeWaitingNote(ctx: StaffCtx, id: string): Promise<boolean> {
  const { numDeletedRows } = await ctx.db
    .deleteFrom('journal_drafts')
    .where('author_id', '=', ctx.actor.id)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return numDeletedRows === 1n
}

/** One's own drafts that wait to be signed, the oldest first; last those of children one no longer has a relation to. */
export const ownWaitingNotes = (ctx: StaffCtx) =>
  drafts(ctx)
    .innerJoin('people as child', (join) =>
      join.onRef('child.municipality_id', '=', 'pathways.municipality_id').onRef('child.id', '=', 'pathways.child_id'),
    )
    .select(['draft.id', 'draft.pathway_id', 'draft.contact_id', 'draft.corrects_id', 'draft.saved_at'])
    .select(listedChild(ctx))
    .select('contacts.type')
    .select(mayOpen(ctx).as('is_related'))
    .where('author_id', '=', ctx.actor.id)
    .orderBy('is_related', 'desc')
    .orderBy('saved_at')
    .orderBy('draft.id')
    .limit(ON_THE_DAY)
    .execute()
