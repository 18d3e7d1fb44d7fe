import type { Staff } from '#platform/ctx.ts'
import type { deletionsOf } from '#platform/deletions.ts'
import type { Errors, Typed } from '#platform/form.ts'
import { may } from '#registry/access/roles.ts'
import { button } from '#ui/button.ts'
import { card, columns, heading } from '#ui/card.ts'
import { count, moment } from '#ui/danish.ts'
import { form, formActions, hiddenFields } from '#ui/form.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { numberField } from '#ui/text-fields.ts'
import { workTable } from '#ui/work-table.ts'
import type { Settings } from '../settings.ts'

export type Shown = {
  typed?: Typed | undefined
  errors?: Errors | undefined
  isStale?: boolean
  isSaved?: boolean
}
type RetentionPage = Shown & {
  settings: Settings
  deletions: Awaited<ReturnType<typeof deletionsOf>>
  logMonths: number
  reader: Staff
}

const ADDRESS = '/administration/retention'

/** What is kept how long, and what the night deleted. No child is shown here. */
export const retentionPage = (frame: Frame, page: RetentionPage) =>
  staffPage(
    frame,
    { title: 'Opbevaring og sletning', errors: page.errors, wide: true },
    html`${heading('Opbevaring og sletning', { line: 'Hvor længe oplysninger gemmes, og hvad der er slettet' })}
    ${page.isSaved && notice('success', 'Gemt', 'De nye frister gælder fra nu.', { live: true })}
    ${page.isStale && notice('warning', 'En anden har gemt en ændring, mens du skrev', 'Det, du skrev, står herunder. Gem igen, hvis dit skal gælde.', { live: true })}
    ${card('Det, der slettes af sig selv', deleted(page))}
    ${columns(journals(page), may('retention.write', page.reader) && card('Frister', fields(page)))}`,
  )

const deleted = ({ settings, deletions, logMonths }: RetentionPage): Child => {
  const rows: [job: string, what: string, term: string][] = [
    [
      'retention.drafts',
      'Kladder til notater, der ikke er underskrevet, og til underretninger, der ikke er sendt',
      `${settings.draftDays} dage efter, de sidst er gemt, og så længe en sag om barnet er åben`,
    ],
    ['entrance.unfinished', 'Ufærdige anmodninger om hjælp fra borgere', 'en dag'],
    ['access.forget', 'Loggen over opslag', `${logMonths} måneder`],
    ['housekeeping', 'Afsluttede sessioner, forsøg på at logge ind, nøgler til formularer', 'fra en time til 30 dage'],
  ]
  return workTable({
    caption: 'Det, der slettes af sig selv',
    quietCaption: true,
    columns: [
      { key: 'what', label: 'Hvad' },
      { key: 'term', label: 'Gemmes' },
      { key: 'at', label: 'Sidst kørt' },
      { key: 'last', label: 'Slettet da', numeric: true },
      { key: 'total', label: 'I alt', numeric: true },
    ],
    rows: rows.map(([job, what, term]) => {
      const done = deletions.find((each) => each.job === job)
      return {
        what,
        term,
        at: done ? moment(done.at) : html`<span class="quiet">ikke kørt endnu</span>`,
        last: done?.last.toLocaleString('da-DK') ?? '–',
        total: done?.total.toLocaleString('da-DK') ?? '–',
      }
    }),
    empty: '',
  })
}

const journals = ({ settings, reader }: RetentionPage): Child =>
  card(
    'Journalen',
    html`<p>
        Underskrevne notater slettes ikke. De opbevares mindst ${count(settings.years, 'år', 'år')} efter det sidste
        notat, og længere, når en klage-, erstatnings- eller tilsynssag er åben. Derefter står de på en liste, til
        kommunen har afgjort med arkivet, hvad der skal ske.
      </p>
      ${may('retention.write', reader) && html`<p><a href="${ADDRESS}/records">Se journaler, hvis frist er udløbet</a></p>`}`,
  )

const fields = ({ settings, typed, errors }: RetentionPage): Child =>
  form({ action: ADDRESS, keep: ADDRESS, errors }, [
    hiddenFields({ version: settings.version }),
    numberField({
      typed,
      errors,
      name: 'years',
      label: 'Journaler opbevares så mange år efter det sidste notat',
      hint: 'Mindst 10.',
      value: String(settings.years),
    }),
    numberField({
      typed,
      errors,
      name: 'draftDays',
      label: 'Kladder slettes så mange dage efter, de sidst er gemt',
      hint: 'Mindst 90. Foreslået: 365.',
      value: String(settings.draftDays),
    }),
    formActions(button('Gem')),
  ])
