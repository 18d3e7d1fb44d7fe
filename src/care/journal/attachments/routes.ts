import { Hono, type Context } from 'hono'
import { z } from 'zod'
import type { Staff } from '#platform/ctx.ts'
import { FILE_TYPES } from '#platform/file-type.ts'
import { isUuid, postedForm, readForm, type Errors } from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { problem } from '#platform/problem.ts'
import { staff } from '#registry/access/guard.ts'
import { openedPathway } from '#care/pathways/pathways.ts'
import { filesAddress } from '../addresses.ts'
import { draftOf, saveDraft, type Draft } from '../drafts.ts'
import { cosigningOf } from '../cosigning.ts'
import { writingOf, type Writing } from '../writing.ts'
import { keptName, MOST_FILES } from './attachment.ts'
import { addFile, filesOfDraft, openedFile, removeFile, type OpenedFile } from './attachments.ts'
import { filesPage } from './page.ts'
import { takenIn } from './take-in.ts'

type Asked = Context<Env<Staff>>

const opened = (c: Asked, kind: 'read' | 'write') =>
  writingOf(
    c.var.ctx,
    {
      pathwayId: c.req.param('pathwayId') ?? '',
      contactId: c.req.param('contactId'),
      entryId: c.req.param('entryId'),
    },
    kind,
  )

const show = async (c: Asked, writing: Writing, errors?: Errors) =>
  filesPage(c.var.frame, writing, {
    files: await filesOfDraft(c.var.ctx, writing.matter),
    errors,
    limits: c.var.machine.files,
  })

/** One's own draft, held while its files change; begun when there is none. */
async function heldDraft(c: Asked, { matter }: Writing): Promise<Draft> {
  const draft = await draftOf(c.var.ctx, matter, { held: true })
  if (draft) return draft
  const outcome = await saveDraft(c.var.ctx, matter, {}, 0)
  if ('saved' in outcome) return outcome.saved
  throw problem.changedMeanwhile('Kladden')
}

/** The files of a note that is not signed: its page, one more, and one less. */
export const fileRoutes = (path: string): Hono<Env<Staff>> =>
  new Hono<Env<Staff>>()
    .get(`${path}/attachments`, staff('journal.write'), async (c) => c.html(await show(c, await opened(c, 'read'))))
    .post(`${path}/attachments`, staff('journal.write'), async (c) => {
      const writing = await opened(c, 'write')
      await readForm(c, z.object({}))
      const again = async (why: string) => c.html(await show(c, writing, { file: why }), 422)
      const taken = await takenIn((await postedForm(c)).get('file'), c.var.machine.files)
      if ('refused' in taken) {
        const { why, scan } = taken.refused
        if (scan) c.var.machine.log({ event: 'file refused', requestId: c.var.requestId, code: scan })
        return again(why)
      }
      const { id } = await heldDraft(c, writing)
      if ((await filesOfDraft(c.var.ctx, writing.matter)).length >= MOST_FILES)
        return again(`Der kan højst være ${MOST_FILES} bilag til et notat.`)
      const isAdded = await addFile(c.var.ctx, { id, pathwayId: writing.pathway.id }, taken.file)
      return isAdded ? c.redirect(filesAddress(writing.matter), 303) : again('Filen er allerede vedhæftet.')
    })
    .post(`${path}/attachments/:fileId/removal`, staff('journal.write'), async (c) => {
      const writing = await opened(c, 'write')
      const id = c.req.param('fileId') ?? ''
      if (!isUuid(id)) throw problem.notFound('Bilaget')
      if (!writing.draft || !(await removeFile(c.var.ctx, writing.draft.id, id)))
        throw problem.notAllowedNow('Bilaget er fjernet eller underskrevet i mellemtiden.')
      return c.redirect(filesAddress(writing.matter), 303)
    })

/** The addresses above that take a form with a file. */
export const filesOfNotes =
  /^\/pathways\/[^/]+\/(?:journal\/note|contacts\/[^/]+\/note|journal\/[^/]+\/correction)\/attachments$/

/** A file, to be kept and never shown by the browser as a page; under a name that tells of nobody. */
function handOut(c: Asked, file: OpenedFile | null) {
  if (!file) throw problem.notFound('Bilaget')
  return c.body(new Uint8Array(file.bytes), 200, {
    'Content-Type': FILE_TYPES[file.type].mediaType,
    'Content-Disposition': `attachment; filename="${keptName(file)}"`,
  })
}

/**
 * Fetching a file: from the journal, or from the note that somebody is asked to sign too, who reaches the files of just that
 * note. Each look is logged (R56).
 */
export const downloadRoutes = new Hono<Env<Staff>>()
  .get('/pathways/:pathwayId/journal/attachments/:fileId', staff('journal.read'), async (c) => {
    const { pathwayId, fileId } = c.req.param()
    if (!isUuid(pathwayId) || !isUuid(fileId)) throw problem.notFound('Bilaget')
    const { child_id: childId, reach } = await openedPathway(c.var.ctx, pathwayId, 'journal_attachment', {
      keepsToReach: true,
    })
    return handOut(c, await openedFile(c.var.ctx, childId, fileId, reach))
  })
  .get('/pathways/:pathwayId/journal/:entryId/cosignature/attachments/:fileId', staff('journal.write'), async (c) => {
    const { fileId, ...note } = c.req.param()
    const cosigning = await cosigningOf(c.var.ctx, note, 'read', 'journal_attachment')
    if ('over' in cosigning) throw problem.notAllowedNow(cosigning.over)
    const { entry, pathway } = cosigning
    const isOfNote = entry.attachments?.some(({ id }) => id === fileId)
    return handOut(c, isOfNote ? await openedFile(c.var.ctx, pathway.child_id, fileId) : null)
  })
