import { emptyState } from './card.ts'
import { number } from './danish.ts'
import { attributes, html, type Child } from './html.ts'
import { pager, type Paging } from './pager.ts'

export type Column<Key extends string> = {
  key: Key
  label: string
  /** The heading is a link that orders by this column. */
  sort?: boolean | undefined
  /** Numbers stand to the right, digit under digit. */
  numeric?: boolean | undefined
  /** Short words that shall not break: a name, a date. */
  tight?: boolean | undefined
}

export type Sort<Key extends string = string> = { by: Key; down: boolean }

export type WorkTable<Key extends string> = Partial<Paging> & {
  caption: string
  /** The first column names the row. */
  columns: readonly Column<Key>[]
  rows: readonly Readonly<Record<NoInfer<Key>, Child>>[]
  sort?: Sort<NoInfer<Key>> | undefined
  hrefFor?: ((to: { sort: Sort<NoInfer<Key>> | undefined; page: number }) => string) | undefined
  /** What to say when there are no rows. */
  empty: Child
  /** The caption is for the ear only, where a heading already says it. */
  quietCaption?: boolean | undefined
}

export const ROWS_ON_A_PAGE = 50

/** A work list: compact on a screen, a card for each row on a phone. Order and page are links, so the URL is the state. */
export function workTable<Key extends string>(table: WorkTable<Key>) {
  if (table.rows.length === 0) return emptyState(table.empty)
  const { page = 1, pages = 1, total = table.rows.length, hrefFor } = table
  return html`<table class="work">
      <caption${attributes({ class: table.quietCaption && 'sr-only' })}>${table.caption}</caption>
      <thead>
        <tr>${table.columns.map((column) => head(column, table))}</tr>
      </thead>
      <tbody>
        ${table.rows.map(
          (row) =>
            html`<tr>
              ${table.columns.map((column, at) => cell(column, row[column.key], at === 0))}
            </tr>`,
        )}
      </tbody>
    </table>
    ${hrefFor && pages > 1 && pager({ page, pages, total }, (to) => hrefFor({ sort: table.sort, page: to }))}`
}

function head<Key extends string>({ key, label, sort, numeric }: Column<Key>, table: WorkTable<Key>) {
  const here = table.sort?.by === key ? table.sort : undefined
  const order = here && (here.down ? 'descending' : 'ascending')
  const href = sort && table.hrefFor?.({ sort: { by: key, down: here ? !here.down : false }, page: 1 })
  const own = attributes({ scope: 'col', class: numeric && 'numeric', 'aria-sort': order })
  return html`<th${own}>${href ? html`<a href="${href}">${label}</a>` : label}</th>`
}

function cell({ label, numeric, tight }: Column<string>, value: Child, first: boolean) {
  const shown = typeof value === 'number' ? number(value) : value
  const own = { class: (numeric && 'numeric') || (tight && 'tight') }
  return first
    ? html`<th${attributes({ scope: 'row', ...own })}>${shown}</th>`
    : html`<td${attributes({ 'data-label': label, ...own })}>${shown}</td>`
}
