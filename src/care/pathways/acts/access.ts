import type { Context } from 'hono'
import { Hono } from 'hono'
import { z } from 'zod'
import type { Staff } from '#platform/ctx.ts'
import { isUuid, readForm, text, type Errors, type Typed } from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { problem } from '#platform/problem.ts'
import { HOURS_OF_A_REASON } from '#registry/access/access.ts'
import { staff } from '#registry/access/guard.ts'
import { button } from '#ui/button.ts'
import { form, formActions } from '#ui/form.ts'
import { html } from '#ui/html.ts'
import { staffPage } from '#ui/layout.ts'
import { textArea } from '#ui/text-fields.ts'
import { openForAReason } from '../end.ts'
import { pathwayById } from '../load.ts'

const schema = z.object({ reason: text('Skriv, hvorfor du har brug for at åbne forløbet.', { min: 10, max: 1000 }) })

const page = (c: Context<Env<Staff>>, shown: { typed?: Typed; errors?: Errors | undefined }) =>
  staffPage(
    c.var.frame,
    { title: 'Åbn med en begrundelse', errors: shown.errors },
    html`<h1>Åbn forløbet med en begrundelse</h1>
      <p>
        Du har ikke en aktiv behandlingsrelation til barnet. Du må kun slå op, når det er nødvendigt i aktuel behandling
        af barnet.
      </p>
      <p>
        Forløbet er åbent for dig i ${HOURS_OF_A_REASON} timer. Opslaget bliver skrevet i loggen, og din leder får
        besked.
      </p>
      ${form(
        { action: c.req.path, errors: shown.errors },
        html`${textArea({ ...shown, name: 'reason', label: 'Hvorfor har du brug for at åbne det?', rows: 3, limit: 1000, hint: 'Fx: Vikar for Mette Lund i dag, familien har ringet.' })}
        ${formActions(button('Åbn forløbet'), html`<a href="/">Fortryd</a>`)}`,
      )}`,
  )

const idIn = (c: Context): string => {
  const id = c.req.param('pathwayId') ?? ''
  if (!isUuid(id)) throw problem.notFound('Forløbet')
  return id
}

/** R55: opening a record that one has no relation to, for a reason. */
export const reasonedAccess = new Hono<Env<Staff>>()
  .get('/pathways/:pathwayId/access', staff('pathway.read'), async (c) => {
    await pathwayById(c.var.ctx, idIn(c))
    return c.html(page(c, {}))
  })
  .post('/pathways/:pathwayId/access', staff('pathway.read'), async (c) => {
    const pathway = await pathwayById(c.var.ctx, idIn(c))
    const given = await readForm(c, schema)
    if (given.errors) return c.html(page(c, given), 422)
    await openForAReason(c.var.ctx, pathway, given.value.reason)
    return c.redirect(`/pathways/${pathway.id}`, 303)
  })
