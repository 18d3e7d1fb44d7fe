import { clockTimeOf, dayOf } from '#platform/time.ts'
import { modeName, optionsOf, partyName, referrerName } from '#care/pathways/pathways.ts'
import { LANGUAGES, languageName } from '#registry/people/people.ts'
import { button } from '#ui/button.ts'
import { card, heading } from '#ui/card.ts'
import { checkbox, radioGroup, select } from '#ui/choice-fields.ts'
import { capital } from '#ui/danish.ts'
import { dateField, timeField } from '#ui/date-fields.ts'
import { form, formActions } from '#ui/form.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { backLink } from '#ui/links.ts'
import { details } from '#ui/notice.ts'
import { cprField, phoneField, textArea, textField } from '#ui/text-fields.ts'
import type { Match } from '../matches.ts'
import { matchTable, sameOption } from './match-table.ts'
import { deliberateFields, placeFields, themeField, unitField, type Places, type Shown } from './opening-fields.ts'

const largeOptions = (names: Readonly<Record<string, string>>) =>
  optionsOf(names).map(({ value, label }) => ({ value, label: capital(label) }))

type Register = Shown & { places: Places; now: Date; matches?: readonly Match[]; birthDate?: string | undefined }

/** A phone henvendelse on one page, in the order it is told. */
export const registerPage = (frame: Frame, page: Register) =>
  staffPage(
    frame,
    { title: 'Registrér henvendelse', errors: page.errors },
    html`${backLink('/entrance', 'Indgangen')}
    ${heading('Registrér henvendelse', { line: 'Med CPR-nummer åbnes forløbet med det samme. Uden venter henvendelsen i Indgangen.' })}
    ${form(
      { action: '/entrance/new', keep: 'entrance-new', errors: page.errors },
      html`${same(page)} ${card('Hvem kontakter os?', caller(page))} ${card('Barnet', child(page))}
      ${card('Det handler om', about(page))} ${formActions(button('Registrér'), html`<a href="/entrance">Fortryd</a>`)}`,
    )}`,
  )

function same({ matches = [], birthDate = '', typed, errors }: Register): Child {
  if (matches.length === 0) return null
  const textIn = (name: string) => [typed?.[name] ?? ''].flat()[0] ?? ''
  return card(
    'Er det et barn, der er her i forvejen?',
    html`${matchTable({ givenName: textIn('givenName'), familyName: textIn('familyName'), birthDate, hasCpr: textIn('cpr') !== '' }, matches)}
    ${radioGroup({
      typed,
      errors,
      name: 'same',
      label: 'Er det samme barn?',
      options: [...matches.map(sameOption), { value: 'other', label: 'Nej, det er et andet barn' }],
    })}`,
  )
}

const caller = (page: Register) =>
  html`<div class="field-row">
      ${textField({ ...page, name: 'contactName', label: 'Navn', autocomplete: 'off', maxlength: 200 })}
      ${phoneField({ ...page, name: 'contactPhone', label: 'Telefon', autocomplete: 'off', optional: true })}
    </div>
    ${radioGroup({ ...page, name: 'contactedBy', label: 'Hvem er det?', look: 'row', options: largeOptions(partyName) })}
    <div class="field-row">
      ${dateField({ ...page, name: 'receivedDay', label: 'Dag', value: dayOf(page.now).toString(), max: dayOf(page.now).toString() })}
      ${timeField({ ...page, name: 'receivedTime', label: 'Klokken', value: clockTimeOf(page.now) })}
      ${select({ ...page, name: 'channel', label: 'Hvordan', options: largeOptions(modeName), value: 'phone' })}
    </div>
    ${details(
      'En fagperson har vist vej eller ringer for familien',
      html`<div class="field-row">
          ${select({ ...page, name: 'referredBy', label: 'Fra', optional: true, empty: 'Ingen', options: largeOptions(referrerName) })}
          ${textField({ ...page, name: 'referrerOrganisation', label: 'Arbejdssted', optional: true })}
        </div>
        <p class="quiet">
          Ringer fagpersonen selv, så skriv hvem, og hvem i familien der har sagt ja. Har familien ikke sagt ja, så bed
          fagpersonen tale med den først.
        </p>
        <div class="field-row">
          ${textField({ ...page, name: 'referrerName', label: 'Fagpersonens navn', optional: true })}
          ${phoneField({ ...page, name: 'referrerPhone', label: 'Fagpersonens telefon', autocomplete: 'off', optional: true })}
        </div>
        <div class="field-row">
          ${textField({ ...page, name: 'agreedBy', label: 'Har sagt ja', optional: true })}
          ${dateField({ ...page, name: 'agreedOn', label: 'Hvilken dag', optional: true, max: dayOf(page.now).toString() })}
        </div>`,
      {
        open: ['referredBy', 'referrerName', 'referrerOrganisation', 'agreedBy', 'agreedOn'].some(
          (name) => page.typed?.[name],
        ),
      },
    )}`

const child = (page: Register) =>
  html`<div class="field-row">
      ${textField({ ...page, name: 'givenName', label: 'Fornavn', autocomplete: 'off' })}
      ${textField({ ...page, name: 'familyName', label: 'Efternavn', autocomplete: 'off' })}
    </div>
    <div class="field-row">
      ${cprField({ ...page, name: 'cpr', label: 'CPR-nummer', optional: true, hint: 'Det kan vente.' })}
      ${textField({ ...page, name: 'birthDate', label: 'Fødselsdag', width: 20, autocomplete: 'off', optional: true, hint: 'Fx 5.5.2014. Ikke nødvendig med CPR-nummer.' })}
    </div>
    ${deliberateFields(page)} ${placeFields(page, page.places, { residence: null, acting: null })}`

const about = (page: Register) =>
  html`${themeField(page)}
  ${textArea({ ...page, name: 'about', label: 'Kort resumé', optional: true, limit: 4000, hint: 'Saglige stikord om det, familien fortæller.' })}
  ${unitField(page, page.places)}
  ${details(
    'Sprog, tolk og bedste tid',
    html`<div class="field-row">
        ${select({ ...page, name: 'language', label: 'Sprog', options: LANGUAGES.map((code) => ({ value: code, label: languageName(code) })), value: 'da' })}
        ${textField({ ...page, name: 'bestTime', label: 'Bedste tid at ringe', optional: true })}
      </div>
      ${checkbox({ ...page, name: 'interpreter', label: 'Vil gerne have tolk', optional: true })}`,
    {
      open: Boolean(
        page.typed && (page.typed['language'] !== 'da' || page.typed['bestTime'] || page.typed['interpreter']),
      ),
    },
  )}`
