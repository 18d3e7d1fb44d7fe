import type { Errors } from '#platform/form.ts'
import { card } from '#ui/card.ts'
import { form, formActions, hiddenFields } from '#ui/form.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { backLink } from '#ui/links.ts'
import { notice } from '#ui/notice.ts'
import type { Around } from '../load.ts'
import { banner } from './banner.ts'

type FormPage = {
  title: string
  action: string
  back: string
  version: number | undefined
  hindered: string | null
  fields: Child
  buttons: Child
  errors: Errors | undefined
  isStale: boolean
}

/** One thing to do with an underretning: the child on top, the form, the way back. */
export const formPage = (frame: Frame, around: Around, page: FormPage) =>
  staffPage(
    frame,
    { title: page.title, errors: page.errors },
    html`${banner(around)} ${page.isStale && stale(page.back)}
    ${card(
      null,
      html`<h1 class="concern-title">${page.title}</h1>
        ${
          page.hindered
            ? html`<p>${page.hindered}</p>
                ${backLink(page.back)}`
            : form({ action: page.action, keep: page.action, errors: page.errors }, [
                hiddenFields({ version: page.version }),
                page.fields,
                formActions(page.buttons, html`<a href="${page.back}">Fortryd</a>`),
              ])
        }`,
    )}`,
  )

const stale = (href: string) =>
  notice(
    'warning',
    'Underretningen er ændret, mens du skrev',
    html`Du selv, i et andet vindue, eller en kollega har gemt en ændring. Intet af det, du skrev, er gået tabt.
      <a href="${href}">Se den, som den er nu</a>, eller gem igen, hvis dit skal gælde.`,
    { live: true },
  )
