import type { Context } from 'hono'
import { z } from 'zod'
import type { Staff } from '#platform/ctx.ts'
import * as f from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { actRoutes } from '#care/pathways/pathways.ts'
import { day } from '#ui/danish.ts'
import { html } from '#ui/html.ts'
import { textArea } from '#ui/text-fields.ts'
import { markResponseMistake } from '../mistakes.ts'
import { measuresAddress } from '../opened.ts'
import { responseById } from '../responses.ts'
import { titleOf } from '../words.ts'

const responseOf = (c: Context<Env<Staff>>) =>
  responseById(c.var.ctx, c.req.param('pathwayId') ?? '', c.req.param('responseId') ?? '')

/** Marks an answered form as entered in error. */
export const mistake = actRoutes({
  path: 'measures/:responseId/mistake',
  permission: 'pathway.work',
  title: () => 'Marker som registreret ved en fejl',
  hindered: async (_, c) =>
    (await responseOf(c)).mistake === null ? null : 'Skemaet er allerede markeret som en fejl.',
  schema: () => z.object({ reason: f.text('Skriv, hvad der var forkert.', { min: 3, max: 1000 }) }),
  fields: async (_, shown, c) => {
    const response = await responseOf(c)
    return html`<div class="guidance">
        <p><strong>${titleOf(response.form_id, response.own?.title)}</strong>, besvaret ${day(response.answered_on)}</p>
        <p>
          Skemaet bliver stående med din begrundelse, og tæller ikke længere. Skal det være der, så indtast det på ny.
        </p>
      </div>
      ${textArea({ ...shown, name: 'reason', label: 'Hvad var forkert?', rows: 3, limit: 1000 })}`
  },
  submit: 'Marker som en fejl',
  back: measuresAddress,
  act: async (ctx, { pathway }, { reason }, c) =>
    markResponseMistake(ctx, { pathwayId: pathway.id, responseId: (await responseOf(c)).id, reason }),
})
