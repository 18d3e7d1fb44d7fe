import type { Context } from 'hono'
import type { Staff } from '#platform/ctx.ts'
import type { Env } from '#platform/http.ts'
import { problem } from '#platform/problem.ts'
import { html } from '#ui/html.ts'
import { textArea } from '#ui/text-fields.ts'
import { sharingAct } from '../act.ts'
import { correctDisclosure } from '../corrections.ts'
import { correctionForm } from '../form.ts'
import { disclosuresOf, type SharingView } from '../load.ts'

async function disclosureIn(view: SharingView, c: Context<Env<Staff>>) {
  const [disclosure] = await disclosuresOf(c.var.ctx, view.pathway.id, { id: c.req.param('disclosureId') ?? '' })
  if (!disclosure) throw problem.notFound('Videregivelsen')
  return disclosure
}

/** R79: marks what is in the register as a mistake. It is read in the register and on its print, struck, with the reason. */
export const correction = sharingAct({
  path: 'disclosures/:disclosureId/correction',
  title: async (view, c) => `Markér videregivelsen til ${(await disclosureIn(view, c)).receiver} som en fejl`,
  hindered: async (view, c) => {
    const { error_reason: reason, concern_id: concern } = await disclosureIn(view, c)
    if (concern) return 'En sendt underretning kan ikke markeres som en fejl. Skriv en tilføjelse på dens egen side.'
    return reason ? 'Videregivelsen er allerede markeret som en fejl.' : null
  },
  schema: correctionForm,
  fields: (_, shown) =>
    html`<p>
        Den bliver stående i registret med en streg over og din forklaring, også når registret udskrives. Var der noget
        rigtigt i den, så registrér det bagefter.
      </p>
      ${textArea({ ...shown, name: 'reason', label: 'Hvad var forkert?', rows: 3, limit: 1000, hint: 'Fx: Registreret på det forkerte barn. Der blev ikke ringet.' })}`,
  submit: 'Markér som en fejl',
  act: async (ctx, view, value, c) =>
    correctDisclosure(ctx, view.pathway.id, await disclosureIn(view, c), value.reason),
})
