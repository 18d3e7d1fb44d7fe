import { Hono, type Context } from 'hono'
import type { z } from 'zod'
import type { Staff, StaffCtx } from '#platform/ctx.ts'
import { isUuid, readForm, versionIn, type Errors, type Typed } from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { problem } from '#platform/problem.ts'
import { staff } from '#registry/access/guard.ts'
import type { Permission } from '#registry/access/roles.ts'
import type { Child } from '#ui/html.ts'
import { formPage } from './pages/form-page.ts'

/** What came back from a form, or nothing when it is shown the first time. */
export type Shown = { typed?: Typed | undefined; errors?: Errors | undefined }

/** Somebody else saved a change first. */
export const STALE = 'stale'

export type AdminForm<Known extends { version?: number | undefined }, Value> = {
  path: string
  permission: Permission
  title: string
  submit: string
  /** The list to go back to. */
  back: { href: string; label: string }
  /** What is changed, or what something new belongs to; what is not there is not found. `id` is the last of the address. */
  load: (ctx: StaffCtx, id: string) => Promise<Known>
  schema: z.ZodType<Value>
  fields: (known: Known, shown: Shown) => Child
  below?: (known: Known) => Child
  /** Saves, says field by field what is in the way, or that somebody else was first. */
  save: (ctx: StaffCtx, known: Known, value: Value, version: number) => Promise<Errors | typeof STALE | null>
}

/**
 * The two routes of a form of the administration. Errors bring the page back with 422, a change that somebody else made
 * meanwhile with 409; both keep what was typed.
 */
export function adminForm<Known extends { version?: number | undefined }, Value>(
  form: AdminForm<Known, Value>,
): Hono<Env<Staff>> {
  const guard = staff(form.permission)

  const load = (c: Context<Env<Staff>>) => {
    const [id = ''] = Object.values<string>(c.req.param())
    if (form.path.includes(':') && !isUuid(id)) throw problem.notFound('Siden')
    return form.load(c.var.ctx, id)
  }
  const show = (c: Context<Env<Staff>>, known: Known, shown: Shown & { isStale?: boolean } = {}) =>
    formPage(c.var.frame, {
      title: form.title,
      submit: form.submit,
      back: form.back,
      action: c.req.path,
      version: known.version,
      fields: form.fields(known, shown),
      below: form.below?.(known),
      errors: shown.errors,
      isStale: shown.isStale ?? false,
    })

  return new Hono<Env<Staff>>()
    .get(form.path, guard, async (c) => c.html(show(c, await load(c))))
    .post(form.path, guard, async (c) => {
      const known = await load(c)
      const { typed, value, errors } = await readForm(c, form.schema)
      if (errors) return c.html(show(c, known, { typed, errors }), 422)
      const saved = await form.save(c.var.ctx, known, value, versionIn(typed))
      if (saved === STALE) return c.html(show(c, known, { typed, isStale: true }), 409)
      if (saved) return c.html(show(c, known, { typed, errors: saved }), 422)
      return c.redirect(form.back.href, 303)
    })
}

/** Nothing is known yet of what is added. */
export const nothingYet = async (): Promise<{ version?: number | undefined }> => ({})

export const staleUnless = (saved: boolean): typeof STALE | null => (saved ? null : STALE)
