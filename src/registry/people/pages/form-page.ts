import type { Errors } from '#platform/form.ts'
import { button } from '#ui/button.ts'
import { card, heading } from '#ui/card.ts'
import { childBanner } from '#ui/child-banner.ts'
import { form, formActions, hiddenFields } from '#ui/form.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { bannerOf } from '../banner.ts'
import type { OpenedChild } from '../open-child.ts'

type FormPage = {
  title: string
  action: string
  submit: string
  fields: Child
  instead: Child
  above: Child
  below: Child
  errors: Errors | undefined
  conflict: boolean
}

/** One thing to change about a child: the child on top, the form, the way back. */
export function formPage(frame: Frame, { banner, child, inCare, today }: OpenedChild, page: FormPage) {
  const back = `/children/${child.id}`
  return staffPage(
    frame,
    { title: page.title, errors: page.errors },
    html`${childBanner(bannerOf(banner, { today, responsible: inCare?.responsible ?? 'ikke fordelt', href: back, risk: inCare?.risk }))}
    ${heading(page.title)} ${page.conflict && conflict(back)}
    ${card(
      null,
      page.instead ||
        html`${page.above}
        ${form(
          { action: page.action, keep: page.action, errors: page.errors },
          html`${hiddenFields({ version: child.version })} ${page.fields}
          ${formActions(button(page.submit), html`<a href="${back}">Fortryd</a>`)}`,
        )}`,
    )}
    ${page.below}`,
  )
}

const conflict = (back: string) =>
  notice(
    'warning',
    'Oplysningerne er ændret, mens du skrev',
    html`Du selv, i et andet vindue, eller en kollega har gemt en ændring. Intet af det, du skrev, er gået tabt.
      <a href="${back}">Se oplysningerne, som de er nu</a>, eller gem igen, hvis dit stadig passer.`,
    { live: true },
  )
