import { Hono, type Context } from 'hono'
import { z } from 'zod'
import type { Staff } from '#platform/ctx.ts'
import { isUuid, optionalText, parseForm, typedText } from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { problem } from '#platform/problem.ts'
import type { AccessKind } from '#platform/schema.ts'
import { dayOf } from '#platform/time.ts'
import { childForBanner } from '#registry/people/people.ts'
import { staff } from '#registry/access/guard.ts'
import { openedPathway } from '#care/pathways/pathways.ts'
import { downloadRoutes } from './attachments/routes.ts'
import { cosignRoutes } from './cosign-routes.ts'
import { draftsAbout } from './drafts.ts'
import { journalOf, type Reading } from './entries.ts'
import { extractRoutes } from './extract-routes.ts'
import { noteRoutes, waitingNoteRoutes } from './note-routes.ts'
import { groupDraftsAbout } from './group/drafts.ts'
import { groupRoutes } from './group/routes.ts'
import { waitingGroupRoutes } from './group/waiting-routes.ts'
import { journalPage } from './pages/journal-page.ts'
import { phraseRoutes } from './phrases/routes.ts'
import { KINDS } from './words.ts'

export { filesOfNotes } from './attachments/routes.ts'

const MOST_PAGES = 1000

async function journal(c: Context<Env<Staff>>, kind: AccessKind, reading: Reading) {
  const { ctx, frame } = c.var
  const id = c.req.param('pathwayId') ?? ''
  if (!isUuid(id)) throw problem.notFound('Forløbet')
  const pathway = await openedPathway(ctx, id, 'journal', { kind, keepsToReach: true })
  const [child, found, drafts, groupDrafts] = await Promise.all([
    childForBanner(ctx, pathway.child_id),
    journalOf(ctx, pathway.child_id, reading, pathway.reach),
    // what others have begun is no part of the record yet
    pathway.reach ? [] : draftsAbout(ctx, pathway.child_id),
    pathway.reach ? [] : groupDraftsAbout(ctx, pathway.child_id),
  ])
  const today = dayOf(ctx.now)
  return c.html(journalPage(frame, { pathway, child, found, drafts, groupDrafts, reading, today, reader: ctx.actor }))
}

const reading = new Hono<Env<Staff>>()
  .get('/pathways/:pathwayId/journal', staff('journal.read'), (c) => {
    const kind = KINDS.find((each) => each === c.req.query('kind')) ?? null
    const page = Math.min(MOST_PAGES, Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1))
    return journal(c, 'read', { kind, words: '', page })
  })
  // what is searched for may tell of somebody, and stands in no address
  .post('/pathways/:pathwayId/journal/search', staff('journal.read'), async (c) => {
    const posted = await c.req.formData().catch(() => new FormData())
    const words = typedText(parseForm(posted, z.object({ q: optionalText(200) })).typed, 'q').slice(0, 200)
    return journal(c, 'search', { kind: null, words, page: 1 })
  })

/** The child's journal, and writing in it: on a contact, on its own, and to correct what is signed. */
export const journalRoutes = [
  phraseRoutes,
  reading,
  waitingNoteRoutes,
  cosignRoutes,
  extractRoutes,
  downloadRoutes,
  groupRoutes,
  waitingGroupRoutes,
  noteRoutes('/pathways/:pathwayId/journal/note'),
  noteRoutes('/pathways/:pathwayId/contacts/:contactId/note'),
  noteRoutes('/pathways/:pathwayId/journal/:entryId/correction'),
].reduce((all, routes) => all.route('/', routes), new Hono<Env<Staff>>())
