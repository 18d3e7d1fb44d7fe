import { count, day, shortDay } from '#ui/danish.ts'
import { heading } from '#ui/card.ts'
import { html } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { backLink } from '#ui/links.ts'
import { workTable } from '#ui/work-table.ts'
import { dayOf, plainDate } from '#platform/time.ts'
import type { dueRecords } from '../load.ts'
import { keptUntil } from '../rule.ts'

/** R49: the records whose term is over. */
export const duePage = (frame: Frame, found: Awaited<ReturnType<typeof dueRecords>>) =>
  staffPage(
    frame,
    { title: 'Journaler, hvis frist er udløbet', wide: true },
    html`${backLink('/administration/retention', 'Opbevaring og sletning')}
    ${heading('Journaler, hvis frist er udløbet', {
      line: [
        count(found.total, 'journal', 'journaler'),
        found.held > 0 && `${count(found.held, 'bevares', 'bevares')} på grund af en sag og står her ikke`,
      ]
        .filter(Boolean)
        .join(' · '),
    })}
    ${workTable({
      caption: 'Journaler, hvis frist er udløbet',
      quietCaption: true,
      columns: [
        { key: 'child', label: 'Barn' },
        { key: 'born', label: 'Født' },
        { key: 'last', label: 'Sidste notat' },
        { key: 'until', label: 'Frist' },
      ],
      rows: found.records.map((record) => ({
        child: html`<a href="/pathways/${record.pathway_id}/retention">${record.given_name} ${record.family_name}</a>`,
        born: record.birth_date && day(plainDate(record.birth_date)),
        last: shortDay(dayOf(record.last_signed_at), found.today),
        until: day(keptUntil(dayOf(record.last_signed_at), found.years)),
      })),
      page: found.page,
      pages: found.pages,
      total: found.total,
      hrefFor: ({ page }) => `/administration/retention/records?page=${page}`,
      empty: 'Ingen journal er så gammel.',
    })}`,
  )
