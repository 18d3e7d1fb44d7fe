import type { Context } from 'hono'
import { problem } from '#platform/problem.ts'
import { dayOf } from '#platform/time.ts'
import { html } from '#ui/html.ts'
import { requestAct } from '../act.ts'
import { requestAddress } from '../addresses.ts'
import { sendingForm } from '../form.ts'
import { closeByLetter, registerSent } from '../letters.ts'
import type { RequestView } from '../load.ts'
import { letterName } from '../words.ts'
import { dayFault, sentFields } from './sent-fields.ts'

export const letterIn = (view: RequestView, c: Context) => {
  const letter = view.letters.find(({ id }) => id === c.req.param('letterId'))
  if (!letter) throw problem.notFound('Brevet')
  return letter
}

/** A letter is sent by hand, and registered. An answer that is a letter closes the request (R48, R64, R65). */
export const sending = requestAct({
  path: 'letters/:letterId/sending',
  permission: 'request.deliver',
  title: () => 'Registrér brevet som sendt',
  at: ['answer', 'review', 'decision', 'approval', 'sending', 'documents', 'delivery'],
  hindered: (view, c) => (letterIn(view, c).sent_on ? 'Brevet er registreret som sendt.' : null),
  schema: sendingForm,
  fields: (view, shown, c) => {
    const letter = letterIn(view, c)
    return [
      html`<p>
        ${letterName[letter.kind]} til ${view.request.name}.
        <a href="${requestAddress(view.request.id)}/letters/${letter.id}/document">Hent brevet som PDF</a>
      </p>`,
      sentFields(view.today, shown),
    ]
  },
  submit: 'Registrér',
  act: async (ctx, view, sent, c) => {
    const letter = letterIn(view, c)
    const wrong = dayFault(sent.on, view.today, dayOf(letter.written_at).toString())
    if (wrong) return wrong
    const isAnswer = letter.kind !== 'notice' && view.step === 'sending'
    if (isAnswer) return closeByLetter(ctx, view.request, letter, sent)
    return registerSent(ctx, letter.id, sent)
  },
})
