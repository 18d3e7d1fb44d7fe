import type { Errors, Typed } from '#platform/form.ts'
import type { Day } from '#platform/time.ts'
import type { BannerChild } from '#registry/people/people.ts'
import { banner, type Pathway } from '#care/pathways/pathways.ts'
import { button } from '#ui/button.ts'
import { heading } from '#ui/card.ts'
import { checkboxes, radioGroup } from '#ui/choice-fields.ts'
import { moment } from '#ui/danish.ts'
import { dateField } from '#ui/date-fields.ts'
import { fieldRow, form, formActions } from '#ui/form.ts'
import { html } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { backLink } from '#ui/links.ts'
import { extractAddress, journalAddress } from '../addresses.ts'
import type { entriesToChoose } from '../extract.ts'
import { kindName } from '../words.ts'

type ExtractPage = {
  pathway: Pathway
  child: BannerChild
  entries: Awaited<ReturnType<typeof entriesToChoose>>
  today: Day
  typed?: Typed | undefined
  errors?: Errors | undefined
}

/** What of the journal is to be printed. */
export const extractPage = (frame: Frame, { pathway, child, entries, today, ...shown }: ExtractPage) =>
  staffPage(
    frame,
    { title: 'Udskrift af journal' },
    html`${banner({ pathway, child, today }, { linked: true })} ${backLink(journalAddress(pathway.id), 'Journal')}
    ${heading('Udskrift af journal', { line: 'Et PDF-dokument, der kan læses op. Barnets CPR-nummer står i det. At du henter det, bliver logget.' })}
    ${form({ action: extractAddress(pathway.id), errors: shown.errors }, [
      radioGroup({
        ...shown,
        name: 'part',
        label: 'Hvad skal med?',
        value: 'all',
        options: [
          { value: 'all', label: 'Hele journalen' },
          { value: 'pathway', label: 'Dette forløb' },
          {
            value: 'period',
            label: 'En periode',
            reveals: html`${fieldRow(
              dateField({ ...shown, name: 'from', label: 'Fra og med', optional: true }),
              dateField({ ...shown, name: 'to', label: 'Til og med', optional: true, value: today.toString() }),
            )}`,
          },
          ...(entries.length === 0
            ? []
            : [{ value: 'entries', label: 'Udvalgte notater', reveals: entryChoices(entries, shown) }]),
        ],
      }),
      radioGroup({
        ...shown,
        name: 'wordings',
        label: 'Notater, der er rettet',
        value: 'all',
        options: [
          { value: 'all', label: 'Alle udgaver', hint: 'Den nyeste først, og de tidligere under den' },
          { value: 'newest', label: 'Kun den nyeste udgave' },
        ],
      }),
      formActions(button('Hent PDF')),
    ])}`,
  )

const entryChoices = (
  entries: ExtractPage['entries'],
  shown: { typed?: Typed | undefined; errors?: Errors | undefined },
) =>
  checkboxes({
    ...shown,
    name: 'entries',
    label: 'Notater',
    optional: true,
    options: entries.map((entry) => ({
      value: entry.original_id,
      label: `${moment(entry.contact_at)}: ${kindName[entry.kind]}, ${entry.author_name}`,
    })),
  })
