import { Hono, type Context } from 'hono'
import type { z } from 'zod'
import type { Staff, StaffCtx } from '#platform/ctx.ts'
import { readForm, type Errors, type Typed } from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { staff } from '#registry/access/guard.ts'
import type { Permission } from '#registry/access/roles.ts'
import type { Html } from '#ui/html.ts'

/** What came back from a form, or nothing when it is shown the first time. `isStale`: somebody else was first. */
export type Shown = { typed?: Typed | undefined; errors?: Errors | undefined; isStale?: boolean | undefined }

export type Desk = Context<Env<Staff>>

/** What a request does to what it is about, for the log. */
export const kindOf = (method: string): 'read' | 'write' => (method === 'POST' ? 'write' : 'read')

export type DeskForm<Known, Value> = {
  path: string
  permission: Permission
  /** What the form is about; what is not there is not found. */
  load: (c: Desk) => Promise<Known>
  schema: (known: Known) => z.ZodType<Value>
  page: (c: Desk, known: Known, shown: Shown) => Html | Promise<Html>
  /** Saves and gives the address to go to; or says field by field what is in the way, or that somebody else was first. */
  save: (ctx: StaffCtx, known: Known, value: Value) => Promise<{ to: string } | { errors: Errors } | 'stale'>
}

/**
 * The two routes of a form by which access is seen to. Errors bring the page back with 422, what somebody else did meanwhile
 * with 409; both keep what was typed, and the latter shows what stands now.
 */
export const deskForm = <Known, Value>(form: DeskForm<Known, Value>): Hono<Env<Staff>> =>
  new Hono<Env<Staff>>()
    .get(form.path, staff(form.permission), async (c) => c.html(await form.page(c, await form.load(c), {})))
    .post(form.path, staff(form.permission), async (c) => {
      const known = await form.load(c)
      const { typed, value, errors } = await readForm(c, form.schema(known))
      if (errors) return c.html(await form.page(c, known, { typed, errors }), 422)
      const saved = await form.save(c.var.ctx, known, value)
      if (saved === 'stale') return c.html(await form.page(c, await form.load(c), { typed, isStale: true }), 409)
      if ('errors' in saved) return c.html(await form.page(c, known, { typed, errors: saved.errors }), 422)
      return c.redirect(saved.to, 303)
    })
