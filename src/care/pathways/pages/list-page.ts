import { emptyState, heading } from '#ui/card.ts'
import { count, shortDay } from '#ui/danish.ts'
import { age } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { linkTo, tabs } from '#ui/links.ts'
import { workTable } from '#ui/work-table.ts'
import type { Day } from '#platform/time.ts'
import { STEPS } from '../contact.ts'
import type { Filter, ListedPathway, listPathways } from '../lists.ts'
import { closingName, contactName, themeName } from '../words.ts'
import { hrefOf } from '../filter.ts'
import type { LeadsTo } from '../leads-to.ts'
import { listedClock, listedNext } from './listed-clock.ts'

type List = {
  found: Awaited<ReturnType<typeof listPathways>>
  filter: Filter
  units: readonly { id: string; name: string }[]
  today: Day
  path: string
  leadsTo: LeadsTo
}

/** A work list of pathways, filtered by links. */
export const listPage = (frame: Frame, list: List) => {
  const title = list.filter.mine ? 'Mine forløb' : 'Alle forløb'
  return staffPage(
    frame,
    { title, wide: true },
    html`${heading(title, { line: summary(list) })} ${filters(list)} ${table(list, title)}`,
  )
}

const summary = ({ found, filter }: List) => {
  const many = found.total === 1000 ? 'mindst 1.000 forløb' : count(found.total, 'forløb', 'forløb')
  return `${many}${filter.status === 'completed' ? ', afsluttede' : ''}`
}

const link = (list: List, label: string, change: Partial<Filter>, current: boolean) => ({
  label,
  href: hrefOf(list.path, { ...list.filter, page: 1, ...change }),
  current,
})

const filters = (list: List): Child => {
  const { filter } = list
  return html`${tabs('Hvilke forløb', [
    link(
      list,
      'Åbne',
      { status: 'active', clock: null, unassigned: false },
      filter.status === 'active' && !filter.clock && !filter.unassigned,
    ),
    link(list, 'Over fristen', { status: 'active', clock: 'over', unassigned: false }, filter.clock === 'over'),
    link(
      list,
      'Frist inden for tre dage',
      { status: 'active', clock: 'soon', unassigned: false },
      filter.clock === 'soon',
    ),
    link(
      list,
      'Frist inden for en uge uden aftale',
      { status: 'active', clock: 'unplanned', unassigned: false },
      filter.clock === 'unplanned',
    ),
    ...(filter.mine
      ? []
      : [link(list, 'Uden ansvarlig', { status: 'active', clock: null, unassigned: true }, filter.unassigned)]),
    link(list, 'Afsluttede', { status: 'completed', clock: null, unassigned: false }, filter.status === 'completed'),
  ])}
  ${
    filter.status === 'active' &&
    tabs('Trin', [
      link(list, 'Alle trin', { step: null }, filter.step === null),
      ...STEPS.filter((step) => step !== 'ending').map((step) =>
        link(list, contactName[step], { step }, filter.step === step),
      ),
    ])
  }
  ${
    list.units.length > 1 &&
    tabs('Enhed', [
      link(list, 'Alle enheder', { unitId: null }, filter.unitId === null),
      ...list.units.map(({ id, name }) => link(list, name, { unitId: id }, filter.unitId === id)),
    ])
  }
  ${filter.theme && html`<p>Kun temaet ${themeName[filter.theme]}. <a href="${hrefOf(list.path, { ...filter, theme: null, page: 1 })}">Vis alle temaer</a></p>`}`
}

const table = (list: List, caption: string): Child => {
  const { found, filter, today, path } = list
  if (!found.rows.length)
    return emptyState('Ingen forløb passer til det, du har valgt.', html`<p><a href="${path}">Vis alle åbne</a></p>`)
  const done = filter.status === 'completed'
  return workTable({
    caption,
    quietCaption: true,
    columns: [
      { key: 'child', label: 'Barn' },
      { key: 'step', label: done ? 'Sluttede' : 'Trin' },
      { key: 'themes', label: 'Temaer' },
      { key: 'clock', label: done ? 'Hvorfor' : 'Ur', sort: !done },
      { key: 'next', label: 'Næste' },
      ...(filter.mine ? [] : [{ key: 'responsible', label: 'Ansvarlig' } as const]),
      { key: 'enquiry', label: 'Henvendelse', sort: true },
    ],
    rows: found.rows.map((row) => cells(row, today, list)),
    sort: { by: filter.sort, down: filter.down },
    page: filter.page,
    pages: found.pages,
    total: found.total,
    hrefFor: ({ sort, page }) =>
      hrefOf(path, { ...filter, page, sort: sort?.by === 'enquiry' ? 'enquiry' : 'clock', down: sort?.down ?? false }),
    empty: '',
  })
}

const cells = (row: ListedPathway, today: Day, { path, filter, leadsTo }: List) => ({
  child: html`${linkTo(leadsTo(row), `${row.given_name} ${row.family_name}`)}
    <span class="quiet">${row.birth_date && `${age(row.birth_date, today)} år`}</span>`,
  step: row.status === 'completed' ? row.ended_on && shortDay(row.ended_on, today) : contactName[row.step],
  themes: html`${(row.themes ?? []).map((theme, at) => html`${at > 0 && ', '}<a class="quiet" href="${hrefOf(path, { ...filter, theme, page: 1 })}">${themeName[theme]}</a>`)}`,
  clock: row.status === 'completed' ? row.closing_reason && closingName[row.closing_reason] : listedClock(row, today),
  next: listedNext(row, today),
  responsible: row.responsible_name ?? html`<span class="quiet">ikke fordelt</span>`,
  enquiry: shortDay(row.enquiry_on, today),
})
