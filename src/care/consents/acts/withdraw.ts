import type { Context } from 'hono'
import { z } from 'zod'
import * as f from '#platform/form.ts'
import { problem } from '#platform/problem.ts'
import { actRoutes, consentAddress } from '#care/pathways/pathways.ts'
import { radioGroup } from '#ui/choice-fields.ts'
import { day } from '#ui/danish.ts'
import { html } from '#ui/html.ts'
import { textArea } from '#ui/text-fields.ts'
import { consentRecord, standingYeses, type ConsentRecord } from '../load.ts'
import { withdrawConsent } from '../record.ts'
import { childName } from './common.ts'

const consentIn = (record: ConsentRecord, c: Context) => {
  const consent = record.consents.find(({ id }) => id === c.req.param('consentId'))
  if (!consent) throw problem.notFound('Samtykket')
  return { ...consent, giver: `${consent.given_name} ${consent.family_name}` }
}

/** R74: takes a yes back. It takes effect when it is recorded. */
export const withdrawal = actRoutes({
  path: 'consents/:consentId/withdrawal',
  permission: 'pathway.work',
  title: () => 'Samtykket trækkes tilbage',
  hindered: async ({ pathway }, c) => {
    const record = await consentRecord(c.var.ctx, pathway)
    const { id } = consentIn(record, c)
    return standingYeses(record).some((yes) => yes.id === id)
      ? null
      : 'Samtykket er allerede trukket tilbage, eller det gælder ikke.'
  },
  schema: () =>
    z.object({
      by: f.choice(['giver', 'child'], 'Vælg, hvem der trækker samtykket tilbage.'),
      reason: f.optionalText(2000),
    }),
  fields: async (view, shown, c) => {
    const { giver, giver_id, given_on } = consentIn(await consentRecord(c.var.ctx, view.pathway), c)
    return html`<div class="guidance">
        <p>
          ${giver} gav samtykke ${day(given_on)}. Når det trækkes tilbage, stopper screening og behandling fra nu af,
          til der er givet samtykke igen. Det, der er holdt, bliver stående.
        </p>
      </div>
      ${radioGroup({
        ...shown,
        name: 'by',
        label: 'Hvem trækker det tilbage?',
        value: 'giver',
        options: [
          { value: 'giver', label: giver },
          ...(giver_id === view.child.id ? [] : [{ value: 'child', label: childName(view) }]),
        ],
      })}
      ${textArea({ ...shown, name: 'reason', label: 'Begrundelse', optional: true, hint: 'Ingen behøver at begrunde det. Står i journalen.', rows: 3, limit: 2000 })}`
  },
  submit: 'Træk samtykket tilbage',
  back: consentAddress,
  act: async (ctx, view, { by, reason }, c) => {
    const { id, giver, giver_id } = consentIn(await consentRecord(ctx, view.pathway), c)
    const who = by === 'child' ? { id: view.child.id, name: childName(view) } : { id: giver_id, name: giver }
    await withdrawConsent(ctx, view.pathway, { consentId: id, of: giver, by: who, reason })
  },
})
