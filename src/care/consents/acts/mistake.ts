import type { Context } from 'hono'
import { z } from 'zod'
import * as f from '#platform/form.ts'
import { problem } from '#platform/problem.ts'
import { actRoutes, consentAddress } from '#care/pathways/pathways.ts'
import { html } from '#ui/html.ts'
import { textArea } from '#ui/text-fields.ts'
import { happeningsOf } from '../happenings.ts'
import { consentRecord, type ConsentRecord } from '../load.ts'
import { markConsentMistake } from '../record.ts'

const happeningIn = (record: ConsentRecord, c: Context) => {
  const happening = happeningsOf(record).find(({ id }) => id === c.req.param('happeningId'))
  if (!happening) throw problem.notFound('Registreringen')
  return happening
}

/** Marks what was recorded about consent as entered in error. */
export const mistake = actRoutes({
  path: 'consent/mistakes/:happeningId',
  permission: 'pathway.work',
  title: () => 'Marker som registreret ved en fejl',
  hindered: async ({ pathway }, c) =>
    happeningIn(await consentRecord(c.var.ctx, pathway), c).mistake ? 'Det er allerede markeret som en fejl.' : null,
  schema: () => z.object({ reason: f.text('Skriv, hvad der var forkert.', { min: 3, max: 1000 }) }),
  fields: async (view, shown, c) => {
    const happening = happeningIn(await consentRecord(c.var.ctx, view.pathway), c)
    return html`<div class="guidance">
        <p><strong>${happening.title}</strong></p>
        <p>Registreringen bliver stående med din begrundelse, og gælder ikke længere.</p>
      </div>
      ${textArea({ ...shown, name: 'reason', label: 'Hvad var forkert?', rows: 3, limit: 1000 })}`
  },
  submit: 'Marker som en fejl',
  back: consentAddress,
  act: async (ctx, view, { reason }, c) => {
    const { id, kind, title } = happeningIn(await consentRecord(ctx, view.pathway), c)
    await markConsentMistake(ctx, view.pathway, { ofId: id, kind, what: title, reason })
  },
})
