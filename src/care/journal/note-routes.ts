import { Hono, type Context } from 'hono'
import { z } from 'zod'
import type { Staff } from '#platform/ctx.ts'
import { isUuid, parseForm, postedForm, readForm, typedText, versionIn, type Typed } from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { problem } from '#platform/problem.ts'
import type { AccessKind } from '#platform/schema.ts'
import { staff } from '#registry/access/guard.ts'
import { time } from '#ui/danish.ts'
import { journalAddress } from './addresses.ts'
import { draftOf, isSame, removeDraft, removeWaitingNote, saveDraft, type Draft, type TypedNote } from './drafts.ts'
import { beginning, draftSchema, signable } from './form.ts'
import { sectionsOf } from './note.ts'
import { notePage, type NotePage } from './pages/note-page.ts'
import { signNote } from './sign.ts'
import { writingOf } from './writing.ts'

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
    .get(path, staff('journal.write'), async (c) => {
      const writing = await opened(c, 'read')
      return c.html(notePage(c.var.frame, writing, { typed: beginning(writing), version: writing.draft?.version ?? 0 }))
    })
    .post(path, staff('journal.write'), async (c) => {
      const writing = await opened(c, 'write')
      const form = await readForm(c, draftSchema)
      const version = versionIn(form.typed)
      const again = (status: 409 | 422, page: Partial<NotePage>) =>
        c.html(notePage(c.var.frame, writing, { typed: asTyped(form.typed), version, ...page }), status)
      if (form.errors) return again(422, { errors: form.errors })
      if (typedText(form.typed, 'act') !== 'sign') {
        const outcome = await saveDraft(c.var.ctx, writing.matter, form.value, version)
        return 'saved' in outcome
          ? c.redirect(journalAddress(writing.pathway.id), 303)
          : again(409, conflictWith(outcome.conflict))
      }
      // held until it is signed, so that what another window saves now is either signed or told of
      const draft = await draftOf(c.var.ctx, writing.matter, { held: true })
      if (isOutOfStep(draft, form.value, version)) return again(409, conflictWith(draft))
      if (writing.hindered) return again(409, { isRefused: true })
      const note = signable(writing, form.value)
      if ('errors' in note) return again(422, { errors: note.errors })
      const id = await signNote(c.var.ctx, {
        ...note.value,
        childId: writing.child.id,
        matter: writing.matter,
        kind: writing.kind,
        placeId: writing.placeId,
        writtenAt: draft && isSame(draft.typed, form.value) ? draft.savedAt : c.var.ctx.now,
        correction:
          writing.corrected && note.value.reason
            ? { journalId: writing.corrected.journal_id, reason: note.value.reason }
            : null,
      })
      return c.redirect(`${journalAddress(writing.pathway.id)}#${id}`, 303)
    })
    .post(`${path}/draft`, staff('journal.write'), async (c) => {
      const writing = await opened(c, 'write')
      const form = parseForm(await postedForm(c), draftSchema)
      if (form.errors) throw problem.badRequest(Object.values(form.errors).join(' '))
      const outcome = await saveDraft(c.var.ctx, writing.matter, form.value, versionIn(form.typed))
      if ('saved' in outcome) return c.json({ version: outcome.saved.version, at: time(outcome.saved.savedAt) })
      const { conflict } = outcome
      return c.json(
        {
          version: conflict?.version ?? 0,
          at: conflict && time(conflict.savedAt),
          typed: conflict?.typed ?? {},
          sections: conflict ? sectionsOf(writing.kind, conflict.typed) : [],
        },
        409,
      )
    })
    .post(`${path}/removal`, staff('journal.write'), async (c) => {
      const writing = await opened(c, 'write')
      await removeDraft(c.var.ctx, writing.matter)
      return c.redirect(journalAddress(writing.pathway.id), 303)
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

const asTyped = (typed: Typed): TypedNote =>
  Object.fromEntries(Object.keys(typed).map((name) => [name, typedText(typed, name)]))

const conflictWith = (other: Draft | null): Partial<NotePage> => ({
  conflict: { other },
  version: other?.version ?? 0,
})

/** Whether another browser has saved something else than what is signed here, or the draft was signed or deleted there. */
const isOutOfStep = (draft: Draft | null, typed: TypedNote, version: number): boolean =>
  draft ? version !== draft.version && !isSame(draft.typed, typed) : version !== 0
