import { button } from '#ui/button.ts'
import { html } from '#ui/html.ts'
import { textArea } from '#ui/text-fields.ts'
import { concernAct, concernHref } from '../act.ts'
import { addSupplement } from '../follow-up.ts'
import { supplementForm } from '../form.ts'
import { sendingOf, sentFields } from '../sent-fields.ts'

/** Something more, after it was sent. */
export const supplement = concernAct({
  path: 'supplements/new',
  of: 'sent',
  title: 'Tilføjelse til underretningen',
  schema: supplementForm,
  fields: (view, shown) => [
    html`<p>
      Underretningen står, som den blev sendt. Send tilføjelsen på samme måde, og registrér den her. Er det akut, så
      ring.
    </p>`,
    textArea({ ...shown, name: 'text', label: 'Hvad er kommet til?', rows: 8, limit: 8000 }),
    sentFields(view, shown),
  ],
  buttons: button('Registrér tilføjelsen som sendt'),
  act: async (ctx, view, { text, ...sent }) => {
    const { sending, errors } = sendingOf(view, sent)
    if (errors) return errors
    if (view.concern.sent_at && sending.at < view.concern.sent_at)
      return { day: 'Tilføjelsen kan ikke være sendt før underretningen.' }
    await addSupplement(
      ctx,
      view.concern,
      { id: view.child.id, isRegretted: view.pathway.status === 'entered_in_error' },
      text,
      sending,
    )
    return concernHref(view)
  },
})
