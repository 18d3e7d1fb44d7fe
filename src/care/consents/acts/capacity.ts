import { z } from 'zod'
import * as f from '#platform/form.ts'
import { ageOn } from '#platform/time.ts'
import { actRoutes, consentAddress } from '#care/pathways/pathways.ts'
import { radioGroup } from '#ui/choice-fields.ts'
import { dateField } from '#ui/date-fields.ts'
import { html } from '#ui/html.ts'
import { textArea } from '#ui/text-fields.ts'
import { assessCapacity } from '../record.ts'
import { findingName } from '../words.ts'
import { dayFault, onlyActive } from './common.ts'

/** R72: judges, for this young person and with the reason, whether they can consent themselves. */
export const capacity = actRoutes({
  path: 'capacity/new',
  permission: 'pathway.work',
  title: () => 'Kan den unge selv give samtykke?',
  hindered: (view) => {
    const years = ageOn(view.child.birthDate, view.today)
    if (years < 15) return 'Barnet er under 15 år. Det er dem, der har forældremyndigheden, der giver samtykke.'
    if (years >= 18) return 'Den unge er fyldt 18 og giver selv samtykke.'
    return onlyActive(view)
  },
  schema: () =>
    z.object({
      finding: f.choice(['able', 'unable'], 'Vælg, hvad vurderingen er.'),
      assessedOn: f.day('Skriv, hvilken dag det er vurderet.'),
      reason: f.text('Skriv den konkrete grund.', { min: 10, max: 4000 }),
    }),
  fields: (view, shown) =>
    html`<div class="guidance">
        <p>
          En ung på 15-17 år giver selv samtykke. Kun når det konkret vurderes, at den unge ikke selv kan forstå
          følgerne af sin beslutning, giver de, der har forældremyndigheden, samtykke i stedet. En diagnose eller
          uenighed er ikke grund nok.
        </p>
      </div>
      ${radioGroup({
        ...shown,
        name: 'finding',
        label: 'Vurdering',
        options: [
          { value: 'able', label: findingName.able },
          { value: 'unable', label: findingName.unable },
        ],
      })}
      ${dateField({ ...shown, name: 'assessedOn', label: 'Hvilken dag er det vurderet?', value: view.today.toString() })}
      ${textArea({ ...shown, name: 'reason', label: 'Hvad bygger vurderingen på?', hint: 'Hvad den unge fik forklaret, og hvad den unge forstod eller ikke forstod. Står i journalen.', rows: 5, limit: 4000 })}`,
  submit: 'Gem vurderingen',
  back: consentAddress,
  act: async (ctx, view, value) => {
    const fault = dayFault(view, value.assessedOn)
    if (fault) return { assessedOn: fault }
    if (ageOn(view.child.birthDate, value.assessedOn) < 15) return { assessedOn: 'Den dag var den unge ikke fyldt 15.' }
    await assessCapacity(ctx, view.pathway, value)
    return undefined
  },
})
