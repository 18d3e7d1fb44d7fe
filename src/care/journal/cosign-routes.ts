import { Hono, type Context } from 'hono'
import { z } from 'zod'
import type { Staff } from '#platform/ctx.ts'
import { choice, id, optionalText, readForm, type Errors, type Typed } from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import type { AccessKind } from '#platform/schema.ts'
import { dayOf } from '#platform/time.ts'
import { staff } from '#registry/access/guard.ts'
import { isAuthorisedOn, staffInRoles } from '#registry/staff/staff.ts'
import {
  askCosignature,
  cosign,
  cosigningOf,
  waitingById,
  waitingCosignatures,
  type WaitingCosignature,
} from './cosigning.ts'
import { cosignPage, overPage } from './pages/cosign-page.ts'
import { anotherCosignerPage, waitingPage } from './pages/waiting-page.ts'

const ONE = '/pathways/:pathwayId/journal/:entryId/cosignature'
const ANOTHER = '/cosignatures/:entryId'

type Asking = Context<Env<Staff>>
const named = (c: Asking) => ({ pathwayId: c.req.param('pathwayId') ?? '', entryId: c.req.param('entryId') ?? '' })
const opened = (c: Asking, kind: AccessKind) => cosigningOf(c.var.ctx, named(c), kind)

const answer = z
  .object({
    outcome: choice(['signed', 'correction'], 'Vælg, om du medunderskriver eller beder om en rettelse.'),
    remark: optionalText(2000),
  })
  .refine(({ outcome, remark }) => outcome === 'signed' || remark.length >= 5, {
    path: ['remark'],
    message: 'Skriv, hvad der skal rettes.',
  })

/** R85: reading a colleague's note and signing it too; and the leader's list of those that wait. */
export const cosignRoutes = new Hono<Env<Staff>>()
  .get(ONE, staff('journal.write'), async (c) => {
    const cosigning = await opened(c, 'read')
    return c.html('over' in cosigning ? overPage(c.var.frame, cosigning.over) : cosignPage(c.var.frame, cosigning))
  })
  .post(ONE, staff('journal.write'), async (c) => {
    const cosigning = await opened(c, 'write')
    const form = await readForm(c, answer)
    if ('over' in cosigning) return c.html(overPage(c.var.frame, cosigning.over, form.typed), 409)
    if (cosigning.hindered) return c.html(cosignPage(c.var.frame, cosigning, { typed: form.typed }), 409)
    if (form.errors) return c.html(cosignPage(c.var.frame, cosigning, form), 422)
    await cosign(c.var.ctx, named(c), form.value)
    return c.redirect('/day', 303)
  })
  .get('/cosignatures', staff('delegation.oversee'), async (c) => {
    const { ctx, frame } = c.var
    return c.html(waitingPage(frame, await waitingCosignatures(ctx), dayOf(ctx.now)))
  })
  .get(ANOTHER, staff('delegation.oversee'), async (c) => c.html(await another(c)))
  .post(ANOTHER, staff('delegation.oversee'), async (c) => {
    const { ctx } = c.var
    const waiting = await waitingById(ctx, c.req.param('entryId'))
    const form = await readForm(c, z.object({ cosignerId: id('Vælg, hvem der medunderskriver.') }))
    if (form.errors) return c.html(await another(c, form), 422)
    const { cosignerId } = form.value
    const choices = await choicesFor(c, waiting)
    if (!choices.some((each) => each.id === cosignerId))
      return c.html(await another(c, { typed: form.typed, errors: { cosignerId: 'Vælg en af kollegerne.' } }), 422)
    const by = { cosignerId, basis: waiting.basis, delegationId: waiting.delegation_id }
    await askCosignature(ctx, { entryId: waiting.entry_id, pathwayId: waiting.pathway_id, by })
    return c.redirect('/cosignatures', 303)
  })

/** Who may be named: colleagues but the author, and as the responsible only those who are authorised today. */
const choicesFor = async ({ var: { ctx } }: Asking, { author_id: author, basis }: WaitingCosignature) =>
  (await staffInRoles(ctx, ['intake', 'therapist', 'adviser', 'leader'])).filter(
    (each) => each.id !== author && (basis !== 'delegation' || isAuthorisedOn(each, dayOf(ctx.now))),
  )

async function another(c: Asking, shown: { typed?: Typed | undefined; errors?: Errors | undefined } = {}) {
  const waiting = await waitingById(c.var.ctx, c.req.param('entryId') ?? '')
  return anotherCosignerPage(c.var.frame, waiting, { ...shown, choices: await choicesFor(c, waiting) })
}
