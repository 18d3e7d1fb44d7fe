import { Hono } from 'hono'
import type { Staff } from '#platform/ctx.ts'
import { isUuid } from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { problem } from '#platform/problem.ts'
import { staff } from '#registry/access/guard.ts'
import { carriedLink } from '#registry/staff/staff.ts'
import { viewOf } from '#care/pathways/pathways.ts'
import { assess } from './acts/assess.ts'
import { decide } from './acts/decide.ts'
import { mistake } from './acts/mistake.ts'
import { linkKey } from './plan/link-key.ts'
import { linksOf, plansOf } from './plan/plans.ts'
import { planRoutes } from './plan/routes.ts'
import { planAct } from './plan/write.ts'
import { check, overrule } from './track/acts.ts'
import { latestCheck } from './track/checks.ts'
import { trackSettings } from './track/settings.ts'
import { guidelineRoutes } from './guideline/routes.ts'
import { riskRecord } from './load.ts'
import { riskPage } from './pages/risk-page.ts'

const reading = new Hono<Env<Staff>>().get('/pathways/:pathwayId/risk', staff('journal.read'), async (c) => {
  const id = c.req.param('pathwayId')
  if (!isUuid(id)) throw problem.notFound('Forløbet')
  const view = await viewOf(c.var.ctx, id, 'risk')
  const { ctx } = c.var
  const [record, checked, plans, links] = await Promise.all([
    riskRecord(ctx, id),
    latestCheck(ctx, id),
    plansOf(ctx, id),
    linksOf(ctx, id),
  ])
  const link = carriedLink(c, linkKey(id))
  return c.html(riskPage(c.var.frame, view, { record, checked, plans, links, link }))
})

/** A pathway's risk, what is recorded about it, and the guideline it is assessed by. */
export const riskRoutes = [
  assess,
  decide,
  mistake,
  check,
  overrule,
  planAct,
  planRoutes,
  guidelineRoutes,
  trackSettings,
].reduce(
  (all, act) => all.route('/', act),
  reading as Hono<Env<Staff>>, // the chained type names each path, which nobody needs here
)
export { planPage } from './plan/open-page.ts'
