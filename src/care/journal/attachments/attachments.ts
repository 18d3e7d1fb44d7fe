import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Ctx, StaffCtx } from '#platform/ctx.ts'
import { cleanFileName } from '#platform/file-name.ts'
import { FILE_TYPES } from '#platform/file-type.ts'
import type { AttachmentScan, AttachmentType } from '#platform/schema.ts'
import { openFile, sealFile } from '#platform/sealed-file.ts'
import type { Reach } from '#care/pathways/pathways.ts'
import type { Matter } from '../drafts.ts'
import { sealedAbout, type Attachment } from './attachment.ts'

const told = (ctx: Ctx) =>
  ctx.db
    .selectFrom('journal_attachments as file')
    .select(['file.id', 'file.name', 'file.type', 'file.size', 'file.scan'])
    .select(sql<string>`encode(file.sha256, 'hex')`.as('sha256'))

/** The files of one's own draft about a matter, the first added first. */
export const filesOfDraft = (ctx: StaffCtx, { pathwayId, contactId, correctsId }: Matter): Promise<Attachment[]> =>
  told(ctx)
    .innerJoin('journal_drafts as draft', (join) =>
      join.onRef('draft.municipality_id', '=', 'file.municipality_id').onRef('draft.id', '=', 'file.draft_id'),
    )
    .where('draft.author_id', '=', ctx.actor.id)
    .where('draft.pathway_id', '=', pathwayId)
    .where('draft.contact_id', 'is not distinct from', contactId)
    .where('draft.corrects_id', 'is not distinct from', correctsId)
    .orderBy('added_at')
    .orderBy('file.id')
    .execute()

export type NewFile = { givenName: string; bytes: Buffer; type: AttachmentType; scan: AttachmentScan }

/** R47: adds a file to one's own draft, encrypted. False when the draft has the very same already. */
export async function addFile(
  ctx: StaffCtx,
  draft: { id: string; pathwayId: string },
  file: NewFile,
): Promise<boolean> {
  const id = randomUUID()
  const { content, keySealed, keyId } = sealFile(ctx.vault, file.bytes, sealedAbout(id))
  const added = await ctx.db
    .insertInto('journal_attachments')
    .values({
      id,
      pathway_id: draft.pathwayId,
      draft_id: draft.id,
      entry_id: null,
      added_at: ctx.now,
      name: cleanFileName(file.givenName, FILE_TYPES[file.type].ending),
      type: file.type,
      size: file.bytes.length,
      sha256: createHash('sha256').update(file.bytes).digest(),
      scan: file.scan,
      content,
      key_sealed: keySealed,
      key_id: keyId,
    })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'draft_id', 'sha256']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

/** R47: takes a file away from one's own draft. False when it is not there. */
export async function removeFile(ctx: StaffCtx, draftId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await ctx.db
    .deleteFrom('journal_attachments')
    .where('id', '=', id)
    .where('draft_id', '=', draftId)
    .where('added_by', '=', ctx.actor.id)
    .executeTakeFirstOrThrow()
  return numDeletedRows === 1n
}

/**
 * R45: binds all files of one's own draft to the entry that is about to be inserted under this id, so that its hash covers
 * them. From then on the database changes nothing of them.
 */
export const bindFiles = async (ctx: StaffCtx, draftId: string, entryId: string): Promise<void> =>
  void (await ctx.db
    .updateTable('journal_attachments')
    .set({ entry_id: entryId, draft_id: null })
    .where('draft_id', '=', draftId)
    .where('added_by', '=', ctx.actor.id)
    .execute())

export type OpenedFile = Attachment & { bytes: Buffer }

/** A file of a child, opened: signed, or of one's own draft, within the reach of the look (R57). Nothing when there is none. */
export async function openedFile(
  ctx: StaffCtx,
  childId: string,
  id: string,
  reach: Reach = null,
): Promise<OpenedFile | null> {
  const found = await told(ctx)
    .innerJoin('pathways', (join) =>
      join.onRef('pathways.municipality_id', '=', 'file.municipality_id').onRef('pathways.id', '=', 'file.pathway_id'),
    )
    .select(['content', 'key_sealed', 'key_id'])
    .where('pathways.child_id', '=', childId)
    .where('file.id', '=', id)
    .$if(reach !== null, (within) =>
      within.where('file.pathway_id', '=', reach?.pathwayId ?? '').where((where) =>
        where.exists(
          where
            .selectFrom('journal_entries as entry')
            .select('entry.id')
            .whereRef('entry.municipality_id', '=', 'file.municipality_id')
            .whereRef('entry.id', '=', 'file.entry_id')
            .where('entry.contact_at', '>=', reach?.since ?? ctx.now),
        ),
      ),
    )
    .where((where) => where.or([where('entry_id', 'is not', null), where('added_by', '=', ctx.actor.id)]))
    .executeTakeFirst()
  if (!found) return null
  const { content, key_sealed: keySealed, key_id: keyId, ...file } = found
  return { ...file, bytes: openFile(ctx.vault, { content, keySealed, keyId }, sealedAbout(id)) }
}
