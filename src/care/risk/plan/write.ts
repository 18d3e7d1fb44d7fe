import { z } from 'zod'
import * as f from '#platform/form.ts'
import { actRoutes, riskAddress } from '#care/pathways/pathways.ts'
import { radioGroup } from '#ui/choice-fields.ts'
import { dateField } from '#ui/date-fields.ts'
import { html } from '#ui/html.ts'
import { textArea, textField } from '#ui/text-fields.ts'
import { onlyActive } from '../acts/common.ts'
import { PARTS, writtenIn, type PartKey } from './parts.ts'
import { plansOf, writePlan } from './plans.ts'

const part = f.optionalText(2000)
const parts = Object.fromEntries(PARTS.map(({ key }) => [key, part])) as Record<PartKey, typeof part> // each part once

/** Writes the plan together with the young person; a change is a new version, that begins from the one before. */
export const planAct = actRoutes({
  path: 'risk/plan',
  permission: 'pathway.work',
  title: () => 'Sikkerhedsplan',
  hindered: onlyActive,
  schema: () =>
    z.object({
      ...parts,
      madeOn: f.day('Skriv, hvilken dag planen er lavet.'),
      onPhone: f.choice(['yes', 'no'], 'Spørg barnet/den unge, og vælg ja eller nej.'),
      sharedWith: f.optionalText(500),
    }),
  fields: async (view, shown, c) => {
    const [latest] = await plansOf(c.var.ctx, view.pathway.id)
    return html`<div class="guidance">
        <p>
          Skriv planen sammen med barnet eller den unge, i deres egne ord. Den er deres. Skriv ingen navne, der viser,
          hvis den er, når den skal på en telefon.
        </p>
      </div>
      ${PARTS.map(({ key, title, hint }) => textArea({ ...shown, name: key, label: title, hint, optional: true, value: latest?.parts[key], rows: 3, limit: 2000 }))}
      ${dateField({ ...shown, name: 'madeOn', label: 'Lavet den', value: view.today.toString(), max: view.today.toString() })}
      ${radioGroup({
        ...shown,
        name: 'onPhone',
        label: 'Vil barnet/den unge have planen på sin telefon?',
        hint: 'Siger barnet/den unge nej, virker links til den ikke længere.',
        look: 'row',
        value: latest && (latest.on_phone ? 'yes' : 'no'),
        options: [
          { value: 'yes', label: 'Ja' },
          { value: 'no', label: 'Nej' },
        ],
      })}
      ${textField({ ...shown, name: 'sharedWith', label: 'Hvem vil barnet/den unge dele planen med?', optional: true, value: latest?.shared_with, hint: 'Barnet/den unge bestemmer. Fx mor og far, eller klasselæreren.' })}`
  },
  submit: 'Gem planen',
  back: riskAddress,
  act: async (ctx, view, { onPhone, ...plan }) => {
    if (plan.madeOn > view.today.toString()) return { madeOn: 'Dagen ligger i fremtiden.' }
    if (plan.madeOn < view.pathway.enquiry_on) return { madeOn: 'Dagen ligger før henvendelsen.' }
    if (!writtenIn(plan).length) return { warningSigns: 'Skriv mindst én del af planen.' }
    await writePlan(ctx, view.pathway.id, { ...plan, onPhone: onPhone === 'yes' })
    return undefined
  },
})
