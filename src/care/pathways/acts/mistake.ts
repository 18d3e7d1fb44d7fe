import { z } from 'zod'
import { text } from '#platform/form.ts'
import { html } from '#ui/html.ts'
import { notice } from '#ui/notice.ts'
import { textArea } from '#ui/text-fields.ts'
import { actRoutes } from '../act.ts'
import { regretPathway } from '../regret.ts'

/** A pathway that should never have been. */
export const mistake = actRoutes({
  path: 'mistake',
  permission: 'pathway.end',
  title: () => 'Marker forløbet som en fejl',
  schema: () =>
    z.object({ reason: text('Skriv, hvorfor forløbet ikke skulle have været oprettet.', { min: 10, max: 1000 }) }),
  fields: (view, shown) =>
    html`${notice(
        'warning',
        'Det kan ikke fortrydes',
        html`<ul>
          <li>Ingen kontakter, aftaler eller veje i forløbet tæller længere med, og åbne opgaver lukkes.</li>
          <li>Det, der er indberettet om forløbet, bliver trukket tilbage.</li>
          <li>Forløbet kan stadig læses af dem, der må åbne det.</li>
          ${view.pathway.closing_reason === 'transferred' && html`<li>Det er overdraget til en anden kommune. Er brevet ikke afleveret endnu, bliver det her. Ring og fortæl, at det var en fejl.</li>`}
        </ul>`,
      )}
      <p>
        Brug det kun, når barnet aldrig skulle have haft forløbet, fx når det er oprettet på et forkert barn. Er en
        enkelt kontakt eller vej forkert, så ret kun den.
      </p>
      ${textArea({
        ...shown,
        name: 'reason',
        label: 'Hvorfor skulle forløbet ikke have været oprettet?',
        hint: 'Fx: Oprettet på lillebror. Henvendelsen handlede om storesøster.',
        rows: 3,
        limit: 1000,
      })}`,
  submit: 'Marker forløbet som en fejl',
  act: (ctx, view, value) => regretPathway(ctx, view.pathway, value.reason),
})
