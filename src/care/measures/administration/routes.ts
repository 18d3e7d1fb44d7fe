import { Hono } from 'hono'
import { z } from 'zod'
import type { Staff } from '#platform/ctx.ts'
import * as f from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { problem } from '#platform/problem.ts'
import { dayOf } from '#platform/time.ts'
import { staff } from '#registry/access/guard.ts'
import { adminForm } from '#registry/organisations/organisations.ts'
import { select } from '#ui/choice-fields.ts'
import { BAND_SETS } from '../norms.ts'
import { newNorms, newPack } from './install.ts'
import { administrationPage } from './page.ts'
import { chooseFirstNorm, firstNormOf, normsOf, packsOf, withdrawNorms, withdrawPack } from './packs.ts'
import { ownFormsOf, withdrawForm } from '../own-forms.ts'
import { knownPlan, LIST, newPlan } from './plan-forms.ts'
import { plansOf } from './plans.ts'

const guard = staff('measures.administer')
const nothing = z.object({})

const reading = new Hono<Env<Staff>>()
  .get(LIST, guard, async (c) => {
    const { ctx } = c.var
    const [plans, packs, norms, forms, firstNorm] = await Promise.all([
      plansOf(ctx),
      packsOf(ctx),
      normsOf(ctx),
      ownFormsOf(ctx),
      firstNormOf(ctx),
    ])
    const today = dayOf(ctx.now).toString()
    return c.html(administrationPage(c.var.frame, { plans, packs, norms, forms, firstNorm, today }))
  })
  .post(`${LIST}/packs/:packId/withdrawal`, guard, async (c) => {
    if (!f.isUuid(c.req.param('packId'))) throw problem.notFound('Pakken')
    await f.readForm(c, nothing)
    await withdrawPack(c.var.ctx, c.req.param('packId'))
    return c.redirect(LIST, 303)
  })
  .post(`${LIST}/forms/:formId/withdrawal`, guard, async (c) => {
    if (!f.isUuid(c.req.param('formId'))) throw problem.notFound('Skemaet')
    await f.readForm(c, nothing)
    await withdrawForm(c.var.ctx, c.req.param('formId'))
    return c.redirect(LIST, 303)
  })
  .post(`${LIST}/norms/:normId/withdrawal`, guard, async (c) => {
    if (!f.isUuid(c.req.param('normId'))) throw problem.notFound('Normerne')
    await f.readForm(c, nothing)
    await withdrawNorms(c.var.ctx, c.req.param('normId'))
    return c.redirect(LIST, 303)
  })

type Chosen = { version?: number | undefined; first: string | null; installed: Awaited<ReturnType<typeof normsOf>> }

const firstNorm = adminForm({
  path: `${LIST}/first-norm`,
  permission: 'measures.administer',
  title: 'Hvilke normer bruges først?',
  submit: 'Gem',
  back: { href: LIST, label: 'Mål og skemaer' },
  load: async (ctx): Promise<Chosen> => ({ first: await firstNormOf(ctx), installed: await normsOf(ctx) }),
  schema: z.object({ firstNorm: f.optionalText(61) }),
  fields: ({ first, installed }, shown) =>
    select({
      ...shown,
      name: 'firstNorm',
      label: 'Normer',
      hint: 'Siger de ikke noget om et skema, bruges de næste, der gør. Hver score nævner de normer, den er vurderet efter.',
      empty: 'Som de følger med',
      optional: true,
      value: first ?? '',
      options: [
        ...installed
          .filter(({ withdrawnAt }) => !withdrawnAt)
          .map(({ normId, content }) => ({ value: normId, label: content.title })),
        ...BAND_SETS.map(({ id, title }) => ({ value: id, label: title })),
      ],
    }),
  async save(ctx, { installed }, value) {
    const known = [...installed.map(({ normId }) => normId), ...BAND_SETS.map(({ id }) => id)]
    if (value.firstNorm && !known.includes(value.firstNorm)) return { firstNorm: 'Vælg en af mulighederne.' }
    await chooseFirstNorm(ctx, value.firstNorm || null)
    return null
  },
})

/** Which forms are asked when, their wording and their norms. */
export const administrationRoutes = [reading, newPlan, knownPlan, newPack, newNorms, firstNorm].reduce(
  (all, routes) => all.route('/', routes),
  new Hono<Env<Staff>>(),
)
