import { ageOn, clockTimeOf } from '#platform/time.ts'
import { custodyInWords } from '#registry/people/people.ts'
import { radioGroup, select } from '#ui/choice-fields.ts'
import { dateField, timeField } from '#ui/date-fields.ts'
import { capital } from '#ui/danish.ts'
import { fieldRow, fieldSection } from '#ui/form.ts'
import { html, type Child } from '#ui/html.ts'
import type { Frame } from '#ui/layout.ts'
import { textArea, textField } from '#ui/text-fields.ts'
import type { Shown } from '../act.ts'
import type { Known } from '../known.ts'
import { ASKED_BY, OWN_RIGHT_AGE, POWER_FROM } from '../request.ts'
import { askedByName, CHANNELS, channelName } from '../words.ts'
import { formPage } from './form-page.ts'

/** Who asks for what, and how we know who it is. */
export const newRequestPage = (frame: Frame, known: Known, action: string, shown: Shown) =>
  formPage(frame, known, {
    title: 'Anmodning om aktindsigt',
    action,
    back: `/pathways/${known.pathway.id}`,
    version: undefined,
    hindered:
      known.pathway.status === 'entered_in_error'
        ? 'Forløbet er oprettet ved en fejl. Registrér anmodningen på et forløb, der gælder.'
        : null,
    fields: [who(known, shown), what(known, shown), received(known, shown)],
    submit: 'Registrér anmodningen',
    errors: shown.errors,
    isStale: false,
  })

const who = (known: Known, shown: Shown): Child => {
  const { child, today, adults } = known
  // the age that counts is that of the day it came, some time ago
  const age = ageOn(child.birthDate, today.subtract({ months: 3 }))
  const adult = select({
    ...shown,
    name: 'adultId',
    label: 'Hvilken voksen?',
    hint: `Den, der beder om det, eller som har givet fuldmagten. Forældremyndighed efter registret: ${custodyInWords(child.custody)}. Registret den dag, anmodningen kom, gælder.`,
    empty: 'Vælg',
    optional: true,
    options: adults.map(({ id, name, bond }) => ({ value: id, label: bond ? `${name}, ${bond}` : name })),
  })
  const giver = radioGroup({
    ...shown,
    name: 'powerFrom',
    label: 'Hvem har givet fuldmagten?',
    options: POWER_FROM.map((value) => ({ value, label: askedByName[value] })),
  })
  const name = textField({
    ...shown,
    name: 'name',
    label: 'Navn',
    hint: 'Når det er en med fuldmagt, eller en anden.',
    optional: true,
    autocomplete: 'off',
  })
  const power = textArea({
    ...shown,
    name: 'powerOfAttorney',
    label: 'Fuldmagt',
    hint: 'Hvornår den er givet, og hvad den gælder. Den giver samme ret som den, der har givet den, og ikke mere.',
    rows: 3,
    limit: 1000,
    optional: true,
  })
  const maturity = textArea({
    ...shown,
    name: 'maturity',
    label: 'Er barnet modent nok til selv at få aktindsigt?',
    hint: 'Når barnet selv beder om det, eller har givet fuldmagten. Skriv vurderingen. Under 15 år går det ellers gennem indehaveren af forældremyndigheden.',
    rows: 3,
    limit: 2000,
    optional: true,
  })
  return fieldSection('Hvem', [
    radioGroup({
      ...shown,
      name: 'by',
      label: 'Hvem beder om det?',
      options: ASKED_BY.map((value) => ({
        value,
        label: askedByName[value],
        ...(value === 'parent_without_custody' && {
          hint: 'Får orientering om barnet (forældreansvarsloven § 23), ikke aktindsigt',
        }),
        ...(value === 'representative' && { reveals: html`${giver} ${power}` }),
      })),
    }),
    adult,
    name,
    age < OWN_RIGHT_AGE && maturity,
    textField({
      ...shown,
      name: 'identity',
      label: 'Hvordan ved I, hvem der spørger?',
      hint: 'Fx Digital Post, vist legitimation, kendt fra samtaler. Du står som den, der har kontrolleret det.',
      autocomplete: 'off',
    }),
  ])
}

const what = (_known: Known, shown: Shown): Child =>
  fieldSection('Hvad', [
    radioGroup({
      ...shown,
      name: 'wants',
      label: 'Hvad bedes der om?',
      value: 'access',
      options: [
        { value: 'access', label: 'At se det, der står' },
        {
          value: 'deletion',
          label: 'At få noget slettet',
          hint: 'Journaltekst slettes ikke. Der svares med et brev, og en rettelse tilbydes.',
        },
      ],
    }),
    radioGroup({
      ...shown,
      name: 'scope',
      label: 'Hvor meget?',
      value: 'all',
      options: [
        { value: 'all', label: 'Alt' },
        { value: 'pathway', label: 'Dette forløb' },
        {
          value: 'period',
          label: 'En periode',
          reveals: html`${fieldRow(dateField({ ...shown, name: 'from', label: 'Fra og med', optional: true }), dateField({ ...shown, name: 'to', label: 'Til og med', optional: true }))}`,
        },
      ],
    }),
    textArea({ ...shown, name: 'about', label: 'Med deres egne ord', rows: 3, limit: 2000, optional: true }),
  ])

const received = ({ today, now, handlers, pathway, reader }: Known, shown: Shown): Child =>
  fieldSection('Modtaget', [
    fieldRow(
      dateField({ ...shown, name: 'day', label: 'Dag', value: today.toString() }),
      timeField({ ...shown, name: 'time', label: 'Klokken', value: clockTimeOf(now) }),
    ),
    radioGroup({
      ...shown,
      name: 'channel',
      label: 'Hvordan kom det?',
      options: CHANNELS.map((value) => ({ value, label: capital(channelName[value]) })),
    }),
    select({
      ...shown,
      name: 'handlerId',
      label: 'Hvem behandler den?',
      empty: 'Ingen endnu',
      optional: true,
      value: pathway.responsible_id ?? reader.id,
      options: handlers.map(({ id, name, profession }) => ({ value: id, label: `${name}, ${profession}` })),
    }),
  ])
