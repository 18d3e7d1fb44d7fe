import { heading } from '#ui/card.ts'
import { count, relativeDay, shortDay } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { tabs } from '#ui/links.ts'
import { tag } from '#ui/tag.ts'
import { workTable } from '#ui/work-table.ts'
import { dayOf, type Day } from '#platform/time.ts'
import { SHOWS, type Filter, type Listed, type Show } from '../list.ts'

const showName = {
  waiting: 'Venter på kvittering',
  overdue: 'Over fristen',
  received: 'Kvitteret',
  sent: 'Alle sendte',
  drafts: 'Kladder',
} as const satisfies Record<Show, string>

const NOTHING = {
  waiting: 'Ingen underretninger venter på kvittering.',
  overdue: 'Ingen underretninger er over fristen.',
  received: 'Ingen underretninger er kvitteret endnu.',
  sent: 'Der er ikke sendt nogen underretning.',
  drafts: 'Der er ingen kladder.',
} as const satisfies Record<Show, string>

const hrefOf = ({ show, page }: Filter): string => `/concerns?show=${show}${page > 1 ? `&page=${page}` : ''}`

/** The underretninger of the offer, as a leader follows them. */
export const listPage = (frame: Frame, { found, filter, today }: { found: Listed; filter: Filter; today: Day }) =>
  staffPage(
    frame,
    { title: 'Underretninger', wide: true },
    html`${heading('Underretninger', { line: `${count(found.total, 'underretning', 'underretninger')} · fristen for at spørge efter kvittering er tilbuddets egen` })}
    ${tabs(
      'Hvilke underretninger',
      SHOWS.map((show) => ({ label: showName[show], href: hrefOf({ show, page: 1 }), current: show === filter.show })),
    )}
    ${workTable({
      caption: showName[filter.show],
      quietCaption: true,
      columns: [
        { key: 'child', label: 'Barn' },
        { key: 'sent', label: filter.show === 'drafts' ? 'Begyndt' : 'Sendt', tight: true },
        { key: 'receiver', label: 'Modtager' },
        { key: 'receipt', label: 'Kvittering' },
        { key: 'author', label: 'Skrevet af' },
      ],
      rows: found.rows.map((row) => cells(row, today)),
      page: filter.page,
      pages: found.pages,
      total: found.total,
      hrefFor: ({ page }) => hrefOf({ ...filter, page }),
      empty: NOTHING[filter.show],
    })}`,
  )

const cells = (row: Listed['rows'][number], today: Day) => ({
  child: html`<a href="/pathways/${row.pathway_id}/concerns/${row.id}">${row.given_name} ${row.family_name}</a>
    ${row.is_acute && tag('bad', 'akut')}`,
  sent: shortDay(dayOf(row.sent_at ?? row.begun_at), today),
  receiver: row.receiver || html`<span class="quiet">ikke valgt</span>`,
  receipt: receiptWords(row, today),
  author: row.author_name,
})

const receiptWords = ({ sent_at, receipt_on, due_on }: Listed['rows'][number], today: Day): Child => {
  if (!sent_at) return tag('warn', 'ikke sendt')
  if (receipt_on) return tag('ok', `kvitteret ${shortDay(receipt_on, today)}`)
  if (!due_on) return tag('plain', 'venter')
  const isOver = due_on < today.toString()
  return tag(isOver ? 'bad' : 'plain', `${isOver ? 'skulle være spurgt' : 'spørg'} ${relativeDay(due_on, today)}`)
}
