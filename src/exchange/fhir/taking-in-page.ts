import type { Errors, Typed } from '#platform/form.ts'
import { informantName } from '#care/measures/measures.ts'
import { button } from '#ui/button.ts'
import { card, heading } from '#ui/card.ts'
import { select } from '#ui/choice-fields.ts'
import { fileField } from '#ui/file-field.ts'
import { fieldRow, fieldSection, form, formActions } from '#ui/form.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { backLink } from '#ui/links.ts'
import { notice } from '#ui/notice.ts'
import { numberField, textArea } from '#ui/text-fields.ts'
import type { Fault } from './reading/faults.ts'

/** The page of `care/measures` that lists the forms. */
export const ADMINISTRATION = '/administration/measures'

/** Nobody mends more at a time. */
const MOST_FAULTS = 20

type Shown = { typed?: Typed; errors?: Errors; faults?: readonly Fault[] }

/** A file or its text, and what to say of it where it is silent itself. */
export const takingInPage = (frame: Frame, { faults = [], ...shown }: Shown = {}) =>
  staffPage(
    frame,
    { title: 'Hent et skema ind' },
    html`${backLink(ADMINISTRATION, 'Mål og skemaer')}
    ${heading('Hent et skema ind', { line: 'Et spørgeskema fra et andet system, som FHIR Questionnaire (R4) i JSON.' })}
    ${faults.length > 0 && faultNotice(faults)}
    ${card(
      null,
      form(
        { action: `${ADMINISTRATION}/forms/new`, files: true, errors: shown.errors },
        html`<p>
            Skemaet tages kun ind, når det her bliver spurgt og gjort op, som det er ment. Kommunen skal have lov til at
            bruge det: indehaver og vilkår skal stå i filen (copyright).
          </p>
          ${fileField({ ...shown, name: 'file', label: 'Fil (JSON)', accept: 'application/json,.json', optional: true })}
          ${textArea({ ...shown, name: 'text', label: 'Eller filens tekst', rows: 8, optional: true })}
          ${fieldSection('Hvis filen ikke selv siger det', silent(shown))}
          ${formActions(button('Hent ind'), html`<a href="${ADMINISTRATION}">Fortryd</a>`)}`,
      ),
    )}`,
  )

const silent = (shown: Pick<Shown, 'typed' | 'errors'>): Child =>
  html`${select({
    ...shown,
    name: 'informant',
    label: 'Hvem svarer?',
    optional: true,
    empty: 'Som filen siger',
    options: Object.entries(informantName).map(([value, label]) => ({ value, label })),
  })}
  ${fieldRow(
    numberField({ ...shown, name: 'fromAge', label: 'Fra alder', optional: true }),
    numberField({ ...shown, name: 'toAge', label: 'Til alder', optional: true }),
  )}
  ${select({
    ...shown,
    name: 'sum',
    label: 'Scoren',
    hint: 'Vælg kun summen, når skemaets egen vejledning siger, at alle svar lægges sammen.',
    optional: true,
    empty: 'Som filen siger',
    options: [
      { value: 'low', label: 'Summen af alle svar; en lav score er god' },
      { value: 'high', label: 'Summen af alle svar; en høj score er god' },
    ],
  })}`

const faultNotice = (faults: readonly Fault[]): Child =>
  notice(
    'error',
    'Skemaet kan ikke hentes ind',
    html`<ul>
        ${faults.slice(0, MOST_FAULTS).map(({ location, words }) => html`<li><code>${location}</code>: ${words}</li>`)}
      </ul>
      ${faults.length > MOST_FAULTS && html`<p>Der er ${faults.length - MOST_FAULTS} fejl til.</p>`}`,
    { live: true },
  )
