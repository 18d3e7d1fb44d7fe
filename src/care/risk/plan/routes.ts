import { Hono, type Context } from 'hono'
import { z } from 'zod'
import type { Staff } from '#platform/ctx.ts'
import { isUuid, readForm } from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { pdfAnswer } from '#platform/pdf-answer.ts'
import { problem } from '#platform/problem.ts'
import { dayOf } from '#platform/time.ts'
import { staff } from '#registry/access/guard.ts'
import { municipality } from '#registry/organisations/organisations.ts'
import { carryLink } from '#registry/staff/staff.ts'
import { openedPathway, REGRETTED, riskAddress } from '#care/pathways/pathways.ts'
import { planDocument } from './document.ts'
import { linkKey } from './link-key.ts'
import { makeLink, plansOf, takeLinkBack } from './plans.ts'

const PLAN = '/pathways/:pathwayId/risk/plan'

async function opened(c: Context<Env<Staff>>, kind: 'read' | 'write') {
  for (const [name, value] of Object.entries(c.req.param()))
    if (name.endsWith('Id') && !isUuid(value)) throw problem.notFound('Siden')
  const pathway = await openedPathway(c.var.ctx, c.req.param('pathwayId') ?? '', 'risk', { kind })
  if (kind === 'write' && pathway.status === 'entered_in_error') throw problem.notAllowedNow(REGRETTED)
  return pathway
}

/** The plan on paper, and the links to it on a phone. */
export const planRoutes = new Hono<Env<Staff>>()
  .get(`${PLAN}/pdf`, staff('journal.read'), async (c) => {
    const pathway = await opened(c, 'read')
    const [plan] = await plansOf(c.var.ctx, pathway.id)
    if (!plan) throw problem.notFound('Planen')
    return pdfAnswer(c, await planDocument(c.var.ctx, plan), `plan-${dayOf(c.var.ctx.now).toString()}.pdf`)
  })
  .post(`${PLAN}/links`, staff('pathway.work'), async (c) => {
    const { ctx } = c.var
    const pathway = await opened(c, 'write')
    await readForm(c, z.object({}))
    const [plan] = await plansOf(ctx, pathway.id)
    if (!plan) throw problem.notAllowedNow('Lav planen først.')
    if (!plan.on_phone) throw problem.notAllowedNow('Barnet/den unge vil ikke have planen på sin telefon.')
    const token = await makeLink(ctx, pathway.id)
    carryLink(c, linkKey(pathway.id), `/k/${(await municipality(ctx)).slug}/plan/${token}`)
    return c.redirect(`${riskAddress(pathway.id)}#plan`, 303)
  })
  .post(`${PLAN}/links/:linkId/removal`, staff('pathway.work'), async (c) => {
    const pathway = await opened(c, 'write')
    await readForm(c, z.object({}))
    await takeLinkBack(c.var.ctx, pathway.id, c.req.param('linkId'))
    return c.redirect(`${riskAddress(pathway.id)}#plan`, 303)
  })
