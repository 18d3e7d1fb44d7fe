import { Hono, type Context } from 'hono'
import { z } from 'zod'
import type { Staff } from '#platform/ctx.ts'
import { isUuid, readForm } from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { problem } from '#platform/problem.ts'
import { viewOf } from '#care/pathways/pathways.ts'
import { staff } from '#registry/access/guard.ts'
import { carriedLink, carryLink } from '#registry/staff/staff.ts'
import { askAgain, takeBack } from './ask.ts'
import { invitedIn } from './list.ts'
import { invitedPage } from './list-page.ts'
import { askedAddress, carriedAs, originOf, sendForm } from './new-act.ts'

const AT = '/pathways/:pathwayId/measures/invitations'

const idsIn = (c: Context<Env<Staff>>) => {
  const ids = { pathwayId: c.req.param('pathwayId') ?? '', invitationId: c.req.param('invitationId') ?? '' }
  if (!isUuid(ids.pathwayId) || (ids.invitationId && !isUuid(ids.invitationId))) throw problem.notFound('Siden')
  return ids
}

/** Who was asked by a link, and what is done about it. */
export const askingRoutes = new Hono<Env<Staff>>()
  .route('/', sendForm)
  .get(AT, staff('pathway.read'), async (c) => {
    const { pathwayId } = idsIn(c)
    const { ctx, frame } = c.var
    const view = await viewOf(ctx, pathwayId, 'measures')
    const invited = await invitedIn(ctx, pathwayId)
    return c.html(invitedPage(frame, view, { invited, link: carriedLink(c, carriedAs(pathwayId)) }))
  })
  .post(`${AT}/:invitationId/link`, staff('pathway.work'), async (c) => {
    const { pathwayId, invitationId } = idsIn(c)
    await viewOf(c.var.ctx, pathwayId, 'measures', { kind: 'write' })
    await readForm(c, z.object({}))
    const link = await askAgain(c.var.ctx, pathwayId, invitationId, originOf(c))
    if (link) carryLink(c, carriedAs(pathwayId), new URL(link).pathname)
    return c.redirect(askedAddress(pathwayId), 303)
  })
  .post(`${AT}/:invitationId/cancellation`, staff('pathway.work'), async (c) => {
    const { pathwayId, invitationId } = idsIn(c)
    await viewOf(c.var.ctx, pathwayId, 'measures', { kind: 'write' })
    await readForm(c, z.object({}))
    await takeBack(c.var.ctx, pathwayId, invitationId)
    return c.redirect(askedAddress(pathwayId), 303)
  })
