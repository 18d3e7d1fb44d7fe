import { z } from 'zod'
import { button } from '#ui/button.ts'
import { html } from '#ui/html.ts'
import { concernAct } from '../act.ts'
import { discardDraft } from '../write.ts'

/** Throws a draft away; what was sent can never be. */
export const removal = concernAct({
  path: 'removal',
  of: 'draft',
  title: 'Slet kladden',
  schema: z.object({}),
  fields: () =>
    html`<p>
      Kladden bliver slettet og kan ikke hentes frem igen. Er underretningen sendt, så registrér den i stedet.
    </p>`,
  buttons: button('Slet kladden', { kind: 'danger' }),
  act: async (ctx, view) => {
    await discardDraft(ctx, view.concern.id)
    return `/pathways/${view.pathway.id}/concerns`
  },
})
