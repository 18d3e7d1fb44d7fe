import { button } from '#ui/button.ts'
import { card, heading } from '#ui/card.ts'
import { form, formActions, hiddenFields } from '#ui/form.ts'
import { html } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { backLink } from '#ui/links.ts'
import { notice } from '#ui/notice.ts'
import { numberField } from '#ui/text-fields.ts'
import type { Shown } from '../desk-form.ts'
import type { Settings } from '../settings.ts'

/** How long looks are kept, and how many are drawn. */
export const settingsPage = (frame: Frame, known: Settings, shown: Shown) =>
  staffPage(
    frame,
    { title: 'Indstillinger for loggen', errors: shown.errors },
    html`${backLink('/log-control', 'Logkontrol')} ${heading('Indstillinger for loggen')}
    ${shown.isStale && notice('warning', 'En anden har gemt en ændring, mens du skrev', 'Dit er bevaret herunder. Gem igen, hvis det skal gælde.', { live: true })}
    ${card(
      null,
      form({ action: '/log-control/settings', keep: '/log-control/settings', errors: shown.errors }, [
        hiddenFields({ version: known.version }),
        numberField({
          ...shown,
          name: 'months',
          label: 'Opslag gemmes i så mange måneder',
          hint: 'Mindst 6. Foreslået: 60. Ældre opslag slettes hver nat.',
          value: String(known.months),
        }),
        numberField({
          ...shown,
          name: 'perPerson',
          label: 'Tilfældige opslag for hver medarbejder hver måned',
          hint: 'Fra 1 til 20.',
          value: String(known.perPerson),
        }),
        numberField({
          ...shown,
          name: 'mostHits',
          label: 'Højst så mange af dem, der kræver et blik',
          hint: 'Fra 10 til 500. De alvorligste tages først.',
          value: String(known.mostHits),
        }),
        formActions(button('Gem'), html`<a href="/log-control">Fortryd</a>`),
      ]),
    )}`,
  )
