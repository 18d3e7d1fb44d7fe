import { Hono } from 'hono'
import type { Staff } from '#platform/ctx.ts'
import type { Env } from '#platform/http.ts'
import { staff } from '#registry/access/guard.ts'
import { newConsent, withdrawal } from './acts/consents.ts'
import { correction } from './acts/corrections.ts'
import { newDisclosure } from './acts/disclosures.ts'
import { lifting, newObjection } from './acts/objections.ts'
import { registerOf, sharingView } from './load.ts'
import { printPage } from './pages/print-page.ts'
import { sharingPage } from './pages/sharing-page.ts'

const MOST_PAGES = 1000

const reading = new Hono<Env<Staff>>()
  .get('/pathways/:pathwayId/sharing', staff('pathway.read'), async (c) => {
    const { ctx, frame } = c.var
    const page = Math.min(MOST_PAGES, Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1))
    const view = await sharingView(ctx, c.req.param('pathwayId'), 'read')
    const register = await registerOf(ctx, view.child.id, page)
    return c.html(sharingPage(frame, { view, register, page, reader: ctx.actor }))
  })
  .get('/pathways/:pathwayId/sharing/print', staff('pathway.read'), async (c) => {
    const view = await sharingView(c.var.ctx, c.req.param('pathwayId'), 'read')
    return c.html(printPage(c.var.frame, { view, register: await registerOf(c.var.ctx, view.child.id, 'all') }))
  })

/** Every address of the module. */
export const sharingRoutes = [reading, newConsent, withdrawal, newObjection, lifting, newDisclosure, correction].reduce(
  (all, routes) => all.route('/', routes),
  new Hono<Env<Staff>>(),
)
