import { Hono, type Context } from 'hono'
import type { z } from 'zod'
import type { Staff, StaffCtx } from '#platform/ctx.ts'
import { isUuid, readForm, versionIn, type Errors, type Typed } from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { problem } from '#platform/problem.ts'
import type { RelationBasis } from '#platform/schema.ts'
import { staff } from '#registry/access/guard.ts'
import type { Permission } from '#registry/access/roles.ts'
import type { Child } from '#ui/html.ts'
import { takeUp } from './load.ts'
import { actPage } from './pages/act-page.ts'
import { viewOf, type View } from './view.ts'

/** What came back from a form, or nothing when it is shown the first time. */
export type Shown = { typed?: Typed | undefined; errors?: Errors | undefined }

/** Said to whoever would do something with a pathway that should never have been. */
export const REGRETTED = 'Forløbet er oprettet ved en fejl. Der kan ikke ændres i det.'

export type Act<Value> = {
  /** Below `/pathways/:pathwayId`, a noun: `ending`, `contacts/:contactId`. */
  path: string
  permission: Permission
  /** The basis of those whose role alone suffices to open the record for just this, if it does. */
  byRole?: RelationBasis | ((ctx: StaffCtx, c: Context<Env<Staff>>) => Promise<RelationBasis | undefined>)
  /** It can be done on a pathway that should never have been, too. */
  alsoRegretted?: boolean
  title: (view: View, c: Context<Env<Staff>>) => string
  /** Why it cannot be done now; then the form is not shown, and nothing is done. */
  hindered?: (view: View, c: Context<Env<Staff>>) => Hindrance | Promise<Hindrance>
  schema: (view: View, c: Context<Env<Staff>>) => z.ZodType<Value>
  fields: (view: View, shown: Shown, c: Context<Env<Staff>>) => Child | Promise<Child>
  /** The word on the button. */
  submit: string
  /** Does it, or says field by field what is in the way. */
  act: (ctx: StaffCtx, view: View, value: Value, c: Context<Env<Staff>>) => Promise<Errors | void>
  /** Where it leads when it is done and when it is given up, when not to the pathway. */
  back?: (pathwayId: string, view: View, ctx: StaffCtx) => string | Promise<string>
}

/** A reason, or one with the way to mend it. */
export type Hindrance = string | { why: string; mend: Child } | null

/**
 * The two routes of something that is done with a pathway: its form, and the post. Errors bring the page back with 422; a
 * change that somebody else made meanwhile brings it back with 409. Both keep what was typed.
 */
export function actRoutes<Value>(act: Act<Value>): Hono<Env<Staff>> {
  const path = `/pathways/:pathwayId/${act.path}`
  const guard = staff(act.permission)

  const opened = async (c: Context<Env<Staff>>, kind: 'read' | 'write') => {
    for (const [name, value] of Object.entries(c.req.param()))
      if (name.endsWith('Id') && !isUuid(value)) throw problem.notFound('Siden')
    const byRole = typeof act.byRole === 'function' ? await act.byRole(c.var.ctx, c) : act.byRole
    return viewOf(c.var.ctx, c.req.param('pathwayId') ?? '', act.path.replaceAll(/[/:]\w*/g, ''), { kind, byRole })
  }

  const hindranceOf = async (view: View, c: Context<Env<Staff>>): Promise<Hindrance> =>
    view.pathway.status === 'entered_in_error' && !act.alsoRegretted
      ? REGRETTED
      : ((await act.hindered?.(view, c)) ?? null)
  const backTo = (view: View, ctx: StaffCtx) => act.back?.(view.pathway.id, view, ctx) ?? `/pathways/${view.pathway.id}`

  const show = async (c: Context<Env<Staff>>, view: View, shown: Shown & { conflict?: boolean }) =>
    actPage(c.var.frame, view, {
      title: act.title(view, c),
      action: c.req.path,
      submit: act.submit,
      hindered: await hindranceOf(view, c),
      back: await backTo(view, c.var.ctx),
      fields: await act.fields(view, shown, c),
      errors: shown.errors,
      conflict: shown.conflict ?? false,
    })

  return new Hono<Env<Staff>>()
    .get(path, guard, async (c) => c.html(await show(c, await opened(c, 'read'), {})))
    .post(path, guard, async (c) => {
      const view = await opened(c, 'write')
      const hindered = await hindranceOf(view, c)
      if (hindered) throw problem.notAllowedNow(typeof hindered === 'string' ? hindered : hindered.why)
      const form = await readForm(c, act.schema(view, c))
      if (form.errors) return c.html(await show(c, view, form), 422)
      const unchanged = await takeUp(c.var.ctx, view.pathway.id, versionIn(form.typed))
      if (!unchanged) return c.html(await show(c, view, { typed: form.typed, conflict: true }), 409)
      const errors = await act.act(c.var.ctx, view, form.value, c)
      if (errors && Object.keys(errors).length) return c.html(await show(c, view, { typed: form.typed, errors }), 422)
      return c.redirect(await backTo(view, c.var.ctx), 303)
    })
}
