import { Hono } from 'hono'
import { z } from 'zod'
import type { Staff } from '#platform/ctx.ts'
import * as f from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { staff } from '#registry/access/guard.ts'
import { button } from '#ui/button.ts'
import { card } from '#ui/card.ts'
import { fieldRow, form, formActions } from '#ui/form.ts'
import { html } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { numberField } from '#ui/text-fields.ts'
import { setTrackRule, trackRule } from './checks.ts'
import type { TrackRule } from './track.ts'

const HERE = '/administration/risk-guideline/track'
const BACK = '/administration/risk-guideline'

const schema = z
  .object({ fromAge: f.wholeNumber(5, 17), toAge: f.wholeNumber(5, 17), actWithinMonths: f.wholeNumber(1, 24) })
  .refine(({ fromAge, toAge }) => fromAge <= toAge, {
    path: ['toAge'],
    error: 'Den højeste alder er lavere end den laveste.',
  })

type Shown = { typed?: f.Typed; errors?: f.Errors }

const page = (frame: Frame, rule: TrackRule, shown: Shown = {}) =>
  staffPage(
    frame,
    { title: 'Selvskade-forløbets grænser', errors: shown.errors },
    card(
      null,
      html`<h1>Selvskade-forløbets grænser</h1>
        ${form(
          { action: HERE, keep: HERE, errors: shown.errors },
          html`${fieldRow(numberField({ ...shown, name: 'fromAge', label: 'Fra alder', value: String(rule.fromAge) }), numberField({ ...shown, name: 'toAge', label: 'Til og med alder', value: String(rule.toAge) }))}
          ${numberField({ ...shown, name: 'actWithinMonths', label: 'Den seneste handling er højst så mange måneder gammel', value: String(rule.actWithinMonths) })}
          ${formActions(button('Gem'), html`<a href="${BACK}">Fortryd</a>`)}`,
        )}`,
    ),
  )

/** R38: the ages of the self-harm track here, and how recent the last act must be. What was checked before keeps its values. */
export const trackSettings = new Hono<Env<Staff>>()
  .get(HERE, staff('risk.settings'), async (c) => c.html(page(c.var.frame, await trackRule(c.var.ctx))))
  .post(HERE, staff('risk.settings'), async (c) => {
    const { typed, value, errors } = await f.readForm(c, schema)
    if (errors) return c.html(page(c.var.frame, await trackRule(c.var.ctx), { typed, errors }), 422)
    await setTrackRule(c.var.ctx, value)
    return c.redirect(BACK, 303)
  })
