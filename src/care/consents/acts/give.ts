import { z } from 'zod'
import * as f from '#platform/form.ts'
import { actRoutes, consentAddress } from '#care/pathways/pathways.ts'
import { checkboxes, radioGroup } from '#ui/choice-fields.ts'
import { dateField } from '#ui/date-fields.ts'
import { html } from '#ui/html.ts'
import { textArea } from '#ui/text-fields.ts'
import { giverOn } from '../consent.ts'
import { consentRecord, factsOf } from '../load.ts'
import { chosenFrom, idsMissing, people, peopleAround } from '../people.ts'
import { recordConsent } from '../record.ts'
import { whoConsents } from '../pages/who-consents.ts'
import { faultsOfAnswer } from './answer.ts'
import { custodyLink, dayFault, onlyActive } from './common.ts'

const ASKED = [
  'holder_missing',
  'holder_denied',
  'holder_withdrew',
  'own_missing',
  'own_denied',
  'own_withdrew',
  'renew_at_15',
  'renew_at_18',
]

/** Records what one or two people say, when they have been told what it is about: yes or no. */
export const giveConsent = actRoutes({
  path: 'consents/new',
  permission: 'pathway.work',
  title: () => 'Registrér samtykke',
  hindered: onlyActive,
  schema: () =>
    z.object({
      givers: people('Vælg, hvem der har svaret.'),
      decision: f.choice(['permit', 'deny'], 'Vælg, om svaret er ja eller nej.'),
      givenAs: f.choice(['oral', 'written'], 'Vælg, om svaret er mundtligt eller skriftligt.'),
      givenOn: f.day('Skriv, hvilken dag svaret er givet.'),
      informedOf: f.text('Skriv, hvad der er informeret om.', { min: 3, max: 4000 }),
    }),
  fields: async (view, shown, c) => {
    const record = await consentRecord(c.var.ctx, view.pathway)
    return html`<div class="guidance">
        <p>${whoConsents(giverOn(factsOf(record, view.child), view.today.toString()))}</p>
      </div>
      ${checkboxes({
        ...shown,
        name: 'givers',
        label: 'Hvem har svaret?',
        hint: html`Svarer to det samme på samme dag, så vælg begge. Passer det ikke? ${custodyLink(view)}.`,
        options: peopleAround(view, record).map(({ id, name, is }) => ({ value: id, label: name, hint: is })),
        value: idsMissing(view, ASKED),
      })}
      ${radioGroup({
        ...shown,
        name: 'decision',
        label: 'Hvad er svaret?',
        options: [
          { value: 'permit', label: 'Ja til screening og behandling' },
          { value: 'deny', label: 'Nej' },
        ],
      })}
      ${radioGroup({
        ...shown,
        name: 'givenAs',
        label: 'Hvordan er det givet?',
        look: 'row',
        options: [
          { value: 'oral', label: 'Mundtligt' },
          { value: 'written', label: 'Skriftligt' },
        ],
      })}
      ${dateField({ ...shown, name: 'givenOn', label: 'Hvilken dag?', value: view.today.toString() })}
      ${textArea({
        ...shown,
        name: 'informedOf',
        label: 'Hvad er der informeret om?',
        hint: 'Fx hvad screening og behandling går ud på, muligheder og ulemper, og at et samtykke altid kan trækkes tilbage. Står i journalen.',
        rows: 5,
        limit: 4000,
      })}`
  },
  submit: 'Gem svaret',
  back: consentAddress,
  act: async (ctx, view, value) => {
    const record = await consentRecord(ctx, view.pathway)
    const chosen = chosenFrom(peopleAround(view, record), value.givers)
    if (!chosen) return { givers: 'Vælg blandt dem, der er registreret omkring barnet.' }
    const fault = dayFault(view, value.givenOn)
    if (fault) return { givenOn: fault }
    const faults = faultsOfAnswer(factsOf(record, view.child), view.now, chosen, value)
    if (faults) return faults
    await recordConsent(ctx, view.pathway, { ...value, form: value.givenAs, givers: chosen })
    return undefined
  },
})
