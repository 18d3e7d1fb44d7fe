import { Hono } from 'hono'
import type { Staff } from '#platform/ctx.ts'
import { isUuid } from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { problem } from '#platform/problem.ts'
import { staff } from '#registry/access/guard.ts'
import { viewOf } from '#care/pathways/pathways.ts'
import { capacity } from './acts/capacity.ts'
import { disagreement } from './acts/disagreement.ts'
import { giveConsent } from './acts/give.ts'
import { mistake } from './acts/mistake.ts'
import { notice, wish } from './acts/tell.ts'
import { withdrawal } from './acts/withdraw.ts'
import { heldWithout } from './held-without.ts'
import { consentRecord } from './load.ts'
import { consentPage } from './pages/consent-page.ts'

const reading = new Hono<Env<Staff>>().get('/pathways/:pathwayId/consent', staff('pathway.read'), async (c) => {
  const id = c.req.param('pathwayId')
  if (!isUuid(id)) throw problem.notFound('Forløbet')
  const view = await viewOf(c.var.ctx, id, 'consent')
  const record = await consentRecord(c.var.ctx, view.pathway)
  return c.html(consentPage(c.var.frame, view, record, await heldWithout(c.var.ctx, id)))
})

/** A pathway's consents, and what is recorded about them. */
export const consentRoutes = [giveConsent, withdrawal, capacity, notice, wish, disagreement, mistake].reduce(
  (all, act) => all.route('/', act),
  reading as Hono<Env<Staff>>, // the chained type names each path, which nobody needs here
)
