import { Hono } from 'hono'
import { z } from 'zod'
import type { Staff } from '#platform/ctx.ts'
import { readForm, version } from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { problem } from '#platform/problem.ts'
import { staff } from '#registry/access/guard.ts'
import { childForm } from './child-form.ts'
import { removeContact } from './contacts.ts'
import { knownContact, newContact } from './forms/contact.ts'
import { cprNumber } from './forms/cpr.ts'
import { custody } from './forms/custody.ts'
import { details } from './forms/details.ts'
import type { CareOf } from './in-care.ts'
import { openChild } from './open-child.ts'
import { childPage } from './pages/child-page.ts'
import { takeVersion } from './people.ts'

/** The pages of a child and its family. `careOf` tells what care knows of the child. */
export const childRoutes = (careOf: CareOf): Hono<Env<Staff>> =>
  new Hono<Env<Staff>>()
    .get('/children/:childId', staff('pathway.read'), async (c) =>
      c.html(childPage(c.var.frame, await openChild(c.var.ctx, c.req.param('childId'), careOf, { what: 'child' }))),
    )
    .post('/children/:childId/contacts/:contactId/removal', staff('pathway.work'), async (c) => {
      const { ctx } = c.var
      const { child } = await openChild(ctx, c.req.param('childId'), careOf, { what: 'child', kind: 'write' })
      const form = await readForm(c, z.object({ version: version() }))
      if (!(await takeVersion(ctx, child.id, form.value?.version ?? 0))) throw problem.changedMeanwhile('Barnet')
      await removeContact(ctx, child.id, c.req.param('contactId'))
      return c.redirect(`/children/${child.id}`, 303)
    })
    .route('/', childForm(careOf, details))
    .route('/', childForm(careOf, cprNumber))
    .route('/', childForm(careOf, newContact))
    .route('/', childForm(careOf, knownContact))
    .route('/', childForm(careOf, custody))
