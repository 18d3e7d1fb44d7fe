import { z } from 'zod'
import * as f from '#platform/form.ts'
import { actRoutes, consentAddress } from '#care/pathways/pathways.ts'
import { html } from '#ui/html.ts'
import { textArea } from '#ui/text-fields.ts'
import { recordParentTalk } from '../record.ts'
import { onlyActive } from './common.ts'

/** R70: parents who share custody and do not agree. What can be said to them, and what was. */
export const disagreement = actRoutes({
  path: 'consent/disagreement',
  permission: 'pathway.work',
  title: () => 'Forældrene er ikke enige',
  hindered: onlyActive,
  schema: () =>
    z.object({
      said: f.text('Skriv, hvad der er sagt til hver af forældrene.', { min: 3, max: 6000 }),
      agreed: f.optionalText(4000),
    }),
  fields: (_, shown) =>
    html`<div class="guidance">
        <p>
          Har forældrene fælles forældremyndighed, skal begge sige ja, før barnet screenes eller behandles. Den enes nej
          er nok til at stoppe, og det gælder også, når barnet bor hos den anden.
        </p>
        <h2>Det kan I sige til begge</h2>
        <ul>
          <li>hvad screening og behandling går ud på, og hvad I mener, barnet har brug for</li>
          <li>at begge er lige vigtige for barnet, og at I ikke tager parti</li>
          <li>at der ikke screenes eller behandles, så længe de ikke er enige</li>
          <li>at I gerne holder en samtale med begge, sammen eller hver for sig</li>
          <li>
            at forældre, der ikke kan blive enige om forældremyndighed og vigtige beslutninger, kan henvende sig til
            Familieretshuset
          </li>
        </ul>
        <p>
          Er I bekymrede for barnet, så gælder pligten til at underrette, uanset hvad forældrene siger. Barn og forældre
          kan stadig få råd og vises en vej videre.
        </p>
      </div>

      ${textArea({ ...shown, name: 'said', label: 'Hvad er der sagt til hver af dem, og hvad sagde de?', hint: 'Skriv kun det, der er nødvendigt. Begge forældre kan som udgangspunkt få indsigt i journalen.', rows: 8, limit: 6000 })}
      ${textArea({ ...shown, name: 'agreed', label: 'Hvad er aftalt?', optional: true, rows: 3, limit: 4000 })}`,
  submit: 'Gem samtalen i journalen',
  back: consentAddress,
  act: (ctx, view, value) => recordParentTalk(ctx, view.pathway, value),
})
