import { Hono } from 'hono'
import type { Staff } from '#platform/ctx.ts'
import type { Env } from '#platform/http.ts'
import { staff } from '#registry/access/guard.ts'
import { overviewOf } from './overview.ts'
import { overviewPage } from './pages/overview-page.ts'

/** Every address of the module. */
export const overviewRoutes = new Hono<Env<Staff>>().get('/overview', staff('overview.read'), async (c) =>
  c.html(overviewPage(c.var.frame, await overviewOf(c.var.ctx, c.req.query()))),
)
