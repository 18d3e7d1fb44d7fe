import { radioGroup } from '#ui/choice-fields.ts'
import { notice } from '#ui/notice.ts'
import { textArea } from '#ui/text-fields.ts'
import { requestAct } from '../act.ts'
import { closeWithoutAnswer } from '../close.ts'
import { closureForm } from '../form.ts'
import { OPEN_STEPS } from '../request.ts'
import { closingName } from '../words.ts'

/** A request that shall have no answer is closed with a reason, also when it is late (R60): there is nobody to tell. */
export const closure = requestAct({
  path: 'closure',
  permission: 'request.handle',
  title: () => 'Luk uden svar',
  at: OPEN_STEPS,
  schema: closureForm,
  fields: (_view, shown) => [
    notice(
      'info',
      'Den, der beder om det, har ret til et svar',
      'Luk kun, når der ikke er nogen at svare. Skal noget ikke gives, så træf en afgørelse om det.',
    ),
    radioGroup({
      ...shown,
      name: 'without',
      label: 'Hvorfor skal der ikke svares?',
      options: [
        {
          value: 'withdrawn',
          label: closingName.withdrawn,
          hint: 'Den, der bad om det, har sagt, at det ikke skal bruges.',
        },
        {
          value: 'mistake',
          label: closingName.mistake,
          hint: 'Fx på en forkert voksen eller et forkert barn. Registrér den igen, hvor den hører til.',
        },
      ],
    }),
    textArea({
      ...shown,
      name: 'reason',
      label: 'Hvad er der sket?',
      hint: 'Står i barnets journal. Skriv ikke navnet på nogen, som ikke har med barnet at gøre.',
      rows: 5,
      limit: 2000,
    }),
  ],
  submit: 'Luk uden svar',
  act: (ctx, view, closing) => closeWithoutAnswer(ctx, view.request, closing),
})
