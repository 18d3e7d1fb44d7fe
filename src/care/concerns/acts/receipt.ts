import { dayOf } from '#platform/time.ts'
import { radioGroup } from '#ui/choice-fields.ts'
import { dateField } from '#ui/date-fields.ts'
import { button } from '#ui/button.ts'
import { fieldRow } from '#ui/form.ts'
import { html } from '#ui/html.ts'
import { textArea, textField } from '#ui/text-fields.ts'
import { concernAct, concernHref } from '../act.ts'
import { askAgainOn, OUTCOMES } from '../concern.ts'
import type { Shown } from '../fields.ts'
import { answerReceipt, type Answer } from '../follow-up.ts'
import { receiptForm } from '../form.ts'
import type { ConcernView } from '../load.ts'
import { followUpName } from '../words.ts'

/** Whether the receipt has come: it is asked until it has. */
export const receipt = concernAct({
  path: 'receipt',
  of: 'sent',
  title: 'Er der kommet kvittering?',
  hindered: (view) =>
    view.followUps.some(({ outcome }) => outcome === 'receipt') ? 'Kvitteringen er registreret.' : null,
  schema: receiptForm,
  fields: (view, shown) => [
    radioGroup({
      ...shown,
      name: 'outcome',
      label: 'Hvordan er det gået?',
      options: OUTCOMES.map((value) => ({
        value,
        label: followUpName[value],
        reveals: value === 'receipt' ? receiptFields(view, shown) : undefined,
      })),
    }),
    textArea({ ...shown, name: 'note', label: 'Hvad ved I?', rows: 3, limit: 2000, optional: true }),
    dateField({
      ...shown,
      name: 'askAgainOn',
      label: 'Spørg igen den',
      optional: true,
      value: askAgainOn(view.today).toString(),
      hint: 'Bruges kun, når kvitteringen ikke er kommet.',
    }),
  ],
  buttons: button('Gem'),
  act: async (ctx, view, { outcome, receiptOn, caseReference, note, askAgainOn: again }) => {
    const today = view.today.toString()
    let answer: Answer
    if (outcome === 'receipt') {
      if (!receiptOn) return { receiptOn: 'Skriv, hvilken dag kvitteringen kom.' }
      if (receiptOn > today) return { receiptOn: 'Kvitteringen kan ikke være kommet i fremtiden.' }
      if (view.concern.sent_at && receiptOn < dayOf(view.concern.sent_at).toString())
        return { receiptOn: 'Kvitteringen kan ikke være kommet, før underretningen blev sendt.' }
      answer = { outcome, receiptOn, caseReference, note }
    } else {
      if (!again || again <= today) return { askAgainOn: 'Vælg en dag efter i dag, hvor I spørger igen.' }
      answer = { outcome, askAgainOn: again, note }
    }
    await answerReceipt(
      ctx,
      view.concern,
      { id: view.child.id, isRegretted: view.pathway.status === 'entered_in_error' },
      answer,
    )
    return concernHref(view)
  },
})

const receiptFields = (view: ConcernView, shown: Shown) =>
  html`${fieldRow(
    dateField({ ...shown, name: 'receiptOn', label: 'Kvitteringen kom den', value: view.today.toString() }),
    textField({ ...shown, name: 'caseReference', label: 'Deres sagsnummer', optional: true, autocomplete: 'off' }),
  )}`
