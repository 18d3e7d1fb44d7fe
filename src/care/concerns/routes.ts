import { Hono } from 'hono'
import type { Staff } from '#platform/ctx.ts'
import type { Env } from '#platform/http.ts'
import { dayOf } from '#platform/time.ts'
import { logSearch } from '#registry/access/access.ts'
import { staff } from '#registry/access/guard.ts'
import { concernHref } from './act.ts'
import { draft } from './acts/draft.ts'
import { receipt } from './acts/receipt.ts'
import { removal } from './acts/removal.ts'
import { section18 } from './acts/section-18.ts'
import { sending } from './acts/sending.ts'
import { supplement } from './acts/supplement.ts'
import { letterOf } from './letter.ts'
import { listConcerns, readFilter } from './list.ts'
import { concernsForReader, concernView } from './load.ts'
import { newConcern } from './new-concern.ts'
import { concernPage } from './pages/concern-page.ts'
import { listPage } from './pages/list-page.ts'
import { pathwayConcernsPage } from './pages/pathway-concerns-page.ts'
import { printPage } from './pages/print-page.ts'

const reading = new Hono<Env<Staff>>()
  .get('/concerns', staff('concern.read'), async (c) => {
    const { ctx, frame } = c.var
    const filter = readFilter(c.req.query())
    const [found] = await Promise.all([listConcerns(ctx, filter), logSearch(ctx, `underretninger: ${filter.show}`)])
    return c.html(listPage(frame, { found, filter, today: dayOf(ctx.now) }))
  })
  .get('/pathways/:pathwayId/concerns', staff('pathway.read'), async (c) =>
    c.html(pathwayConcernsPage(c.var.frame, await concernsForReader(c.var.ctx, c.req.param('pathwayId')))),
  )
  .get('/pathways/:pathwayId/concerns/:concernId', staff('pathway.read'), async (c) => {
    const { pathwayId, concernId } = c.req.param()
    const view = await concernView(c.var.ctx, pathwayId, concernId, 'read')
    return view.concern.sent_at ? c.html(concernPage(c.var.frame, view)) : c.redirect(`${concernHref(view)}/draft`, 303)
  })
  .get('/pathways/:pathwayId/concerns/:concernId/print', staff('pathway.read'), async (c) => {
    const { pathwayId, concernId } = c.req.param()
    return c.html(printPage(c.var.frame, await letterOf(c.var.ctx, pathwayId, concernId)))
  })

/** Every address of the module; the new one before those of known ones. */
export const concernRoutes = [newConcern, draft, sending, removal, supplement, receipt, section18, reading].reduce(
  (all, routes) => all.route('/', routes),
  new Hono<Env<Staff>>(),
)
