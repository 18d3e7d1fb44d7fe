import { z } from 'zod'
import * as f from '#platform/form.ts'
import type { ClosingReason } from '#platform/schema.ts'
import { targetName } from '#registry/organisations/organisations.ts'
import { dateField } from '#ui/date-fields.ts'
import { radioGroup } from '#ui/choice-fields.ts'
import { html } from '#ui/html.ts'
import { notice } from '#ui/notice.ts'
import { textArea } from '#ui/text-fields.ts'
import { actRoutes } from '../act.ts'
import { endPathway, reopenPathway } from '../end.ts'
import { activePathwayOf } from '../open.ts'
import { CLOSING_REASONS, faultsOfEnding, lastHeldOn } from '../ending.ts'
import type { WithMeasures } from '../with-measures.ts'
import { closingName, optionsOf } from '../words.ts'

/** Ending by a transfer is done by the transfer itself. */
const REASONS = CLOSING_REASONS.filter((reason) => reason !== 'transferred')
const reasons = optionsOf<ClosingReason>(closingName).filter(({ value }) => value !== 'transferred')

/** R28-R31, and never a no without a way. */
export const ending = (measures: WithMeasures) =>
  actRoutes({
    path: 'ending',
    permission: 'pathway.end',
    title: () => 'Afslut forløbet',
    hindered: (view) => {
      if (view.pathway.status !== 'active') return 'Forløbet er allerede afsluttet.'
      return view.pathway.outcome ? null : 'Tag først stilling til, hvad henvendelsen fører til.'
    },
    schema: () =>
      z.object({
        endedOn: f.day('Skriv, hvilken dag forløbet sluttede.'),
        closingReason: f.choice(REASONS, 'Vælg, hvorfor forløbet slutter.'),
        resumption: f.optionalText(2000),
        noWayReason: f.optionalText(2000),
        note: f.optionalText(2000),
        missingReason: f.optionalText(2000),
      }),
    fields: async (view, shown, c) => {
      const planned = view.contacts.filter(({ status }) => status === 'planned').length
      return html`${planned > 0 && notice('info', planned === 1 ? 'Én aftalt samtale bliver aflyst' : `${planned} aftalte samtaler bliver aflyst`)}
        ${dateField({ ...shown, name: 'endedOn', label: 'Sluttede den', value: view.today.toString() })}
        ${radioGroup({ ...shown, name: 'closingReason', label: 'Hvorfor slutter forløbet?', options: reasons })}
        ${textArea({ ...shown, name: 'resumption', label: 'Hvorfor er det ikke realistisk at genoptage forløbet?', optional: true, rows: 3, limit: 2000, hint: 'Skal skrives ved frafald.' })}
        <h2>Vejen videre</h2>
        ${
          view.ways.length > 0
            ? html`<ul>
                  ${view.ways.map((way) => html`<li>${targetName[way.target]}: ${way.receiver}</li>`)}
                </ul>
                <p><a href="/pathways/${view.pathway.id}/ways/new">Vis en vej mere</a></p>`
            : html`<p>
                Der er ikke vist en vej endnu. <a href="/pathways/${view.pathway.id}/ways/new">Vis en vej</a>, eller
                skriv, hvorfor der ikke er brug for en.
              </p>`
        }
        ${textArea({ ...shown, name: 'noWayReason', label: 'Hvorfor er der ikke brug for en vej videre?', optional: view.ways.length > 0, rows: 3, limit: 2000 })}
        ${await measures.ending.fields(c.var.ctx, view, shown)}
        ${textArea({ ...shown, name: 'note', label: 'Kort resumé', optional: true, rows: 3, limit: 2000 })}`
    },
    submit: 'Afslut forløbet',
    act: async (ctx, view, value) => {
      const { outcome, guidance, enquiry_on: enquiryOn } = view.pathway
      const faults = faultsOfEnding(
        value,
        {
          outcome,
          guidance,
          enquiryOn,
          lastHeldOn: lastHeldOn(view.contacts, enquiryOn),
          today: view.today.toString(),
        },
        view.ways,
      )
      const all = { ...faults, ...(await measures.ending.faults(ctx, view, value)) }
      if (Object.keys(all).length) return all
      await endPathway(ctx, view.pathway, value)
      await measures.ending.leaveOut(ctx, view, value.missingReason)
      return undefined
    },
  })

export const reopening = actRoutes({
  path: 'reopening',
  permission: 'pathway.end',
  title: () => 'Genåbn forløbet',
  hindered: (view) => {
    if (view.pathway.status === 'active') return 'Forløbet er åbent.'
    return view.pathway.closing_reason === 'transferred' ? 'Forløbet er overdraget til en anden kommune.' : null
  },
  schema: () => z.object({ reason: f.text('Skriv, hvorfor forløbet genåbnes.', { min: 10, max: 1000 }) }),
  fields: (_, shown) =>
    textArea({
      ...shown,
      name: 'reason',
      label: 'Hvorfor genåbnes det?',
      rows: 3,
      limit: 1000,
      hint: 'Afslutningen markeres som en fejl, og forløbet fortsætter, hvor det var. Er det en ny henvendelse, så registrér den i Indgangen.',
    }),
  submit: 'Genåbn forløbet',
  act: async (ctx, view, value) => {
    if (await activePathwayOf(ctx, view.child.id))
      return { reason: 'Barnet har et nyere, åbent forløb. Fortsæt dér, eller afslut det først.' }
    await reopenPathway(ctx, view.pathway, value.reason)
    return undefined
  },
})
