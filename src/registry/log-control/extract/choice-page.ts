import { ageOn, type Day } from '#platform/time.ts'
import { OWN_RIGHT_AGE } from '#registry/people/people.ts'
import { button } from '#ui/button.ts'
import { card, heading } from '#ui/card.ts'
import { checkbox, radioGroup, select } from '#ui/choice-fields.ts'
import { day, moment } from '#ui/danish.ts'
import { dateField } from '#ui/date-fields.ts'
import { fieldRow, fieldSection, form, formActions } from '#ui/form.ts'
import { html, type Child as Shownable } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { textArea, textField } from '#ui/text-fields.ts'
import { workTable } from '#ui/work-table.ts'
import type { Child } from '../child-in.ts'
import type { Shown } from '../desk-form.ts'
import type { Extract } from './extract.ts'
import { base, toWhom } from './pages.ts'
import { GIVEN_TO, GIVES_POWER, receiverName, type Holder } from './receiver.ts'

type Choice = {
  child: Child
  made: readonly Extract[]
  holders: readonly Holder[]
  proposed: { from: string; to: string }
  today: Day
}

/** R58: to whom, which days of the log, with or without names; and what was handed out before. */
export const choicePage = (frame: Frame, known: Choice, shown: Shown) => {
  const { child, made, proposed } = known
  return staffPage(
    frame,
    { title: 'Udtræk af loggen', errors: shown.errors },
    html`${heading('Udtræk af loggen', { line: `${child.name}, født ${day(child.born)}` })}
    ${card(null, html`<p>Den unge, eller forældremyndighedens indehaver, kan få at vide, hvornår og til hvad oplysningerne er brugt. Søgninger, der ikke førte til et opslag på barnet, er ikke med.</p>`)}
    ${card(
      null,
      form({ action: base(child.id), errors: shown.errors }, [
        who(known, shown),
        fieldRow(
          dateField({ ...shown, name: 'from', label: 'Fra og med', value: proposed.from }),
          dateField({ ...shown, name: 'to', label: 'Til og med', value: proposed.to }),
        ),
        checkbox({
          ...shown,
          name: 'names',
          label: 'Tag medarbejdernes navne med',
          hint: 'Normalt skal de ikke med. Retten gælder hvornår og hvorfor, ikke hvem.',
          optional: true,
        }),
        textArea({
          ...shown,
          name: 'reason',
          label: 'Hvorfor skal navnene med?',
          rows: 3,
          limit: 1000,
          optional: true,
          hint: 'Skal skrives, når navnene er med. Fx: Der er mistanke om misbrug, og sagen er anmeldt.',
        }),
        formActions(button('Lav udtrækket')),
      ]),
    )}
    ${card(
      'Tidligere udtræk',
      workTable({
        caption: 'Tidligere udtræk',
        quietCaption: true,
        columns: [
          { key: 'at', label: 'Lavet' },
          { key: 'to', label: 'Til' },
          { key: 'days', label: 'Periode' },
          { key: 'names', label: 'Navne' },
          { key: 'by', label: 'Af' },
        ],
        rows: made.map((each) => ({
          at: html`<a href="${base(child.id)}/${each.id}">${moment(each.madeAt)}</a>`,
          to: toWhom(each),
          days: `${day(each.from)} til ${day(each.to)}`,
          names: each.namesReason === null ? 'uden' : 'med',
          by: each.madeBy,
        })),
        empty: 'Der er ikke lavet udtræk for barnet.',
      }),
    )}`,
  )
}

const who = ({ child, holders, today }: Choice, shown: Shown): Shownable => {
  const power = textArea({
    ...shown,
    name: 'powerOfAttorney',
    label: 'Fuldmagt',
    hint: 'Hvornår den er givet, og hvad den gælder.',
    rows: 3,
    limit: 1000,
    optional: true,
  })
  const giver = radioGroup({
    ...shown,
    name: 'powerFrom',
    label: 'Hvem har givet fuldmagten?',
    optional: true,
    options: GIVES_POWER.map((value) => ({ value, label: receiverName[value] })),
  })
  const name = textField({ ...shown, name: 'name', label: 'Navn', optional: true, autocomplete: 'off' })
  return fieldSection('Hvem får udtrækket?', [
    radioGroup({
      ...shown,
      name: 'by',
      label: 'Hvem har bedt om det?',
      options: GIVEN_TO.map((value) => ({
        value,
        label: receiverName[value],
        ...(value === 'representative' && { reveals: html`${name} ${giver} ${power}` }),
      })),
    }),
    select({
      ...shown,
      name: 'adultId',
      label: 'Hvem har forældremyndigheden?',
      hint: holders.length
        ? 'Når udtrækket er til den voksne, eller den voksne har givet fuldmagten. En forælder uden forældremyndighed har ikke ret til loggen.'
        : 'Der er ikke registreret forældremyndighed for barnet. Registrér den på barnets side først.',
      empty: 'Vælg',
      optional: true,
      options: holders.map((holder) => ({ value: holder.id, label: holder.name })),
    }),
    ageOn(child.born, today) < OWN_RIGHT_AGE &&
      textArea({
        ...shown,
        name: 'maturity',
        label: 'Er barnet modent nok til selv at få loggen?',
        hint: 'Når barnet selv beder om den, eller har givet fuldmagten. Skriv vurderingen.',
        rows: 3,
        limit: 2000,
        optional: true,
      }),
    textField({
      ...shown,
      name: 'identity',
      label: 'Hvordan ved I, hvem det er?',
      hint: 'Fx Digital Post, vist legitimation, kendt fra samtaler. Du står som den, der har kontrolleret det.',
      autocomplete: 'off',
    }),
  ])
}
