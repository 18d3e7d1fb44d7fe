import { Hono } from 'hono'
import { z } from 'zod'
import type { Staff } from '#platform/ctx.ts'
import { readForm } from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { dayOf } from '#platform/time.ts'
import { staff } from '#registry/access/guard.ts'
import { may } from '#registry/access/roles.ts'
import { ending, newFrame, newSingle, newSupervisor } from './delegation-forms.ts'
import { delegationById, delegationsFor, laidAside, treatmentsWithout } from './delegations.ts'
import { mayDelegate } from './giving.ts'
import { approval, draftedInstruction, newInstruction } from './instruction-forms.ts'
import { instructionRoutes } from './instruction-routes.ts'
import { delegationPage } from './pages/delegation-page.ts'
import { delegationsPage } from './pages/delegations-page.ts'
import { endSupervisor, supervisors } from './supervisors.ts'

const reading = new Hono<Env<Staff>>()
  .get('/delegations', staff('delegation.work'), async (c) => {
    const { ctx, frame } = c.var
    const oversees = may('delegation.oversee', ctx.actor)
    const [all, mayGive, named, without] = await Promise.all([
      delegationsFor(ctx),
      mayDelegate(ctx),
      oversees ? supervisors(ctx) : [],
      oversees ? treatmentsWithout(ctx) : [],
    ])
    const today = dayOf(ctx.now).toString()
    return c.html(
      delegationsPage(frame, { all, today, mayGive, overseen: oversees ? { supervisors: named, without } : null }),
    )
  })
  .get('/delegations/:delegationId', staff('delegation.work'), async (c) => {
    const { ctx, frame } = c.var
    return c.html(
      delegationPage(frame, await delegationById(ctx, c.req.param('delegationId')), dayOf(ctx.now).toString()),
    )
  })
  .post('/delegations/:delegationId/notice', staff('delegation.work'), async (c) => {
    const { id } = await delegationById(c.var.ctx, c.req.param('delegationId'))
    await readForm(c, z.object({}))
    await laidAside(c.var.ctx, id)
    return c.redirect('/day', 303)
  })
  .post('/note-supervisors/:supervisorId/ending', staff('delegation.oversee'), async (c) => {
    await readForm(c, z.object({}))
    await endSupervisor(c.var.ctx, c.req.param('supervisorId'))
    return c.redirect('/delegations', 303)
  })

/** Every address of the module. What is new is named before what is known, which any word could be. */
export const delegationRoutes = [
  newInstruction,
  draftedInstruction,
  approval,
  instructionRoutes,
  newFrame,
  newSingle,
  ending,
  newSupervisor,
  reading,
].reduce((all, routes) => all.route('/', routes), new Hono<Env<Staff>>())
