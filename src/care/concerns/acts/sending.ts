import { button, buttonLink } from '#ui/button.ts'
import { facts } from '#ui/card.ts'
import { html } from '#ui/html.ts'
import { concernAct, concernHref } from '../act.ts'
import { callFirst } from '../call.ts'
import { lacks } from '../concern.ts'
import { sendingForm } from '../form.ts'
import { sendingOf, sentFields } from '../sent-fields.ts'
import { sendConcern } from '../write.ts'
import { writtenOf } from '../written.ts'

/** Registers that it was sent. No line to the social authority exists, so it is sent by hand, and then told here. */
export const sending = concernAct({
  path: 'sending',
  of: 'draft',
  title: 'Send underretningen',
  hindered: (view) => {
    const lacking = Object.values(lacks(writtenOf(view.concern), view.today))
    return lacking.length ? `Kladden mangler noget: ${lacking.join(' ')} Gå tilbage til kladden, og skriv det.` : null
  },
  schema: sendingForm,
  fields: (view, shown) => [
    callFirst(view.office, { isAcute: view.concern.is_acute }),
    html`<p>
      Der er ingen elektronisk forbindelse til socialforvaltningen. Send eller aflevér underretningen selv, og skriv
      her, hvordan og hvornår. Derefter kan den ikke ændres.
    </p>`,
    facts([
      ['Til', view.concern.receiver],
      ['Telefon', view.concern.receiver_phone || 'ikke oplyst'],
      ['Sikker mail', view.concern.receiver_mail || 'ikke oplyst'],
    ]),
    html`<p>${buttonLink('Se den, der skal sendes eller udskrives', `${concernHref(view)}/print`)}</p>`,
    sentFields(view, shown),
  ],
  buttons: button('Registrér som sendt'),
  act: async (ctx, view, value) => {
    const { sending: sent, errors } = sendingOf(view, value)
    if (errors) return errors
    await sendConcern(ctx, view.concern, view.child.id, sent)
    return concernHref(view)
  },
})
