import type { Context } from 'hono'
import { z } from 'zod'
import { choice, text } from '#platform/form.ts'
import { problem } from '#platform/problem.ts'
import { radioGroup } from '#ui/choice-fields.ts'
import { shortDay } from '#ui/danish.ts'
import { html } from '#ui/html.ts'
import { textArea } from '#ui/text-fields.ts'
import { actRoutes } from '../act.ts'
import { mayBecome } from '../contact.ts'
import { changeContact } from '../contacts.ts'
import type { View } from '../view.ts'
import { contactName } from '../words.ts'

const contactIn = (view: View, c: Context) => {
  const contact = view.contacts.find(({ id }) => id === c.req.param('contactId'))
  if (!contact || contact.type === 'enquiry' || contact.type === 'ending') throw problem.notFound('Kontakten')
  return contact
}

const named = (view: View, c: Context) => {
  const { type, on_day } = contactIn(view, c)
  return `${contactName[type].toLowerCase()} ${shortDay(on_day, view.today)}`
}

const reason = (please: string) => text(please, { max: 1000, min: 3 })
const NOT_ANY_MORE = 'Kontakten er allerede ændret. Se forløbet igen.'

export const cancelTalk = actRoutes({
  path: 'contacts/:contactId/cancellation',
  permission: 'pathway.work',
  title: (view, c) => `Aflys ${named(view, c)}`,
  hindered: (view, c) => (mayBecome(contactIn(view, c).status, 'cancelled') ? null : NOT_ANY_MORE),
  schema: () =>
    z.object({
      by: choice(['family', 'offer'], 'Vælg, hvem der aflyser.'),
      reason: reason('Skriv, hvorfor der aflyses.'),
    }),
  fields: (_, shown) =>
    html`${radioGroup({
      ...shown,
      name: 'by',
      label: 'Hvem aflyser?',
      look: 'row',
      options: [
        { value: 'family', label: 'Familien' },
        { value: 'offer', label: 'Tilbuddet' },
      ],
    })}
    ${textArea({ ...shown, name: 'reason', label: 'Hvorfor', rows: 3, limit: 1000 })}`,
  submit: 'Aflys samtalen',
  act: (ctx, view, value, c) =>
    changeContact(ctx, view.pathway.id, contactIn(view, c).id, { becomes: 'cancelled', ...value }),
})

export const missTalk = actRoutes({
  path: 'contacts/:contactId/absence',
  permission: 'pathway.work',
  title: (view, c) => `Udeblevet fra ${named(view, c)}`,
  hindered: (view, c) => {
    const contact = contactIn(view, c)
    if (!mayBecome(contact.status, 'missed')) return NOT_ANY_MORE
    return contact.starts_at > view.now ? 'Samtalen har ikke været endnu.' : null
  },
  schema: () => z.object({ reason: reason('Skriv, hvad I ved, og hvad I har gjort.') }),
  fields: (_, shown) =>
    textArea({
      ...shown,
      name: 'reason',
      label: 'Hvad ved I, og hvad har I gjort?',
      hint: 'Fx: Ringet to gange. Mor siger, at de glemte det.',
      rows: 3,
      limit: 1000,
    }),
  submit: 'Gem som udeblevet',
  act: (ctx, view, value, c) =>
    changeContact(ctx, view.pathway.id, contactIn(view, c).id, { becomes: 'missed', ...value }),
})

export const correctContact = actRoutes({
  path: 'contacts/:contactId/correction',
  permission: 'pathway.work',
  title: (view, c) => `Marker ${named(view, c)} som en fejl`,
  hindered: (view, c) => {
    if (view.pathway.status !== 'active') return 'Forløbet er afsluttet. Genåbn det først.'
    return mayBecome(contactIn(view, c).status, 'entered_in_error') ? null : NOT_ANY_MORE
  },
  schema: () => z.object({ reason: reason('Skriv, hvad der var forkert.') }),
  fields: (_, shown) =>
    textArea({
      ...shown,
      name: 'reason',
      label: 'Hvad var forkert?',
      rows: 3,
      limit: 1000,
      hint: 'Kontakten bliver stående, men tæller ikke med. Registrér den rigtige bagefter.',
    }),
  submit: 'Marker som en fejl',
  act: (ctx, view, value, c) =>
    changeContact(ctx, view.pathway.id, contactIn(view, c).id, { becomes: 'entered_in_error', ...value }),
})
