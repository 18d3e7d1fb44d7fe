import { button } from '#ui/button.ts'
import { typedText } from '#platform/form.ts'
import { card, heading } from '#ui/card.ts'
import { checkboxes } from '#ui/choice-fields.ts'
import { count, moment } from '#ui/danish.ts'
import { form, formActions, hiddenFields } from '#ui/form.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { backLink } from '#ui/links.ts'
import { notice } from '#ui/notice.ts'
import { numberField } from '#ui/text-fields.ts'
import { workTable } from '#ui/work-table.ts'
import type { Shown } from '../desk-form.ts'
import type { Choice, Settings } from '../settings.ts'

/** What a shorter term does, for who is about to choose it. */
export const letGoInWords = (looks: number, months: number): string =>
  `${count(looks, 'opslag', 'opslag')} er ældre end ${months} måneder. De slettes fra i nat og kan ikke hentes igen, heller ikke til en sag, der kommer senere. Sæt kryds, hvis det er meningen.`

/** How long looks are kept, and how many are drawn; and what was chosen before. */
export const settingsPage = (
  frame: Frame,
  { now: known, made }: { now: Settings; made: readonly Choice[] },
  shown: Shown,
) =>
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
        shown.errors?.['agreed'] && agreeing(shown),
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
    )}
    ${card('Valgt tidligere', chosen(made))}`,
  )

/** A yes to one term: another term deletes others, and asks again. */
const agreeing = (shown: Shown): Child => {
  const months = typedText(shown.typed ?? {}, 'months')
  return checkboxes({
    ...shown,
    name: 'agreed',
    label: 'Opslag bliver slettet',
    options: [{ value: months, label: `Ja, slet opslag, der er ældre end ${months} måneder` }],
  })
}

const chosen = (made: readonly Choice[]): Child =>
  workTable({
    caption: 'Valgt tidligere',
    quietCaption: true,
    columns: [
      { key: 'at', label: 'Valgt' },
      { key: 'by', label: 'Af' },
      { key: 'months', label: 'Opslag gemmes' },
      { key: 'perPerson', label: 'Tilfældige', numeric: true },
      { key: 'mostHits', label: 'Højst med et blik', numeric: true },
    ],
    rows: made.map((each) => ({ ...each, at: moment(each.at), months: `${each.months} måneder` })),
    empty: 'Kommunen har ikke valgt selv endnu. Det foreslåede gælder: 60 måneder, 2 tilfældige og højst 50.',
  })
