import { button } from '#ui/button.ts'
import { capital } from '#ui/danish.ts'
import { dateField } from '#ui/date-fields.ts'
import { html } from '#ui/html.ts'
import { textArea } from '#ui/text-fields.ts'
import { concernAct, concernHref } from '../act.ts'
import { noteSection18 } from '../follow-up.ts'
import { section18Form } from '../form.ts'
import { SECTION_18 } from '../words.ts'

/** R35: what the social authority has told of its own work. */
export const section18 = concernAct({
  path: 'section-18',
  of: 'sent',
  title: capital(SECTION_18),
  hindered: (view) =>
    view.followUps.some(({ outcome }) => outcome === 'section_18') ? 'Det er allerede noteret.' : null,
  schema: section18Form,
  fields: (view, shown) => [
    html`<p>
      Notér kun det, socialforvaltningen selv har oplyst. Det er deres arbejde med barnets sag. Det er ikke en kontakt i
      forløbet, og det indgår ikke i indberetningen.
    </p>`,
    dateField({ ...shown, name: 'begunOn', label: 'De oplyser, at den er begyndt den', value: view.today.toString() }),
    textArea({ ...shown, name: 'note', label: 'Hvad har de ellers oplyst?', rows: 3, limit: 2000, optional: true }),
  ],
  buttons: button('Gem'),
  act: async (ctx, view, value) => {
    if (value.begunOn > view.today.toString()) return { begunOn: 'Den kan ikke være begyndt i fremtiden.' }
    if (view.child.birthDate && value.begunOn < view.child.birthDate)
      return { begunOn: 'Den kan ikke være begyndt, før barnet blev født.' }
    await noteSection18(ctx, view.concern, value)
    return concernHref(view)
  },
})
