import { radioGroup } from '#ui/choice-fields.ts'
import { facts } from '#ui/card.ts'
import { textArea } from '#ui/text-fields.ts'
import { requestAct } from '../act.ts'
import { approve, sendBack } from '../decide.ts'
import { approvalForm } from '../form.ts'
import { withheldList } from '../pages/withheld-list.ts'
import { decisionName } from '../words.ts'

/** R65: a second person looks at a limitation or a refusal before it goes out. */
export const approval = requestAct({
  path: 'approval',
  permission: 'request.approve',
  title: () => 'Godkendelse',
  at: ['approval'],
  hindered: (view) =>
    view.step === 'approval' && view.request.decided_by === view.reader.id
      ? 'Den, der har truffet afgørelsen, kan ikke selv godkende den. Bed en anden leder om det, eller tag afgørelsen op igen.'
      : null,
  schema: approvalForm,
  fields: (view, shown) => [
    facts([
      ['Afgørelse', view.request.decision && decisionName[view.request.decision]],
      ['Truffet af', view.request.decider_name],
      ['Begrundelse', view.request.decision_reason],
      [
        'Gennemgået',
        `${view.counts.given} gives, ${view.counts.inPart} med undtagelser, ${view.counts.withheld} undtages`,
      ],
    ]),
    withheldList(view),
    radioGroup({
      ...shown,
      name: 'answer',
      label: 'Kan den sendes?',
      options: [
        { value: 'approve', label: 'Ja, godkend' },
        { value: 'send_back', label: 'Nej, send den tilbage' },
      ],
    }),
    textArea({ ...shown, name: 'why', label: 'Hvad skal ændres?', rows: 3, limit: 2000, optional: true }),
  ],
  submit: 'Gem',
  act: async (ctx, view, { answer, why }) => {
    if (answer === 'approve') return approve(ctx, view.request)
    if (why.length < 3) return { why: 'Skriv, hvad der skal ændres.' }
    return sendBack(ctx, view.request.id, why)
  },
})
