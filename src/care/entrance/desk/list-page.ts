import type { Day } from '#platform/time.ts'
import { clockOf, partyName, PRELIMINARY_TALK_DAYS, referrerName, themeName } from '#care/pathways/pathways.ts'
import { CLOSED_NAME } from '#registry/access/access.ts'
import { buttonLink } from '#ui/button.ts'
import { emptyState, heading } from '#ui/card.ts'
import { age, dayOf, number, shortDay } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { tabs } from '#ui/links.ts'
import { clockBadge, tag } from '#ui/tag.ts'
import { workTable } from '#ui/work-table.ts'
import { MOST_COUNTED, type Listed, type Shelf } from './list.ts'
import { sourceName, statusName } from './words.ts'

type List = { listed: Listed; shelf: Shelf; page: number; today: Day }
type Row = Listed['rows'][number]

const hrefOf = (shelf: Shelf, page: number): string => {
  const query = new URLSearchParams({
    ...(shelf === 'handled' && { show: 'handled' }),
    ...(page > 1 && { page: String(page) }),
  }).toString()
  return query ? `/entrance?${query}` : '/entrance'
}

/** Indgangen: the henvendelser that wait, by clock. */
export const listPage = (frame: Frame, list: List) => {
  const { shelf } = list
  return staffPage(
    frame,
    { title: 'Indgangen', wide: true },
    html`${heading('Indgangen', {
      line: summary(list),
      actions: buttonLink('Registrér henvendelse', '/entrance/new', { kind: 'primary' }),
    })}
    ${tabs('Hvilke henvendelser', [
      { label: 'Venter', href: hrefOf('waiting', 1), current: shelf === 'waiting' },
      { label: 'Behandlet', href: hrefOf('handled', 1), current: shelf === 'handled' },
    ])}
    ${shelf === 'waiting' ? waiting(list) : handled(list)}`,
  )
}

function summary({ listed: { total }, shelf }: List): string {
  const many = total === MOST_COUNTED ? `mindst ${number(total)}` : number(total)
  const noun = total === 1 ? 'henvendelse' : 'henvendelser'
  return shelf === 'waiting' ? `${many} ${noun} venter på at blive til et forløb` : `${many} ${noun} er behandlet`
}

const beyond = (list: List): Child =>
  list.page > list.listed.pages && html`<p><a href="${hrefOf(list.shelf, 1)}">Vis den første side</a></p>`

const paging = ({ listed, shelf, page }: List) => ({
  page,
  pages: listed.pages,
  total: listed.total,
  hrefFor: ({ page: to }: { page: number }) => hrefOf(shelf, to),
})

const waiting = (list: List): Child =>
  list.listed.rows.length === 0
    ? emptyState(
        list.listed.total
          ? 'Her er ikke flere.'
          : 'Ingen henvendelser venter. Nye fra hjemmesiden kommer her af sig selv.',
        beyond(list),
      )
    : workTable({
        caption: 'Henvendelser, der venter',
        quietCaption: true,
        columns: [
          { key: 'child', label: 'Barn' },
          { key: 'clock', label: 'Ur' },
          { key: 'from', label: 'Fra' },
          { key: 'themes', label: 'Handler om' },
          { key: 'cpr', label: 'CPR-nummer' },
          { key: 'received', label: 'Modtaget', tight: true },
        ],
        rows: list.listed.rows.map((row) => ({
          child: html`${child(row, list.today)} ${row.mayBeKnown && tag('warn', 'mulig dublet')}`,
          clock: clockBadge(clockOf({ from: row.received_on, goalDays: PRELIMINARY_TALK_DAYS, today: list.today })),
          from: from(row),
          themes: themes(row),
          cpr: row.cpr_lookup ? 'oplyst' : tag('warn', 'mangler'),
          received: shortDay(row.received_on, list.today),
        })),
        ...paging(list),
        empty: '',
      })

const handled = (list: List): Child =>
  list.listed.rows.length === 0
    ? emptyState(list.listed.total ? 'Her er ikke flere.' : 'Ingen henvendelser er behandlet endnu.', beyond(list))
    : workTable({
        caption: 'Behandlede henvendelser',
        quietCaption: true,
        columns: [
          { key: 'child', label: 'Barn' },
          { key: 'status', label: 'Blev til' },
          { key: 'by', label: 'Af' },
          { key: 'handled', label: 'Behandlet', tight: true },
          { key: 'received', label: 'Modtaget', tight: true },
        ],
        rows: list.listed.rows.map((row) => ({
          child: child(row, list.today),
          status: tag(row.status === 'opened' ? 'ok' : 'plain', statusName[row.status]),
          by: row.handler_name,
          handled: row.handled_at && shortDay(dayOf(row.handled_at), list.today),
          received: shortDay(row.received_on, list.today),
        })),
        ...paging(list),
        empty: '',
      })

const child = (row: Row, today: Day) =>
  row.is_closed
    ? html`<a href="/entrance/${row.id}">${CLOSED_NAME}</a>`
    : html`<a href="/entrance/${row.id}">${row.child_given_name} ${row.child_family_name}</a>
        <span class="quiet nowrap">${age(row.child_birth_date, today)} år</span>`

const from = (row: Row) =>
  html`${row.referred_by ? `${referrerName[row.referred_by]} for ${partyName[row.contacted_by]}` : partyName[row.contacted_by]}
    <span class="quiet">${sourceName[row.source]}</span>
    ${row.needs_interpreter && tag('plain', 'tolk')}
    ${row.parents_know === 'not_yet' && tag('warn', 'tal med den unge først')}`

const themes = ({ themes }: Row) => themes.map((theme) => themeName[theme]).join(', ')
