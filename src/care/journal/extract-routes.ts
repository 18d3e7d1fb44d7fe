import { Hono, type Context } from 'hono'
import type { Staff } from '#platform/ctx.ts'
import { isUuid, parseForm, postedForm, type Errors, type Typed } from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { pdfAnswer } from '#platform/pdf-answer.ts'
import { problem } from '#platform/problem.ts'
import { dayOf } from '#platform/time.ts'
import { staff } from '#registry/access/guard.ts'
import { childForBanner } from '#registry/people/people.ts'
import { openedPathway } from '#care/pathways/pathways.ts'
import { journalDocument } from './document.ts'
import { entriesToChoose } from './extract.ts'
import { partForm } from './extract-form.ts'
import { extractPage } from './pages/extract-page.ts'

const PATH = '/pathways/:pathwayId/journal/extract'

const opened = async (c: Context<Env<Staff>>) => {
  const id = c.req.param('pathwayId') ?? ''
  if (!isUuid(id)) throw problem.notFound('Forløbet')
  return openedPathway(c.var.ctx, id, 'journal_extract', { kind: 'read' })
}
type Opened = Awaited<ReturnType<typeof opened>>

async function page(c: Context<Env<Staff>>, pathway: Opened, shown: { typed?: Typed; errors?: Errors } = {}) {
  const { ctx, frame } = c.var
  const [child, entries] = await Promise.all([
    childForBanner(ctx, pathway.child_id),
    entriesToChoose(ctx, pathway.child_id),
  ])
  return extractPage(frame, { pathway, child, entries, today: dayOf(ctx.now), ...shown })
}

/**
 * The journal as PDF, all or part. A form that is sent again gives the document again: nothing is written but the log
 * (R56), and what was chosen stands in no address.
 */
export const extractRoutes = new Hono<Env<Staff>>()
  .get(PATH, staff('journal.read'), async (c) => c.html(await page(c, await opened(c))))
  .post(PATH, staff('journal.read'), async (c) => {
    const pathway = await opened(c)
    const { typed, value, errors } = parseForm(await postedForm(c), partForm(pathway.id))
    if (errors) return c.html(await page(c, pathway, { typed, errors }), 422)
    const { ctx } = c.var
    return pdfAnswer(c, await journalDocument(ctx, pathway.child_id, value), `journal-${dayOf(ctx.now).toString()}.pdf`)
  })
