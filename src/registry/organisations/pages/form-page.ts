import type { Errors } from '#platform/form.ts'
import { button } from '#ui/button.ts'
import { card, heading } from '#ui/card.ts'
import { form, formActions, hiddenFields } from '#ui/form.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { backLink } from '#ui/links.ts'
import { notice } from '#ui/notice.ts'

type FormPage = {
  title: string
  submit: string
  back: { href: string; label: string }
  action: string
  version: number | undefined
  fields: Child
  below: Child
  errors: Errors | undefined
  isStale: boolean
}

/** One thing to change in the administration, and the way back to where it stands. */
export const formPage = (frame: Frame, page: FormPage) =>
  staffPage(
    frame,
    { title: page.title, errors: page.errors },
    html`${backLink(page.back.href, page.back.label)} ${heading(page.title)} ${page.isStale && stale(page.back.href)}
    ${card(
      null,
      form({ action: page.action, keep: page.action, errors: page.errors }, [
        hiddenFields({ version: page.version }),
        page.fields,
        formActions(button(page.submit), html`<a href="${page.back.href}">Fortryd</a>`),
      ]),
    )}
    ${page.below}`,
  )

const stale = (href: string) =>
  notice(
    'warning',
    'En anden har gemt en ændring, mens du skrev',
    html`Intet af det, du skrev, er gået tabt. <a href="${href}">Se det, som det er nu</a>, eller gem igen, hvis dit
      skal gælde.`,
    { live: true },
  )
