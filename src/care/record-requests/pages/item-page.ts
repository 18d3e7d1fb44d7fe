import type { Errors, Typed } from '#platform/form.ts'
import { typedList } from '#platform/form.ts'
import { banner } from '#care/pathways/pathways.ts'
import { button } from '#ui/button.ts'
import { card, facts, heading } from '#ui/card.ts'
import { radioGroup } from '#ui/choice-fields.ts'
import { form, formActions, hiddenFields } from '#ui/form.ts'
import { attributes, html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { backLink } from '#ui/links.ts'
import { notice } from '#ui/notice.ts'
import { textArea } from '#ui/text-fields.ts'
import { itemAddress, reviewAddress } from '../addresses.ts'
import { seenOf } from '../item.ts'
import type { RequestView } from '../load.ts'
import { passageKey, passagesOf, type Section } from '../passages.ts'
import { tellsOfWithheld } from '../review.ts'
import { verdictName } from '../words.ts'

type ItemPage = {
  reviewed: RequestView['reviewed'][number]
  typed?: Typed | undefined
  errors?: Errors | undefined
  isStale?: boolean
}

const MARKS = [
  ['withheld', 'Undtag'],
  ['thirdParty', 'Om en anden'],
  ['testQuestions', 'Testspørgsmål'],
] as const

/** One thing in the record, sentence by sentence: whether it is given, and what is withheld. */
export const itemPage = (
  frame: Frame,
  view: RequestView,
  { reviewed: { item, verdict, version }, ...shown }: ItemPage,
) => {
  const known = {
    withheld: verdict?.withheld ?? [],
    thirdParty: verdict?.third_party ?? [],
    testQuestions: verdict?.test_questions ?? [],
  }
  const ticked = (name: keyof typeof known) => (shown.typed ? typedList(shown.typed, name) : known[name])
  return staffPage(
    frame,
    { title: 'Gennemgang', wide: true, errors: shown.errors },
    html`${banner(view, { linked: false })} ${backLink(reviewAddress(view.request.id), 'Gennemgang')}
    ${heading(item.title)}
    ${shown.isStale && notice('warning', 'Det er gennemgået eller ændret, mens du så på det', 'Dit er ikke gemt endnu. Gem igen, hvis det skal gælde.', { live: true })}
    ${tellsOfWithheld(item, view.reviewed) && notice('warning', 'Notatet fortæller om en underretning, der er undtaget', 'Den, der ikke må vide, at der er underrettet, må heller ikke læse det her. Undtag notatet i sin helhed.')}
    ${card(
      null,
      form(
        { action: itemAddress(view.request.id, item), keep: itemAddress(view.request.id, item), errors: shown.errors },
        [
          hiddenFields({ version, seen: seenOf(item).toString('hex') }),
          facts(item.facts),
          item.sections.map((section, n) => passages(section, n, ticked)),
          radioGroup({
            ...shown,
            name: 'verdict',
            label: 'Kan det gives?',
            value: verdict?.verdict ?? 'give',
            options: [
              { value: 'give', label: verdictName.give },
              {
                value: 'give_in_part',
                label: verdictName.give_in_part,
                hint: 'Sæt kryds ved de sætninger, der skal undtages',
              },
              { value: 'withhold', label: verdictName.withhold, hint: 'Det hele' },
            ],
          }),
          textArea({
            ...shown,
            name: 'reason',
            label: 'Hvilket afgørende hensyn?',
            hint: 'Når noget undtages: hensynet til barnet eller den unge, konkret for netop dette (sundhedsloven § 37).',
            value: verdict?.reason,
            rows: 3,
            limit: 2000,
            optional: true,
          }),
          formActions(button('Gem, og gå til det næste')),
        ],
      ),
    )}`,
  )
}

const passages = (
  { heading: title, text }: Section,
  section: number,
  ticked: (name: (typeof MARKS)[number][0]) => readonly string[],
): Child =>
  html`<table class="passages">
    <caption>
      ${title}
    </caption>
    <thead>
      <tr>
        <th scope="col">Tekst</th>
        ${MARKS.map(([, label]) => html`<th scope="col">${label}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${passagesOf(text).map((passage, n) => {
        const key = passageKey(section, n)
        return html`<tr>
          <th scope="row">${passage.trim()}</th>
          ${MARKS.map(([name, label]) => {
            const id = `${name}-${key.replace('.', '-')}`
            const own = { type: 'checkbox', class: 'form-checkbox', id, name, value: key }
            return html`<td class="option">
              <input${attributes({ ...own, checked: ticked(name).includes(key) })}>
              <label for="${id}"><span>${label}</span><span class="sr-only">: sætning ${n + 1} i ${title}</span></label>
            </td>`
          })}
        </tr>`
      })}
    </tbody>
  </table>`
