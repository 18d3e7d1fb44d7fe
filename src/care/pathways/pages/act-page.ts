import { may } from '#registry/access/roles.ts'
import type { Errors } from '#platform/form.ts'
import { button, disabledAction } from '#ui/button.ts'
import { backLink } from '#ui/links.ts'
import { card } from '#ui/card.ts'
import { form, formActions, hiddenFields } from '#ui/form.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import type { Hindrance } from '../act.ts'
import type { View } from '../view.ts'
import { banner } from './banner.ts'

type ActPage = {
  title: string
  action: string
  submit: string
  hindered: Hindrance
  back: string
  fields: Child
  errors: Errors | undefined
  conflict: boolean
}

/** One thing to do with a pathway: the child on top, the form, the way back. */
export const actPage = (frame: Frame, view: View, page: ActPage) =>
  staffPage(
    frame,
    { title: page.title, errors: page.errors },
    html`${banner(view, { linked: true, reads: may('pathway.read', view.reader) })} ${page.conflict && conflict(view)}
    ${card(
      null,
      html`<h1>${page.title}</h1>
        ${
          page.hindered
            ? html`${disabledAction(page.submit, typeof page.hindered === 'string' ? page.hindered : page.hindered.why)}
              ${typeof page.hindered !== 'string' && html`<p>${page.hindered.mend}</p>`}
              ${backLink(page.back, 'Tilbage')}`
            : form(
                { action: page.action, keep: page.action, about: `/pathways/${view.pathway.id}`, errors: page.errors },
                html`${hiddenFields({ version: view.pathway.version })} ${page.fields}
                ${formActions(button(page.submit), html`<a href="${page.back}">Fortryd</a>`)}`,
              )
        }`,
    )}`,
  )

const conflict = (view: View) =>
  notice(
    'warning',
    'Forløbet er ændret, mens du skrev',
    html`Du selv, i et andet vindue, eller en kollega har gemt en ændring. Intet af det, du skrev, er gået tabt.
      <a href="/pathways/${view.pathway.id}">Se forløbet, som det er nu</a>, eller gem igen, hvis dit stadig passer.`,
    { live: true },
  )
