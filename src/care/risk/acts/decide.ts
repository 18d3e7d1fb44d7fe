import { z } from 'zod'
import * as f from '#platform/form.ts'
import { clockTimeOf, dayOf } from '#platform/time.ts'
import { isAuthorisedOn } from '#registry/staff/staff.ts'
import { actRoutes, levelName, riskAddress, type View } from '#care/pathways/pathways.ts'
import { dateField, timeField } from '#ui/date-fields.ts'
import { shortDay } from '#ui/danish.ts'
import { fieldRow } from '#ui/form.ts'
import { html } from '#ui/html.ts'
import { textArea } from '#ui/text-fields.ts'
import { isHigh } from '../assessment.ts'
import { latestOf, riskRecord } from '../load.ts'
import { decideToGoOn } from '../record.ts'
import { momentOf, onlyActive } from './common.ts'

/** R37: whether the reader may decide: a leader, or a therapist who is authorised. The database asks the same. */
export const mayDecide = (view: View): boolean => {
  const { reader } = view
  if (reader.roles.includes('leader')) return true
  const own = view.choices.staff.find(({ id }) => id === reader.id)
  return reader.roles.includes('therapist') && own !== undefined && isAuthorisedOn(own, view.today.toString())
}

/** R37: decides that treatment goes on although the risk is increased or acute, with the reason. */
export const decide = actRoutes({
  path: 'risk/decision',
  permission: 'risk.decide',
  title: () => 'Lad behandlingen gå videre',
  hindered: (view) => {
    const { risk } = view.pathway
    if (onlyActive(view)) return onlyActive(view)
    if (!risk?.level || !isHigh(risk.level)) return 'Risikoen er ikke vurderet som forhøjet eller akut.'
    if (risk.isLifted) return 'Det er allerede besluttet.'
    return mayDecide(view) ? null : 'En autoriseret behandler eller en leder beslutter det.'
  },
  schema: () =>
    z.object({
      day: f.day('Skriv, hvilken dag det er besluttet.'),
      time: f.time('Skriv, hvad klokken var.'),
      reason: f.text('Skriv, hvorfor behandlingen går videre.', { min: 10, max: 4000 }),
    }),
  fields: (view, shown) => {
    const { level, assessedAt } = view.pathway.risk ?? {}
    return html`<div class="guidance">
        <p>
          ${level && levelName[level]}${assessedAt && `, vurderet ${shortDay(dayOf(new Date(assessedAt)), view.today)}`}.
          Behandling efter manual begynder ikke ved forhøjet eller akut risiko. Beslut kun, at den går videre, når du
          har talt med psykiatrien eller en kollega, og når den hjælper mere, end den belaster.
        </p>
      </div>
      ${fieldRow(dateField({ ...shown, name: 'day', label: 'Besluttet den', value: view.today.toString(), max: view.today.toString() }), timeField({ ...shown, name: 'time', label: 'Klokken', value: clockTimeOf(view.now) }))}
      ${textArea({ ...shown, name: 'reason', label: 'Hvorfor går behandlingen videre?', hint: 'Hvem du har talt med, hvad der taler for og imod, og hvordan barnet/den unge holdes sikker. Står i journalen.', rows: 5, limit: 4000 })}`
  },
  submit: 'Gem beslutningen',
  back: riskAddress,
  act: async (ctx, view, { reason, ...typed }) => {
    const when = momentOf(view, typed)
    if (when.errors) return when.errors
    const latest = latestOf(await riskRecord(ctx, view.pathway.id))
    if (!latest || !isHigh(latest.level)) return { form: 'Risikoen er vurderet på ny. Se siden Risiko.' }
    if (when.at < latest.assessed_at) return { time: 'Det er før vurderingen.' }
    await decideToGoOn(ctx, view.pathway, latest, { at: when.at, reason })
    return undefined
  },
})
