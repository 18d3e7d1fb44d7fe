import { Hono, type Context } from 'hono'
import type { z } from 'zod'
import type { Staff, StaffCtx } from '#platform/ctx.ts'
import { readForm, typedText, type Errors, type Typed } from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { problem } from '#platform/problem.ts'
import { staff } from '#registry/access/guard.ts'
import type { Permission } from '#registry/access/roles.ts'
import type { Child } from '#ui/html.ts'
import { LIST, requestAddress } from './addresses.ts'
import { requestView, stillHandles, takeUp, type RequestView } from './load.ts'
import { formPage } from './pages/form-page.ts'
import type { Step } from './request.ts'
import { stepName } from './words.ts'

export type Shown = { typed?: Typed | undefined; errors?: Errors | undefined }

export type RequestAct<Value> = {
  /** Below the request's address. */
  path: string
  permission: Permission
  title: (view: RequestView) => string
  /** The steps at which it can be done. R60: none of them is `notice`, but for the notice itself. */
  at: readonly Step[]
  hindered?: (view: RequestView, c: Context) => string | null
  schema: z.ZodType<Value>
  fields: (view: RequestView, shown: Shown, c: Context<Env<Staff>>) => Child | Promise<Child>
  submit: string
  /** Does it, or says field by field what is in the way. */
  act: (ctx: StaffCtx, view: RequestView, value: Value, c: Context) => Promise<Errors | void>
}

/** R60: said to whoever would do something else with a request that is late. */
export const LATE = 'Fristen er overskredet. Skriv først en besked om, hvorfor, og hvornår svaret kommer.'

/** Why something cannot be done at the step a request stands at; null when it can. */
export const hindranceAt = (at: readonly Step[], step: Step): string | null => {
  if (at.includes(step)) return null
  if (step === 'notice') return LATE
  return step === 'closed'
    ? 'Anmodningen er afsluttet.'
    : `Det næste skridt er et andet: ${stepName[step].toLowerCase()}.`
}

/** The two routes of something that is done with a request: errors bring the page back with 422, a change meanwhile with 409. */
export function requestAct<Value>(act: RequestAct<Value>): Hono<Env<Staff>> {
  const path = `/record-requests/:requestId/${act.path}`
  const guard = staff(act.permission)
  const opened = (c: Context<Env<Staff>>, kind: 'read' | 'write') =>
    requestView(c.var.ctx, c.req.param('requestId') ?? '', kind)
  const hindranceOf = (view: RequestView, c: Context) => act.hindered?.(view, c) ?? hindranceAt(act.at, view.step)

  const show = async (c: Context<Env<Staff>>, view: RequestView, shown: Shown & { isStale?: boolean }) => {
    const hindered = hindranceOf(view, c)
    return formPage(c.var.frame, view, {
      title: act.title(view),
      action: c.req.path,
      back: requestAddress(view.request.id),
      version: view.request.version,
      hindered,
      fields: hindered ? null : await act.fields(view, shown, c),
      submit: act.submit,
      errors: shown.errors,
      isStale: shown.isStale ?? false,
    })
  }

  return new Hono<Env<Staff>>()
    .get(path, guard, async (c) => c.html(await show(c, await opened(c, 'read'), {})))
    .post(path, guard, async (c) => {
      const view = await opened(c, 'write')
      const hindered = hindranceOf(view, c)
      if (hindered) throw problem.notAllowedNow(hindered)
      const { typed, value, errors } = await readForm(c, act.schema)
      if (errors) return c.html(await show(c, view, { typed, errors }), 422)
      if (!(await takeUp(c.var.ctx, view.request.id, Number(typedText(typed, 'version')) || 0)))
        return c.html(await show(c, view, { typed, isStale: true }), 409)
      const wrong = await act.act(c.var.ctx, view, value, c)
      if (wrong && Object.keys(wrong).length) return c.html(await show(c, view, { typed, errors: wrong }), 422)
      const isLeft = view.onlyHandles && !(await stillHandles(c.var.ctx, view.request.id))
      return c.redirect(isLeft ? LIST : requestAddress(view.request.id), 303)
    })
}
