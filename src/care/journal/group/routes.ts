import { Hono, type Context } from 'hono'
import type { Staff } from '#platform/ctx.ts'
import { parseForm, postedForm, readForm, typedText, versionIn } from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { problem } from '#platform/problem.ts'
import type { AccessKind } from '#platform/schema.ts'
import { staff } from '#registry/access/guard.ts'
import { time } from '#ui/danish.ts'
import { journalAddress, noteAddress } from '../addresses.ts'
import { asTyped, conflictInJson, isOutOfStep } from '../conflict.ts'
import { isSame, type Draft } from '../drafts.ts'
import { groupDraftOf, removeGroupDraft, saveGroupDraft } from './drafts.ts'
import { groupBeginning, groupDraftSchema } from './form.ts'
import { groupWriting } from './load.ts'
import { groupPage, groupSections, type GroupPage } from './page.ts'
import { faultsOfGroup, signGroupNote } from './sign.ts'

const PATH = '/pathways/:pathwayId/contacts/:contactId/group-note'

const named = (c: Context<Env<Staff>>) => ({
  pathwayId: c.req.param('pathwayId') ?? '',
  contactId: c.req.param('contactId') ?? '',
})

async function opened(c: Context<Env<Staff>>, kind: AccessKind) {
  const writing = await groupWriting(c.var.ctx, named(c), kind)
  if (!writing)
    throw problem.notAllowedNow('Samtalen er ikke en gruppesamtale, der er holdt. Skriv et notat om barnet selv.')
  return writing
}

/** One note on a talk with several children: its page, its draft, and signing it as a note for each child. */
export const groupRoutes = new Hono<Env<Staff>>()
  .get(PATH, staff('journal.write'), async (c) => {
    const writing = await groupWriting(c.var.ctx, named(c), 'read')
    if (!writing) return c.redirect(noteAddress({ ...named(c), correctsId: null }), 303)
    const { draft } = writing
    return c.html(groupPage(c.var.frame, writing, { typed: groupBeginning(writing), version: draft?.version ?? 0 }))
  })
  .post(PATH, staff('journal.write'), async (c) => {
    const { ctx, frame } = c.var
    const writing = await opened(c, 'write')
    const form = await readForm(c, groupDraftSchema(writing))
    const version = versionIn(form.typed)
    const again = (status: 409 | 422, page: Partial<GroupPage>) =>
      c.html(groupPage(frame, writing, { typed: asTyped(form.typed), version, ...page }), status)
    const conflictWith = (other: Draft | null) => again(409, { conflict: { other }, version: other?.version ?? 0 })
    if (form.errors) return again(422, { errors: form.errors })
    const journal = journalAddress(writing.pathway.id)
    if (typedText(form.typed, 'act') !== 'sign') {
      const outcome = await saveGroupDraft(ctx, writing, form.value, version)
      return 'saved' in outcome ? c.redirect(journal, 303) : conflictWith(outcome.conflict)
    }
    const draft = await groupDraftOf(ctx, writing.group, { held: true })
    if (isOutOfStep(draft, form.value, version)) return conflictWith(draft)
    const errors = await faultsOfGroup(ctx, writing, form.value)
    if (Object.keys(errors).length) return again(422, { errors })
    const writtenAt = draft && isSame(draft.typed, form.value) ? draft.savedAt : ctx.now
    await signGroupNote(ctx, writing, form.value, writtenAt)
    return c.redirect(journal, 303)
  })
  .post(`${PATH}/draft`, staff('journal.write'), async (c) => {
    const writing = await opened(c, 'write')
    const form = parseForm(await postedForm(c), groupDraftSchema(writing))
    if (form.errors) throw problem.badRequest(Object.values(form.errors).join(' '))
    const outcome = await saveGroupDraft(c.var.ctx, writing, form.value, versionIn(form.typed))
    if ('saved' in outcome) return c.json({ version: outcome.saved.version, at: time(outcome.saved.savedAt) })
    return c.json(
      conflictInJson(outcome.conflict, (typed) => groupSections(writing, typed)),
      409,
    )
  })
  .post(`${PATH}/removal`, staff('journal.write'), async (c) => {
    const writing = await opened(c, 'write')
    await removeGroupDraft(c.var.ctx, writing.group)
    return c.redirect(journalAddress(writing.pathway.id), 303)
  })
