import { Hono } from 'hono'
import { z } from 'zod'
import type { Staff } from '#platform/ctx.ts'
import * as f from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { dayOf } from '#platform/time.ts'
import { staff } from '#registry/access/guard.ts'
import { may } from '#registry/access/roles.ts'
import { trackRule } from '../track/checks.ts'
import { enterGuideline, guidelinesOf } from './guidelines.ts'
import { guidelineForm, guidelinePage } from './pages.ts'

export const GUIDELINE = '/administration/risk-guideline'

const schema = z
  .object({
    title: f.text('Skriv, hvad vejledningen hedder.', { min: 3, max: 200 }),
    text: f.text('Skriv vejledningens tekst.', { min: 20, max: 20_000 }),
    approvedBy: f.text('Skriv, hvem der har godkendt den.', { min: 2, max: 200 }),
    approvedOn: f.day('Skriv, hvilken dag den er godkendt.'),
    validFrom: f.day('Skriv, fra hvilken dag den gælder.'),
  })
  .refine(({ approvedOn, validFrom }) => validFrom >= approvedOn, {
    path: ['validFrom'],
    error: 'Den kan ikke gælde, før den er godkendt.',
  })

/** The municipality's guideline for assessing risk: the one that is valid, those before it, and a new version. */
export const guidelineRoutes = new Hono<Env<Staff>>()
  .get(GUIDELINE, staff('administration.read'), async (c) => {
    const { ctx, frame } = c.var
    const mayEnter = may('risk.settings', ctx.actor)
    const [all, rule] = await Promise.all([guidelinesOf(ctx), trackRule(ctx)])
    return c.html(guidelinePage(frame, { all, rule, today: dayOf(ctx.now), mayEnter }))
  })
  .get(`${GUIDELINE}/new`, staff('risk.settings'), async (c) => {
    const { ctx, frame } = c.var
    return c.html(guidelineForm(frame, { latest: (await guidelinesOf(ctx))[0], today: dayOf(ctx.now) }))
  })
  .post(`${GUIDELINE}/new`, staff('risk.settings'), async (c) => {
    const { ctx, frame } = c.var
    const today = dayOf(ctx.now)
    const form = await f.readForm(c, schema)
    const errors =
      form.errors ?? (form.value.approvedOn > today.toString() ? { approvedOn: 'Dagen ligger i fremtiden.' } : null)
    if (errors) return c.html(guidelineForm(frame, { latest: undefined, today, typed: form.typed, errors }), 422)
    if (form.value) await enterGuideline(ctx, form.value)
    return c.redirect(GUIDELINE, 303)
  })
