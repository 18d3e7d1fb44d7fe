import { Hono, type Context } from 'hono'
import type { z } from 'zod'
import type { Staff, StaffCtx } from '#platform/ctx.ts'
import { readForm, versionIn, type Errors, type Typed } from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { staff } from '#registry/access/guard.ts'
import type { Child as Markup } from '#ui/html.ts'
import type { CareOf } from './in-care.ts'
import { openChild, type OpenedChild } from './open-child.ts'
import { formPage } from './pages/form-page.ts'
import { takeVersion } from './people.ts'

/** What came back from a form, or nothing when it is shown the first time. */
export type Shown = { typed?: Typed | undefined; errors?: Errors | undefined }

export type ChildForm<Value> = {
  /** Below `/children/:childId`, a noun. */
  path: string
  /** What the access log says was looked at. */
  what: string
  title: string
  submit: string
  schema: (opened: OpenedChild) => z.ZodType<Value>
  fields: (opened: OpenedChild, shown: Shown, c: Context) => Markup
  /** What to say when there is nothing to fill in yet. */
  instead?: (opened: OpenedChild) => Markup
  /** More above or below the form, such as what is known already. */
  above?: (ctx: StaffCtx, opened: OpenedChild) => Promise<Markup>
  below?: (opened: OpenedChild, c: Context) => Markup
  /** Saves, or says field by field what is in the way. */
  save: (ctx: StaffCtx, opened: OpenedChild, value: Value, c: Context) => Promise<Errors | null>
}

/**
 * The two routes of a form about a child. Errors bring the page back with 422, a change that somebody else made meanwhile
 * with 409; both keep what was typed.
 */
export function childForm<Value>(careOf: CareOf, form: ChildForm<Value>): Hono<Env<Staff>> {
  const path = `/children/:childId/${form.path}`
  const { what } = form

  const show = async (c: Context<Env<Staff>>, opened: OpenedChild, shown: Shown & { conflict?: boolean } = {}) =>
    formPage(c.var.frame, opened, {
      title: form.title,
      action: c.req.path,
      submit: form.submit,
      fields: form.fields(opened, shown, c),
      instead: form.instead?.(opened),
      above: await form.above?.(c.var.ctx, opened),
      below: form.below?.(opened, c),
      errors: shown.errors,
      conflict: shown.conflict ?? false,
    })

  return new Hono<Env<Staff>>()
    .get(path, staff('pathway.work'), async (c) => {
      const opened = await openChild(c.var.ctx, c.req.param('childId') ?? '', careOf, { what })
      return c.html(await show(c, opened))
    })
    .post(path, staff('pathway.work'), async (c) => {
      const { ctx } = c.var
      const opened = await openChild(ctx, c.req.param('childId') ?? '', careOf, { what, kind: 'write' })
      const { child } = opened
      const { typed, value, errors } = await readForm(c, form.schema(opened))
      if (errors) return c.html(await show(c, opened, { typed, errors }), 422)
      const seen = versionIn(typed)
      if (!(await takeVersion(ctx, child.id, seen)))
        return c.html(await show(c, opened, { typed, conflict: true }), 409)
      const hindrances = await form.save(ctx, opened, value, c)
      if (hindrances) return c.html(await show(c, opened, { typed, errors: hindrances }), 422)
      return c.redirect(`/children/${child.id}`, 303)
    })
}
