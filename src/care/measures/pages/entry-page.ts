import type { Errors, Typed } from '#platform/form.ts'
import { banner } from '#care/pathways/pathways.ts'
import { button, disabledAction } from '#ui/button.ts'
import { card } from '#ui/card.ts'
import { radioGroup, select } from '#ui/choice-fields.ts'
import { day } from '#ui/danish.ts'
import { dateField } from '#ui/date-fields.ts'
import { form, formActions, hiddenFields } from '#ui/form.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { backLink } from '#ui/links.ts'
import { notice } from '#ui/notice.ts'
import { textField } from '#ui/text-fields.ts'
import { typedText } from '#platform/form.ts'
import { fieldOf, type Entered } from '../entry.ts'
import { hindranceOf, type Entering, type Pass } from '../entering.ts'
import { measuresAddress, type Opened } from '../opened.ts'
import { entryName, momentName } from '../words.ts'
import { answerFields, labelOf } from './answer-fields.ts'

type EntryPage = {
  entering: Entering
  at: Pass
  typed?: Typed
  errors?: Errors | undefined
  first?: Entered
  differ?: readonly string[]
}

/** A form entered by staff: item by item or scale by scale, from paper twice, then settled where the two differ. */
export const entryPage = (frame: Frame, opened: Opened, action: string, page: EntryPage) => {
  const { definition } = page.entering.ground
  const hindered = hindranceOf(page.entering)
  return staffPage(
    frame,
    { title: 'Indtast et skema', errors: page.errors },
    html`${banner(opened, { linked: true })}
    ${card(
      null,
      html`<h1>${definition.title}</h1>
        <p class="quiet">${entryName[page.entering.entry]}, ${momentName[page.entering.moment]}</p>
        ${
          hindered
            ? html`${disabledAction('Gem skemaet', hindered)}
              ${backLink(measuresAddress(opened.pathway.id), 'Tilbage til mål og skemaer')}`
            : html`${steps[page.at]}
              ${form(
                { action, errors: page.errors },
                html`${hiddenFields({ pass: page.at, first: page.first && JSON.stringify(page.first) })}
                ${page.at === 'first' ? whoAndWhen(opened, page) : told(page)}
                ${page.at === 'settle' ? settling(page) : answerFields(page.entering, page)}
                ${formActions(button(submit(page)), html`<a href="${measuresAddress(opened.pathway.id)}">Fortryd</a>`)}`,
              )}`
        }`,
    )}`,
  )
}

const steps: Record<Pass, Child> = {
  first: null,
  second: notice(
    'info',
    'Indtast det samme igen',
    html`<p>Så fanger vi slåfejl. Det, du skrev første gang, vises ikke.</p>`,
    { live: true },
  ),
  settle: notice('warning', 'De to indtastninger er ikke ens', html`<p>Se på papiret, og vælg det, der står dér.</p>`, {
    live: true,
  }),
}

const submit = ({ at, entering }: EntryPage): string =>
  at === 'first' && entering.entry !== 'on_screen' ? 'Fortsæt' : 'Gem skemaet'

const whoAndWhen = (opened: Opened, { entering, typed, errors }: EntryPage): Child => {
  const shown = { typed, errors }
  const { informant } = entering.ground.definition
  return html`${dateField({ ...shown, name: 'answeredOn', label: 'Besvaret den', value: opened.today.toString() })}
  ${
    informant !== 'self' &&
    entering.people.length > 0 &&
    select({
      ...shown,
      name: 'personId',
      label: 'Hvem har svaret?',
      empty: 'En anden',
      options: entering.people.map(({ id, name, is }) => ({ value: id, label: `${name}, ${is}` })),
      value: entering.people[0]?.id,
      optional: true,
    })
  }
  ${
    informant !== 'self' &&
    textField({
      ...shown,
      name: 'informantName',
      label: entering.people.length ? 'Navn, når det er en anden' : 'Hvem har svaret?',
      hint: informant === 'teacher' ? 'Navn og skole eller institution.' : undefined,
      optional: entering.people.length > 0,
      autocomplete: 'off',
    })
  }`
}

/** What was said on the first page, and goes along. */
const told = ({ entering, typed = {} }: EntryPage): Child => {
  const [answeredOn, personId, informantName] = ['answeredOn', 'personId', 'informantName'].map((name) =>
    typedText(typed, name),
  )
  const who = entering.people.find(({ id }) => id === personId)?.name ?? informantName
  return html`${hiddenFields({ answeredOn, personId, informantName })}
    <p class="quiet">Besvaret ${answeredOn && day(answeredOn)}${who && html` af ${who}`}</p>`
}

const settling = ({ entering, typed, errors, first = {}, differ = [] }: EntryPage): Child => {
  const said = (value: number | string | null | undefined) =>
    value === null || value === undefined ? '' : String(value)
  return html`${hiddenFields({})}
  ${differ.map((id) => {
    const [one, other] = [said(first[id]), typedText(typed ?? {}, fieldOf(id)).replace(',', '.')]
    return radioGroup({
      errors,
      name: fieldOf(id),
      label: labelOf(entering, id),
      look: 'row',
      options: [...new Set([one, other])].map((value) => ({ value, label: value || 'ikke besvaret' })),
      value: other,
    })
  })}`
}
