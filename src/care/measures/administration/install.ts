import { Hono, type Context } from 'hono'
import { z } from 'zod'
import type { Staff, StaffCtx } from '#platform/ctx.ts'
import * as f from '#platform/form.ts'
import type { Env } from '#platform/http.ts'
import { staff } from '#registry/access/guard.ts'
import { button } from '#ui/button.ts'
import { card, heading } from '#ui/card.ts'
import { fileField } from '#ui/file-field.ts'
import { form, formActions } from '#ui/form.ts'
import { html } from '#ui/html.ts'
import { staffPage } from '#ui/layout.ts'
import { backLink } from '#ui/links.ts'
import { notice } from '#ui/notice.ts'
import { textArea } from '#ui/text-fields.ts'
import { installNorms, installPack } from './packs.ts'
import { LIST } from './plan-forms.ts'

type Installing = {
  path: string
  title: string
  hint: string
  install: (ctx: StaffCtx, given: string) => Promise<string[]>
}

/** More than any pack is; a request holds 256 KB. */
const MOST = 240_000
const pasted = z.object({ text: f.optionalText(MOST) })

/** A file, or its text, that is read, held against what it is for, and refused with all that is wrong with it. */
function installing({ path, title, hint, install }: Installing): Hono<Env<Staff>> {
  const guard = staff('measures.administer')
  const show = (c: Context<Env<Staff>>, shown: { typed?: f.Typed; faults?: readonly string[] } = {}) =>
    staffPage(
      c.var.frame,
      { title },
      html`${backLink(LIST, 'Mål og skemaer')} ${heading(title)}
      ${
        shown.faults &&
        notice(
          'error',
          'Filen kan ikke lægges ind',
          html`<ul>
            ${shown.faults.map((fault) => html`<li>${fault}</li>`)}
          </ul>`,
          { live: true },
        )
      }
      ${card(
        null,
        form(
          { action: path, files: true },
          html`<p>${hint}</p>
            ${fileField({ name: 'file', label: 'Fil (JSON)', accept: 'application/json,.json', optional: true })}
            ${textArea({ typed: shown.typed, name: 'text', label: 'Eller filens tekst', rows: 8, optional: true })}
            ${formActions(button('Læg ind'), html`<a href="${LIST}">Fortryd</a>`)}`,
        ),
      )}`,
    )
  return new Hono<Env<Staff>>()
    .get(path, guard, (c) => c.html(show(c)))
    .post(path, guard, async (c) => {
      const posted = await f.postedForm(c)
      const file = posted.get('file')
      const { typed, value } = await f.readForm(c, pasted)
      const given = file instanceof File && file.size > 0 ? await file.text() : (value?.text ?? '')
      const faults = given ? await install(c.var.ctx, given) : ['Vælg en fil, eller sæt dens tekst ind.']
      if (faults.length) return c.html(show(c, { typed, faults: faults.slice(0, MOST_FAULTS) }), 422)
      return c.redirect(LIST, 303)
    })
}

/** Nobody mends more at a time. */
const MOST_FAULTS = 20

export const newPack = installing({
  path: `${LIST}/packs/new`,
  title: 'Læg en ordlyd ind',
  hint: 'En indholdspakke fra den, der har rettighederne til skemaet. Den skal rumme hele skemaet og nævne licensens indehaver, nummer og sidste dag.',
  install: installPack,
})

export const newNorms = installing({
  path: `${LIST}/norms/new`,
  title: 'Læg normer ind',
  hint: 'Et sæt grænser med kilde og version, fx danske normer. Det, der allerede er scoret, beholder de normer, det blev scoret med.',
  install: installNorms,
})
