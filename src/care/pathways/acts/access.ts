import type { Context } from 'hono'
import { Hono } from 'hono'
import { z } from 'zod'
import type { Staff } from '#platform/ctx.ts'
import { id, isUuid, readForm, text, type Errors, type Typed } from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { problem } from '#platform/problem.ts'
import { HOURS_OF_A_REASON, openForQuality } from '#registry/access/access.ts'
import { staff } from '#registry/access/guard.ts'
import { ownPermissions } from '#registry/log-control/log-control.ts'
import { button } from '#ui/button.ts'
import { card } from '#ui/card.ts'
import { radioGroup } from '#ui/choice-fields.ts'
import { day } from '#ui/danish.ts'
import { form, formActions } from '#ui/form.ts'
import { html } from '#ui/html.ts'
import { staffPage } from '#ui/layout.ts'
import { textArea } from '#ui/text-fields.ts'
import { openForAReason } from '../end.ts'
import { pathwayById } from '../load.ts'

const schema = z.object({ reason: text('Skriv, hvorfor du har brug for at åbne forløbet.', { min: 10, max: 1000 }) })

const leave = z.object({ permissionId: id('Vælg, hvilken tilladelse du bruger.') })

type Shown = { typed?: Typed; errors?: Errors | undefined }

const page = async (c: Context<Env<Staff>>, pathwayId: string, shown: Shown) => {
  const permissions = await ownPermissions(c.var.ctx)
  return staffPage(
    c.var.frame,
    { title: 'Åbn med en begrundelse', errors: shown.errors },
    html`<div class="stack">
      <div class="prose">
        <h1>Åbn forløbet med en begrundelse</h1>
        <p>
          Du har ikke en aktiv behandlingsrelation til barnet. Du må kun slå op, når det er nødvendigt i aktuel
          behandling af barnet.
        </p>
        <p>
          Forløbet er åbent for dig i ${HOURS_OF_A_REASON} timer. Opslaget bliver skrevet i loggen, og din leder får
          besked.
        </p>
        ${form(
          { action: `/pathways/${pathwayId}/access`, errors: isOfLeave(shown) ? undefined : shown.errors },
          html`${textArea({ ...shown, name: 'reason', label: 'Hvorfor har du brug for at åbne det?', rows: 3, limit: 1000, hint: 'Fx: Vikar for Mette Lund i dag, familien har ringet.' })}
          ${formActions(button('Åbn forløbet'), html`<a href="/">Fortryd</a>`)}`,
        )}
      </div>
      ${permissions.length > 0 && qualityForm(pathwayId, permissions, shown)}
    </div>`,
  )
}

const isOfLeave = ({ errors }: Shown) => errors !== undefined && 'permissionId' in errors

/** R57: the other way in, for those whom management has given leave. */
const qualityForm = (pathwayId: string, permissions: Awaited<ReturnType<typeof ownPermissions>>, shown: Shown) =>
  card(
    'Åbn til kvalitetsarbejde',
    form({ action: `/pathways/${pathwayId}/quality-access`, errors: isOfLeave(shown) ? shown.errors : undefined }, [
      radioGroup({
        ...(isOfLeave(shown) && shown),
        name: 'permissionId',
        label: 'Hvilken tilladelse bruger du?',
        options: permissions.map((each) => ({
          value: each.id,
          label: each.purpose,
          hint: `${each.criteria} Gælder til og med ${day(each.untilDay)}.`,
        })),
      }),
      formActions(button('Åbn til kvalitetsarbejde', { kind: 'secondary' })),
    ]),
  )

const idIn = (c: Context): string => {
  const pathwayId = c.req.param('pathwayId') ?? ''
  if (!isUuid(pathwayId)) throw problem.notFound('Forløbet')
  return pathwayId
}

/** R55: opening a record that one has no relation to, for a reason. */
export const reasonedAccess = new Hono<Env<Staff>>()
  .get('/pathways/:pathwayId/access', staff('pathway.read'), async (c) => {
    const pathway = await pathwayById(c.var.ctx, idIn(c))
    return c.html(await page(c, pathway.id, {}))
  })
  .post('/pathways/:pathwayId/access', staff('pathway.read'), async (c) => {
    const pathway = await pathwayById(c.var.ctx, idIn(c))
    const given = await readForm(c, schema)
    if (given.errors) return c.html(await page(c, pathway.id, given), 422)
    await openForAReason(c.var.ctx, pathway, given.value.reason)
    return c.redirect(`/pathways/${pathway.id}`, 303)
  })
  .post('/pathways/:pathwayId/quality-access', staff('pathway.read'), async (c) => {
    const pathway = await pathwayById(c.var.ctx, idIn(c))
    if ((await ownPermissions(c.var.ctx)).length === 0)
      throw problem.forbidden('Det kræver en tilladelse til kvalitetsarbejde, der gælder i dag. Bed ledelsen om en.')
    const given = await readForm(c, leave)
    if (given.errors) return c.html(await page(c, pathway.id, given), 422)
    await openForQuality(c.var.ctx, { childId: pathway.child_id, pathwayId: pathway.id }, given.value.permissionId)
    return c.redirect(`/pathways/${pathway.id}`, 303)
  })
