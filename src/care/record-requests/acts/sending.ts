import type { Context } from 'hono'
import { problem } from '#platform/problem.ts'
import { dayOf } from '#platform/time.ts'
import { html } from '#ui/html.ts'
import { hindranceAt, LATE, requestAct } from '../act.ts'
import { requestAddress } from '../addresses.ts'
import { sendingForm } from '../form.ts'
import { closeByLetter, noticeSent, registerSent } from '../letters.ts'
import type { RequestView } from '../load.ts'
import { OPEN_STEPS } from '../request.ts'
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
  at: OPEN_STEPS,
  hindered: (view, c) => {
    const letter = letterIn(view, c)
    if (letter.sent_on) return 'Brevet er registreret som sendt.'
    if (letter.isReplaced) return 'Brevet er erstattet af et nyere, eller afgørelsen er taget op igen.'
    if (letter.kind === 'notice') return null
    if (view.step === 'notice') return LATE
    return letter.kind === 'decision' ? hindranceAt(['sending', 'documents', 'delivery'], view.step) : null
  },
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
    if (letter.kind === 'notice') return noticeSent(ctx, view.request, letter, sent)
    if (view.step === 'sending') return closeByLetter(ctx, view.request, letter, sent)
    return registerSent(ctx, letter.id, sent)
  },
})
