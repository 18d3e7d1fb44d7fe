import type { Errors } from '#platform/form.ts'
import { banner } from '#care/pathways/pathways.ts'
import { button, disabledAction } from '#ui/button.ts'
import { card } from '#ui/card.ts'
import { form, formActions, hiddenFields } from '#ui/form.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { backLink } from '#ui/links.ts'
import { notice } from '#ui/notice.ts'
import type { SharingView } from '../load.ts'

type FormPage = {
  title: string
  action: string
  submit: string
  hindered: string | null
  fields: Child
  errors: Errors | undefined
  isStale: boolean
}

/** One thing to do about sharing: the child on top, the form, the way back. */
export const formPage = (frame: Frame, view: SharingView, page: FormPage) => {
  const back = `/pathways/${view.pathway.id}/sharing`
  return staffPage(
    frame,
    { title: 'Deling af oplysninger', errors: page.errors },
    html`${banner(view, { linked: true })}
    ${
      page.isStale &&
      notice(
        'warning',
        'Forløbet er ændret, mens du skrev',
        html`Du selv, i et andet vindue, eller en kollega har gemt en ændring. Intet af det, du skrev, er gået tabt.
          <a href="${back}">Se, hvad der gælder nu</a>, eller gem igen, hvis dit stadig passer.`,
        { live: true },
      )
    }
    ${card(
      null,
      html`<h1>${page.title}</h1>
        ${
          page.hindered
            ? html`${disabledAction(page.submit, page.hindered)} ${backLink(back, 'Tilbage til deling af oplysninger')}`
            : form(
                { action: page.action, keep: page.action, about: `/pathways/${view.pathway.id}`, errors: page.errors },
                [
                  hiddenFields({ version: view.pathway.version }),
                  page.fields,
                  formActions(button(page.submit), html`<a href="${back}">Fortryd</a>`),
                ],
              )
        }`,
    )}`,
  )
}
