import { Hono } from 'hono'
import { z } from 'zod'
import type { Staff } from '#platform/ctx.ts'
import { isUuid, readForm } from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { problem } from '#platform/problem.ts'
import { staff } from '#registry/access/guard.ts'
import { removeWaitingGroupNote, waitingGroupNote } from './waiting.ts'
import { waitingGroupPage } from './waiting-page.ts'

const ONE = '/day/group-drafts/:draftId'

/** One's own drafts of joint notes, reached from *Min dag* whatever became of the talks they are about. */
export const waitingGroupRoutes = new Hono<Env<Staff>>()
  .get(ONE, staff('journal.write'), async (c) =>
    c.html(waitingGroupPage(c.var.frame, await waitingGroupNote(c.var.ctx, c.req.param('draftId')))),
  )
  .post(`${ONE}/removal`, staff('journal.write'), async (c) => {
    await readForm(c, z.object({}))
    const id = c.req.param('draftId')
    if (!isUuid(id) || !(await removeWaitingGroupNote(c.var.ctx, id))) throw problem.notFound('Kladden')
    return c.redirect('/day', 303)
  })
