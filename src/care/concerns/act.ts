import { Hono, type Context } from 'hono'
import type { z } from 'zod'
import type { Staff, StaffCtx } from '#platform/ctx.ts'
import { readForm, versionIn, type Errors } from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { problem } from '#platform/problem.ts'
import { staff } from '#registry/access/guard.ts'
import type { Child } from '#ui/html.ts'
import type { Shown } from './fields.ts'
import { concernView, type ConcernView } from './load.ts'
import { formPage } from './pages/form-page.ts'
import { takeUp } from './write.ts'

/** Said to whoever opens what an underretning says, and may only know that it is there (R84). */
export const NOT_FOR_YOU =
  'Indholdet kan læses af den, der har skrevet underretningen, af den ansvarlige for barnet og af ledere.'

export type ConcernAct<Value> = {
  /** Below the underretning's address. */
  path: string
  /** What is done with a draft is not done with what was sent, nor the other way round. */
  of: 'draft' | 'sent'
  title: string
  hindered?: (view: ConcernView) => string | null
  schema: z.ZodType<Value>
  fields: (view: ConcernView, shown: Shown) => Child
  buttons: Child
  /** Does it and says where to go, or field by field what is in the way. */
  act: (ctx: StaffCtx, view: ConcernView, value: Value) => Promise<Errors | string>
}

const REGRETTED =
  'Forløbet er oprettet ved en fejl. Pligten til at underrette gælder stadig: ring til modtagelsen, eller skriv til den uden om Trin 2.'

export const hindranceOfPathway = ({ pathway }: { pathway: { status: string } }): string | null =>
  pathway.status === 'entered_in_error' ? REGRETTED : null

/** The two routes of a form about one underretning: errors bring the page back with 422, a change meanwhile with 409. */
export function concernAct<Value>(act: ConcernAct<Value>): Hono<Env<Staff>> {
  const path = `/pathways/:pathwayId/concerns/:concernId/${act.path}`
  const guard = staff('pathway.read')

  const opened = async (c: Context<Env<Staff>>, kind: 'read' | 'write') => {
    const view = await concernView(c.var.ctx, c.req.param('pathwayId') ?? '', c.req.param('concernId') ?? '', kind)
    if (!view.mayRead) throw problem.forbidden(NOT_FOR_YOU)
    return view
  }
  const hindranceOf = (view: ConcernView): string | null => {
    if (act.of === 'draft' && view.concern.sent_at)
      return 'Underretningen er sendt, og kan ikke ændres. Skriv en tilføjelse.'
    if (act.of === 'sent' && !view.concern.sent_at) return 'Underretningen er ikke registreret som sendt endnu.'
    return (act.of === 'draft' ? hindranceOfPathway(view) : null) ?? act.hindered?.(view) ?? null
  }
  const show = (c: Context<Env<Staff>>, view: ConcernView, shown: Shown & { isStale?: boolean }) => {
    const hindered = hindranceOf(view)
    return formPage(c.var.frame, view, {
      title: act.title,
      action: c.req.path,
      back: concernHref(view),
      version: view.concern.version,
      hindered,
      fields: hindered ? null : act.fields(view, shown),
      buttons: act.buttons,
      errors: shown.errors,
      isStale: shown.isStale ?? false,
    })
  }

  return new Hono<Env<Staff>>()
    .get(path, guard, async (c) => c.html(show(c, await opened(c, 'read'), {})))
    .post(path, guard, async (c) => {
      const view = await opened(c, 'write')
      const hindered = hindranceOf(view)
      if (hindered) throw problem.notAllowedNow(hindered)
      const { typed, value, errors } = await readForm(c, act.schema)
      if (errors) return c.html(show(c, view, { typed, errors }), 422)
      if (!(await takeUp(c.var.ctx, view.concern.id, versionIn(typed))))
        return c.html(show(c, view, { typed, isStale: true }), 409)
      const done = await act.act(c.var.ctx, view, value)
      return typeof done === 'string' ? c.redirect(done, 303) : c.html(show(c, view, { typed, errors: done }), 422)
    })
}

export const concernHref = ({ concern }: Pick<ConcernView, 'concern'>): string =>
  `/pathways/${concern.pathway_id}/concerns/${concern.id}`
