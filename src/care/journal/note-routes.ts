import { Hono, type Context } from 'hono'
import { z } from 'zod'
import type { Staff } from '#platform/ctx.ts'
import { isUuid, parseForm, postedForm, readForm, typedText, versionIn } from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { problem } from '#platform/problem.ts'
import type { AccessKind } from '#platform/schema.ts'
import { staff } from '#registry/access/guard.ts'
import { time } from '#ui/danish.ts'
import { filesAddress } from './addresses.ts'
import { namesOfFiles } from './attachments/attachment.ts'
import { bindFiles, filesOfDraft } from './attachments/attachments.ts'
import { fileRoutes } from './attachments/routes.ts'
import { asTyped, conflictInJson, isOutOfStep } from './conflict.ts'
import { draftOf, isSame, removeDraft, removeWaitingNote, saveDraft, type Draft } from './drafts.ts'
import { beginning, draftSchema, signable } from './form.ts'
import { sectionsOf } from './note.ts'
import { notePage, type NotePage } from './pages/note-page.ts'
import { signNote } from './sign.ts'
import { besideNote, writingOf } from './writing.ts'

type Asked = Context<Env<Staff>>

const opened = (c: Asked, kind: AccessKind) =>
  writingOf(
    c.var.ctx,
    {
      pathwayId: c.req.param('pathwayId') ?? '',
      contactId: c.req.param('contactId'),
      entryId: c.req.param('entryId'),
    },
    kind,
  )

/**
 * Where a note is written: its page; saving the draft or signing it; the same save from the page's script, which answers in
 * JSON; and deleting the draft.
 */
export const noteRoutes = (path: string): Hono<Env<Staff>> =>
  new Hono<Env<Staff>>()
    .route('/', fileRoutes(path))
    .get(path, staff('journal.write'), async (c) => {
      const writing = await opened(c, 'read')
      const beside = await besideNote(c.var.ctx, writing)
      const page = { ...beside, typed: beginning(writing), version: writing.draft?.version ?? 0 }
      return c.html(notePage(c.var.frame, writing, page))
    })
    .post(path, staff('journal.write'), async (c) => {
      const writing = await opened(c, 'write')
      const form = await readForm(c, draftSchema)
      const version = versionIn(form.typed)
      const again = async (status: 409 | 422, page: Partial<NotePage>) => {
        const beside = await besideNote(c.var.ctx, writing)
        return c.html(
          notePage(c.var.frame, writing, { ...beside, typed: asTyped(form.typed), version, ...page }),
          status,
        )
      }
      if (form.errors) return again(422, { errors: form.errors })
      const act = typedText(form.typed, 'act')
      if (act !== 'sign') {
        const outcome = await saveDraft(c.var.ctx, writing.matter, form.value, version)
        if ('conflict' in outcome) return again(409, conflictWith(outcome.conflict))
        return c.redirect(act === 'files' ? filesAddress(writing.matter) : writing.onward.href, 303)
      }
      // held until it is signed, so that what another window saves now is either signed or told of
      const draft = await draftOf(c.var.ctx, writing.matter, { held: true })
      if (isOutOfStep(draft, form.value, version)) return again(409, conflictWith(draft))
      if (writing.hindered) return again(409, { isRefused: true })
      const note = signable(writing, form.value)
      if ('errors' in note) return again(422, { errors: note.errors })
      const files = draft ? await filesOfDraft(c.var.ctx, writing.matter) : []
      if (namesOfFiles(files) !== typedText(form.typed, 'files')) return again(409, { areFilesOther: true })
      const entryId = crypto.randomUUID()
      if (draft && files.length > 0) await bindFiles(c.var.ctx, draft.id, entryId)
      const id = await signNote(c.var.ctx, {
        ...note.value,
        entryId,
        childId: writing.child.id,
        matter: writing.matter,
        kind: writing.kind,
        placeId: writing.placeId,
        writtenAt: draft && isSame(draft.typed, form.value) ? draft.savedAt : c.var.ctx.now,
        correction:
          writing.corrected && note.value.reason
            ? {
                journalId: writing.corrected.journal_id,
                contactId: writing.corrected.contact_id,
                reason: note.value.reason,
              }
            : null,
      })
      return c.redirect(writing.opensJournal ? `${writing.onward.href}#${id}` : writing.onward.href, 303)
    })
    .post(`${path}/draft`, staff('journal.write'), async (c) => {
      const writing = await opened(c, 'write')
      const form = parseForm(await postedForm(c), draftSchema)
      if (form.errors) throw problem.badRequest(Object.values(form.errors).join(' '))
      const outcome = await saveDraft(c.var.ctx, writing.matter, form.value, versionIn(form.typed))
      if ('saved' in outcome) return c.json({ version: outcome.saved.version, at: time(outcome.saved.savedAt) })
      return c.json(
        conflictInJson(outcome.conflict, (typed) => sectionsOf(writing.kind, typed)),
        409,
      )
    })
    .post(`${path}/removal`, staff('journal.write'), async (c) => {
      const writing = await opened(c, 'write')
      await removeDraft(c.var.ctx, writing.matter)
      return c.redirect(writing.onward.href, 303)
    })

/** One's own words, deleted from *Min dag* without opening the record: the child may have been handed over. */
export const waitingNoteRoutes = new Hono<Env<Staff>>().post(
  '/day/drafts/:draftId/removal',
  staff('journal.write'),
  async (c) => {
    await readForm(c, z.object({}))
    const id = c.req.param('draftId')
    if (!isUuid(id) || !(await removeWaitingNote(c.var.ctx, id))) throw problem.notFound('Kladden')
    return c.redirect('/day', 303)
  },
)

const conflictWith = (other: Draft | null): Partial<NotePage> => ({
  conflict: { other },
  version: other?.version ?? 0,
})
