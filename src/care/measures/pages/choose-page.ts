import { ageOn } from '#platform/time.ts'
import { banner } from '#care/pathways/pathways.ts'
import { button } from '#ui/button.ts'
import { card } from '#ui/card.ts'
import { radioGroup, select } from '#ui/choice-fields.ts'
import { form, formActions } from '#ui/form.ts'
import { html } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import type { Definition } from '../definition.ts'
import { ENTRIES, MOMENTS } from '../entering.ts'
import type { MissingMeasure } from '../missing.ts'
import { measuresAddress, type Opened } from '../opened.ts'
import { momentName, planInWords } from '../words.ts'

const HOW = {
  paper: { label: 'Svarene fra papir', hint: 'Tastes to gange, så slåfejl fanges.' },
  paper_scores: { label: 'Kun scorerne fra papir', hint: 'Når skemaet allerede er gjort op.' },
  on_screen: { label: 'På skærmen sammen med familien', hint: 'Kun skemaer, hvis spørgsmål må vises.' },
} as const satisfies Record<(typeof ENTRIES)[number], { label: string; hint: string }>

/** Where to enter a form: its address says which, for when, and how. */
export const entryAddress = (
  pathwayId: string,
  { formId, moment, planId, entry = 'paper' }: { formId: string; moment: string; planId?: string; entry?: string },
): string => {
  const query = new URLSearchParams({ form: formId, moment, entry, ...(planId && { plan: planId }) })
  return `${measuresAddress(pathwayId)}/entry?${query.toString()}`
}

/** Which form was answered, for when, and how it is entered. Those that are missing stand first. */
export function choosePage(
  frame: Frame,
  opened: Opened,
  { definitions, missing }: { definitions: readonly Definition[]; missing: readonly MissingMeasure[] },
) {
  const years = ageOn(opened.child.birthDate, opened.today)
  const fits = ({ ages: [from, to] }: Definition) => years >= from && years <= to
  const inOrder = definitions.toSorted((a, b) => Number(fits(b)) - Number(fits(a)))
  return staffPage(
    frame,
    { title: 'Indtast et skema' },
    html`${banner(opened, { linked: true })}
    ${
      missing.length > 0 &&
      card(
        'Mangler nu',
        html`<ul class="plain-list">
          ${missing.map((each) => html`<li><a href="${entryAddress(opened.pathway.id, each)}">${planInWords(each)}</a></li>`)}
        </ul>`,
      )
    }
    ${card(
      null,
      html`<h1>Indtast et skema</h1>
        ${form(
          { action: `${measuresAddress(opened.pathway.id)}/entry`, method: 'get' },
          html`${select({
            name: 'form',
            label: 'Hvilket skema?',
            options: inOrder.map((each) => ({
              value: each.id,
              label: fits(each) ? each.title : `${each.title} (andre aldre)`,
            })),
          })}
          ${radioGroup({
            name: 'moment',
            label: 'Hvornår i forløbet?',
            options: MOMENTS.map((value) => ({ value, label: momentName[value] })),
            value: 'screening',
          })}
          ${radioGroup({
            name: 'entry',
            label: 'Hvordan indtastes det?',
            options: ENTRIES.map((value) => ({ value, ...HOW[value] })),
            value: 'paper',
          })}
          ${formActions(button('Fortsæt'), html`<a href="${measuresAddress(opened.pathway.id)}">Fortryd</a>`)}`,
        )}`,
    )}`,
  )
}
