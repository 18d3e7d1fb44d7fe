import { dayOf } from '#platform/time.ts'
import { button } from '#ui/button.ts'
import { html } from '#ui/html.ts'
import { concernAct, concernHref } from '../act.ts'
import { lacks } from '../concern.ts'
import { writtenFields } from '../fields.ts'
import { writtenForm } from '../form.ts'
import { changeDraft } from '../write.ts'
import { writtenOf } from '../written.ts'

export const WRITING_BUTTONS = html`${button('Videre til afsendelse', { name: 'next', value: 'send' })}
${button('Gem som kladde', { kind: 'secondary', name: 'next', value: 'draft' })}`

/** Goes on with a draft: it is kept as it is, or goes on to be sent when nothing is lacking. */
export const draft = concernAct({
  path: 'draft',
  of: 'draft',
  title: 'Underretning, kladde',
  schema: writtenForm,
  fields: (view, shown) => writtenFields(view, writtenOf(view.concern), shown),
  buttons: WRITING_BUTTONS,
  act: async (ctx, view, { written, isDraft }) => {
    const lacking = isDraft ? {} : lacks(written, dayOf(ctx.now))
    if (Object.keys(lacking).length) return lacking
    await changeDraft(ctx, view.concern.id, written)
    return isDraft ? `/pathways/${view.pathway.id}/concerns` : `${concernHref(view)}/sending`
  },
})
