import type { Errors, Typed } from '#platform/form.ts'
import { checkboxes, radioGroup } from '#ui/choice-fields.ts'
import { dateField } from '#ui/date-fields.ts'
import { fieldRow, fieldSection } from '#ui/form.ts'
import { html, type Child } from '#ui/html.ts'
import { notice } from '#ui/notice.ts'
import { emailField, phoneField, textArea, textField } from '#ui/text-fields.ts'
import { callFirst, tellFamilyLater } from './call.ts'
import { GROUNDS, TOLD, type Written } from './concern.ts'
import type { Around } from './load.ts'
import { groundName, toldName } from './words.ts'

export type Shown = { typed?: Typed | undefined; errors?: Errors | undefined }

/** The fields of an underretning, in the order in which one tells of it. `known` is the draft, when there is one. */
export const writtenFields = (around: Around, known: Written | null, shown: Shown): Child => {
  const { office } = around
  const isAcute = shown.typed ? shown.typed['urgency'] === 'acute' : (known?.isAcute ?? null)
  return [
    callFirst(office, { isAcute }),
    fieldSection('Hvad det handler om', [
      radioGroup({
        ...shown,
        name: 'urgency',
        label: 'Er det akut?',
        look: 'row',
        value: known?.isAcute === null ? undefined : (known && (known.isAcute ? 'acute' : 'not_acute')) || undefined,
        options: [
          { value: 'acute', label: 'Ja, det kan ikke vente til i morgen' },
          { value: 'not_acute', label: 'Nej' },
        ],
      }),
      checkboxes({
        ...shown,
        name: 'grounds',
        label: 'Hvorfor underretter du?',
        hint: 'De fire grunde i barnets lov § 133. Vælg mindst én. Du skal ikke være sikker: grund til at antage er nok.',
        value: known?.grounds,
        options: GROUNDS.map((value) => ({ value, label: groundName[value] })),
      }),
    ]),
    fieldSection('Det, du ved', textsOf(known, shown)),
    fieldSection('Familien', html`${tellFamilyLater(office)} ${familyFields(around, known, shown)}`),
    fieldSection('Modtager', receiverFields(around, known, shown)),
  ]
}

const textsOf = (known: Written | null, shown: Shown): Child => [
  textArea({
    ...shown,
    name: 'facts',
    label: 'Hvad giver anledning til bekymring?',
    hint: 'Hvad er sket, hvornår, og hvor ved du det fra. Skriv det, du ved, og sig til, når det er noget, du tror.',
    value: known?.facts,
    rows: 8,
    limit: 8000,
  }),
  textArea({
    ...shown,
    name: 'childWords',
    label: 'Barnets egne ord',
    hint: 'Ordret, så vidt du husker dem, og hvornår de blev sagt.',
    value: known?.childWords,
    rows: 3,
    limit: 4000,
    optional: true,
  }),
  textArea({
    ...shown,
    name: 'observed',
    label: 'Det, I har set',
    hint: 'Fx mærker, udseende, adfærd, samspil med forældrene.',
    value: known?.observed,
    rows: 3,
    limit: 4000,
    optional: true,
  }),
  textArea({ ...shown, name: 'done', label: 'Hvad har I gjort?', value: known?.done, rows: 3, limit: 4000 }),
  textArea({
    ...shown,
    name: 'childView',
    label: 'Hvad er barnets eget syn på det?',
    hint: 'Er barnet ikke spurgt, så skriv hvorfor.',
    value: known?.childView,
    rows: 3,
    limit: 4000,
  }),
  textArea({
    ...shown,
    name: 'siblings',
    label: 'Søskende, som også kan være i risiko',
    hint: 'Navn og alder, så vidt I ved.',
    value: known?.siblings,
    rows: 3,
    limit: 2000,
    optional: true,
  }),
]

const familyFields = ({ today, reader }: Around, known: Written | null, shown: Shown): Child => {
  const why = textArea({
    ...shown,
    name: 'notToldWhy',
    label: 'Hvorfor ikke?',
    value: known?.notToldWhy,
    rows: 3,
    limit: 2000,
  })
  const told = html`${textArea({ ...shown, name: 'toldWhat', label: 'Hvad har familien fået at vide?', value: known?.toldWhat, rows: 3, limit: 2000 })}
  ${fieldRow(
    textField({ ...shown, name: 'toldBy', label: 'Af hvem', value: known?.toldBy || reader.name }),
    dateField({ ...shown, name: 'toldOn', label: 'Hvornår', value: known?.toldOn ?? today.toString() }),
  )}`
  return radioGroup({
    ...shown,
    name: 'familyTold',
    label: 'Er familien orienteret?',
    hint: 'Underretningen kræver ikke samtykke, heller ikke når familien siger nej.',
    value: known?.familyTold ?? undefined,
    options: TOLD.map((value) => ({
      value,
      label: toldName[value],
      reveals: value === 'told' ? told : value === 'not_told_other' ? why : undefined,
    })),
  })
}

const receiverFields = ({ office }: Around, known: Written | null, shown: Shown): Child => [
  office.isOther &&
    notice('info', `Barnet hører til i ${office.municipality} Kommune`, 'Underretningen skal sendes dertil.'),
  textField({ ...shown, name: 'receiver', label: 'Hvem skal have den?', value: known?.receiver || office.name }),
  fieldRow(
    phoneField({
      ...shown,
      name: 'receiverPhone',
      label: 'Telefon',
      optional: true,
      autocomplete: 'off',
      value: known ? known.receiverPhone : office.phone,
    }),
    emailField({
      ...shown,
      name: 'receiverMail',
      label: 'Sikker mail',
      optional: true,
      autocomplete: 'off',
      value: known ? known.receiverMail : office.mail,
    }),
  ),
]
