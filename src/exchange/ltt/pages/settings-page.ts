import type { Errors, Typed } from '#platform/form.ts'
import { button } from '#ui/button.ts'
import { card, heading } from '#ui/card.ts'
import { radioGroup } from '#ui/choice-fields.ts'
import { moment } from '#ui/danish.ts'
import { timeField } from '#ui/date-fields.ts'
import { form, formActions, hiddenFields } from '#ui/form.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { textField } from '#ui/text-fields.ts'
import type { Settings } from '../settings.ts'

export type SettingsPage = {
  settings: Settings
  typed?: Typed | undefined
  errors?: Errors | undefined
  isStale?: boolean
  isSaved?: boolean
}

const URL = '/administration/reporting'

/** What the municipality decides about its reports. No child is shown here. */
export const settingsPage = (frame: Frame, page: SettingsPage) =>
  staffPage(
    frame,
    { title: 'Opsætning af indberetning', errors: page.errors },
    html`${heading('Opsætning af indberetning', { line: lastRun(page.settings) })}
    ${page.isSaved && saved(page.settings)} ${page.isStale && stale} ${card(null, fields(page))}`,
  )

const lastRun = ({ lastRunAt }: Settings): string =>
  lastRunAt ? `Seneste kørsel: ${moment(lastRunAt)}.` : 'Der har ikke været en kørsel endnu.'

/** What was decided, said back in a sentence. */
function saved({ sorCode, runsAt, isPaused }: Settings): Child {
  const at = `hver dag kl. ${runsAt.replace(':', '.')}`
  const said = isPaused
    ? 'Indberetningen er sat på pause. Intet sendes, før pausen er ophævet.'
    : sorCode
      ? `Der sendes ${at}.`
      : `Der sendes ${at}, så snart SOR-koden er skrevet.`
  return notice('success', 'Gemt', said, { live: true })
}

const stale = notice(
  'warning',
  'En anden har gemt en ændring, mens du skrev',
  html`Intet af det, du skrev, er gået tabt. <a href="${URL}">Se det, som det er nu</a>, eller gem igen, hvis dit skal
    gælde.`,
  { live: true },
)

const fields = ({ settings, typed, errors }: SettingsPage): Child =>
  form({ action: URL, keep: URL, errors }, [
    hiddenFields({ version: settings.version }),
    textField({
      typed,
      errors,
      name: 'sorCode',
      label: 'Kommunens SOR-kode',
      hint: 'Nummeret i Sundhedsvæsenets Organisationsregister: cifre, mindst 11. Uden det kan intet indberettes.',
      value: settings.sorCode ?? '',
      optional: 'kan skrives senere',
      width: 20,
      autocomplete: 'off',
    }),
    timeField({
      typed,
      errors,
      name: 'runsAt',
      label: 'Hvornår der sendes',
      hint: 'Hver dag på dette klokkeslæt, eller inden for et kvarter. Sent om aftenen er dagen med.',
      value: settings.runsAt,
    }),
    radioGroup({
      typed,
      errors,
      name: 'running',
      label: 'Skal der sendes?',
      value: settings.isPaused ? 'paused' : 'yes',
      options: [
        { value: 'yes', label: 'Ja, hver dag' },
        {
          value: 'paused',
          label: 'Nej, sæt på pause',
          hint: 'Intet sendes, heller ikke med Send nu. Det, der sker imens, går ikke tabt: det sendes dag for dag, når pausen ophæves.',
        },
      ],
    }),
    formActions(button('Gem')),
  ])
