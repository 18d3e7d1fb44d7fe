import { Hono } from 'hono'
import type { Staff } from '#platform/ctx.ts'
import type { Env } from '#platform/http.ts'
import { FILE_TYPES } from '#platform/file-type.ts'
import { pdfAnswer } from '#platform/pdf-answer.ts'
import { problem } from '#platform/problem.ts'
import { dayOf } from '#platform/time.ts'
import { keptName } from '#care/journal/journal.ts'
import { logSearch } from '#registry/access/access.ts'
import { staff } from '#registry/access/guard.ts'
import { hindranceAt } from './act.ts'
import { answer } from './acts/answer.ts'
import { approval } from './acts/approval.ts'
import { closure } from './acts/closure.ts'
import { decision } from './acts/decision.ts'
import { delivery } from './acts/delivery.ts'
import { documents } from './acts/documents.ts'
import { handler } from './acts/handler.ts'
import { notice } from './acts/notice.ts'
import { reopening } from './acts/reopening.ts'
import { letterIn, sending } from './acts/sending.ts'
import { documentOf } from './disclosure.ts'
import { fileOf, mayFetch } from './files.ts'
import { findChild } from './find-child.ts'
import { letterDocument } from './letters.ts'
import { listRequests, readFilter } from './list.ts'
import { requestView, type RequestView } from './load.ts'
import { newRequest } from './new-request.ts'
import { listPage } from './pages/list-page.ts'
import { requestPage } from './pages/request-page.ts'
import { HAS_CONCERN } from './words.ts'
import { reviewRoutes } from './review-routes.ts'

/** What was made is fetched to be given, or to see what was given; not when it may not be given after all. */
const notGiven = ({ step, deliveries }: RequestView): string | null =>
  step === 'closed' && deliveries.length === 0
    ? 'Der er ikke udleveret noget efter denne anmodning.'
    : hindranceAt(['delivery', 'closed'], step)

/** Refuses what may not be given after all (R62, R63), and what an underretning says to who may not read it (R84). */
const refuseUnlessGiven = (view: RequestView): void => {
  const hindered = view.documents.length > 0 || view.step === 'closed' ? notGiven(view) : null
  if (hindered) throw problem.notAllowedNow(hindered)
  if (!mayFetch(view)) throw problem.forbidden(HAS_CONCERN)
}

const ONE = '/record-requests/:requestId'

const reading = new Hono<Env<Staff>>()
  .get('/record-requests', staff('request.read'), async (c) => {
    const { ctx, frame } = c.var
    const filter = readFilter(c.req.query())
    const [found] = await Promise.all([listRequests(ctx, filter), logSearch(ctx, `aktindsigt: ${filter.show}`)])
    return c.html(listPage(frame, { found, filter, today: dayOf(ctx.now), reader: ctx.actor }))
  })
  .get(ONE, staff('request.read'), async (c) =>
    c.html(requestPage(c.var.frame, await requestView(c.var.ctx, c.req.param('requestId'), 'read'))),
  )
  .get(`${ONE}/letters/:letterId/document`, staff('request.deliver'), async (c) => {
    const view = await requestView(c.var.ctx, c.req.param('requestId'), 'read')
    return pdfAnswer(c, await letterDocument(c.var.ctx, view, letterIn(view, c)), 'brev.pdf')
  })
  .get(`${ONE}/documents/:format`, staff('request.deliver'), async (c) => {
    const view = await requestView(c.var.ctx, c.req.param('requestId'), 'read')
    const { request } = view
    refuseUnlessGiven(view)
    const format = c.req.param('format')
    if (format === 'pdf') return pdfAnswer(c, await documentOf(c.var.ctx, request, format), 'aktindsigt.pdf')
    if (format !== 'json') throw problem.notFound('Dokumentet')
    return c.body(new Uint8Array(await documentOf(c.var.ctx, request, format)), 200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="aktindsigt.json"',
    })
  })
  .get(`${ONE}/documents/files/:fileId`, staff('request.deliver'), async (c) => {
    const view = await requestView(c.var.ctx, c.req.param('requestId'), 'read')
    if (view.documents.length === 0) throw problem.notFound('Bilaget')
    refuseUnlessGiven(view)
    const file = await fileOf(c.var.ctx, view, c.req.param('fileId'))
    return c.body(new Uint8Array(file.bytes), 200, {
      'Content-Type': FILE_TYPES[file.type].mediaType,
      'Content-Disposition': `attachment; filename="${keptName(file)}"`,
    })
  })

/** Every address of the module. */
export const recordRequestRoutes = [
  findChild,
  newRequest,
  reviewRoutes,
  notice,
  answer,
  decision,
  approval,
  reopening,
  closure,
  handler,
  sending,
  documents,
  delivery,
  reading,
].reduce((all, routes) => all.route('/', routes), new Hono<Env<Staff>>())
