import { dayOf } from '#platform/time.ts'
import { html } from '#ui/html.ts'
import { numberField, textField } from '#ui/text-fields.ts'
import { hindranceAt, requestAct } from '../act.ts'
import { registerDelivery } from '../deliver.ts'
import { filesToGive } from '../pages/sent-cards.ts'
import { deliveryForm } from '../form.ts'
import { powerWords } from '../words.ts'
import { dayFault, sentFields } from './sent-fields.ts'

/** R66, R67: it is given by hand, and registered; a further copy of the same may be given, and paid for, later. */
export const delivery = requestAct({
  path: 'deliveries/new',
  permission: 'request.deliver',
  title: (view) => (view.deliveries.length ? 'Registrér en kopi mere' : 'Registrér udlevering'),
  at: ['delivery', 'closed'],
  hindered: (view) =>
    view.step === 'closed' && view.deliveries.length === 0
      ? 'Der er ikke udleveret noget efter denne anmodning.'
      : view.lost && view.step === 'closed'
        ? view.lost
        : hindranceAt(['delivery', 'closed'], view.step),
  schema: deliveryForm,
  fields: (view, shown) => [
    view.request.power_of_attorney && html`<p>Fuldmagt: ${powerWords(view.request)}</p>`,
    filesToGive(view),
    textField({ ...shown, name: 'to', label: 'Hvem er det givet til?', value: view.request.name, autocomplete: 'off' }),
    sentFields(view.today, shown),
    view.deliveries.length > 0 &&
      numberField({
        ...shown,
        name: 'feeKroner',
        label: 'Betaling i kroner',
        hint: 'Den første er gratis. For flere kopier kan der tages en rimelig betaling.',
        optional: true,
      }),
  ],
  submit: 'Registrér',
  act: async (ctx, view, given) => {
    const made = view.documents[0]?.made_at ?? ctx.now
    const wrong = dayFault(given.on, view.today, dayOf(made).toString())
    if (wrong) return wrong
    if (view.deliveries.length === 0 && given.feeKroner > 0) return { feeKroner: 'Den første er gratis.' }
    return registerDelivery(ctx, view, given)
  },
})
