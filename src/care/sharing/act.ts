import { Hono, type Context } from 'hono'
import type { z } from 'zod'
import type { Staff, StaffCtx } from '#platform/ctx.ts'
import { isUuid, readForm, versionIn, type Errors } from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { problem } from '#platform/problem.ts'
import type { AccessKind } from '#platform/schema.ts'
import { REGRETTED, takeUp } from '#care/pathways/pathways.ts'
import { staff } from '#registry/access/guard.ts'
import type { Child } from '#ui/html.ts'
import { sharingView, type SharingView } from './load.ts'
import { formPage } from './pages/form-page.ts'
import type { Shown } from './speaker-fields.ts'

export type SharingAct<Value> = {
  /** Below `/pathways/:pathwayId/sharing`. */
  path: string
  title: (view: SharingView, c: Context<Env<Staff>>) => string | Promise<string>
  hindered?: (view: SharingView, c: Context<Env<Staff>>) => string | null | Promise<string | null>
  schema: z.ZodType<Value>
  fields: (view: SharingView, shown: Shown, c: Context) => Child
  submit: string
  /** Does it, or says field by field what is in the way. */
  act: (ctx: StaffCtx, view: SharingView, value: Value, c: Context) => Promise<Errors | void>
}

export const sharingHref = (pathwayId: string): string => `/pathways/${pathwayId}/sharing`

/** The two routes of a form about sharing: errors bring the page back with 422, a change meanwhile with 409, both with what was typed. */
export function sharingAct<Value>(act: SharingAct<Value>): Hono<Env<Staff>> {
  const path = `/pathways/:pathwayId/sharing/${act.path}`
  const guard = staff('pathway.work')

  const opened = (c: Context<Env<Staff>>, kind: AccessKind) => {
    for (const [name, value] of Object.entries(c.req.param()))
      if (name.endsWith('Id') && !isUuid(value)) throw problem.notFound('Siden')
    return sharingView(c.var.ctx, c.req.param('pathwayId') ?? '', kind)
  }
  const hindranceOf = async (view: SharingView, c: Context<Env<Staff>>) =>
    view.pathway.status === 'entered_in_error' ? REGRETTED : ((await act.hindered?.(view, c)) ?? null)
  const show = async (c: Context<Env<Staff>>, view: SharingView, shown: Shown & { isStale?: boolean }) => {
    const title = await act.title(view, c)
    const hindered = await hindranceOf(view, c)
    return formPage(c.var.frame, view, {
      title,
      action: c.req.path,
      submit: act.submit,
      hindered,
      fields: hindered ? null : act.fields(view, shown, c),
      errors: shown.errors,
      isStale: shown.isStale ?? false,
    })
  }

  return new Hono<Env<Staff>>()
    .get(path, guard, async (c) => c.html(await show(c, await opened(c, 'read'), {})))
    .post(path, guard, async (c) => {
      const view = await opened(c, 'write')
      await act.title(view, c) // what the address names is there
      const hindered = await hindranceOf(view, c)
      if (hindered) throw problem.notAllowedNow(hindered)
      const { typed, value, errors } = await readForm(c, act.schema)
      if (errors) return c.html(await show(c, view, { typed, errors }), 422)
      if (!(await takeUp(c.var.ctx, view.pathway.id, versionIn(typed))))
        return c.html(await show(c, view, { typed, isStale: true }), 409)
      const wrong = await act.act(c.var.ctx, view, value, c)
      if (wrong && Object.keys(wrong).length) return c.html(await show(c, view, { typed, errors: wrong }), 422)
      return c.redirect(sharingHref(view.pathway.id), 303)
    })
}
