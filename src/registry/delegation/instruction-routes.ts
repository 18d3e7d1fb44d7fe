import { Hono } from 'hono'
import { z } from 'zod'
import type { Staff } from '#platform/ctx.ts'
import { readForm } from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { problem } from '#platform/problem.ts'
import { staff } from '#registry/access/guard.ts'
import { may } from '#registry/access/roles.ts'
import { confirmReading, instructionById, instructionsFor, nextVersion, readersOf } from './instructions.ts'
import { instructionPage } from './pages/instruction-page.ts'
import { instructionsPage } from './pages/instructions-page.ts'

const ONE = '/instructions/:instructionId'

/** R86: reading the instructions, and confirming it. */
export const instructionRoutes = new Hono<Env<Staff>>()
  .get('/instructions', staff('delegation.work'), async (c) => {
    const { ctx, frame } = c.var
    const oversees = may('delegation.oversee', ctx.actor)
    return c.html(instructionsPage(frame, { all: await instructionsFor(ctx), now: ctx.now, oversees }))
  })
  .get(ONE, staff('delegation.work'), async (c) => {
    const { ctx, frame } = c.var
    const instruction = await instructionById(ctx, c.req.param('instructionId'))
    const readers = await readersOf(ctx, instruction.id)
    const oversees = may('delegation.oversee', ctx.actor)
    return c.html(instructionPage(frame, { instruction, readers, now: ctx.now, oversees }))
  })
  .post(`${ONE}/reading`, staff('delegation.work'), async (c) => {
    const { ctx } = c.var
    const { id, approvedAt } = await instructionById(ctx, c.req.param('instructionId'))
    await readForm(c, z.object({}))
    if (!approvedAt) throw problem.notAllowedNow('Instruksen er ikke godkendt endnu.')
    await confirmReading(ctx, id)
    return c.redirect(`/instructions/${id}`, 303)
  })
  .post(`${ONE}/versions`, staff('delegation.oversee'), async (c) => {
    const { ctx } = c.var
    const instruction = await instructionById(ctx, c.req.param('instructionId'))
    await readForm(c, z.object({}))
    return c.redirect(`/instructions/${await nextVersion(ctx, instruction)}/draft`, 303)
  })
