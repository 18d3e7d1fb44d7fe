import { dayOf, type Day } from '#platform/time.ts'
import { buttonLink } from '#ui/button.ts'
import { heading } from '#ui/card.ts'
import { count, moment, relativeDay, shortDay } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { tabs } from '#ui/links.ts'
import { tag } from '#ui/tag.ts'
import { workTable } from '#ui/work-table.ts'
import { SHOWS, type Drawn, type Filter, type listDrawn, type Month, type Show } from '../list.ts'
import { whyDrawn } from '../rule.ts'
import { basisOf, kindName, outcomeName, thingOf } from '../words.ts'
import { inMonth } from './month.ts'

type Found = Awaited<ReturnType<typeof listDrawn>>
type Shown = { found: Found; filter: Filter; month: Month | null; today: Day }

const showName = { open: 'Mangler', done: 'Gennemgået', all: 'Alle' } as const satisfies Record<Show, string>
const NOTHING = {
  open: 'Alle opslag i måneden er gennemgået.',
  done: 'Ingen opslag i måneden er gennemgået endnu.',
  all: 'Ingen opslag er udtrukket for den måned.',
} as const satisfies Record<Show, string>

const RESTRICTED = buttonLink('Begrænsede journaler', '/log-control/restrictions', { kind: 'quiet' })

const hrefOf = (month: Month, { show, page }: Filter) =>
  `/log-control?month=${month.month.slice(0, 7)}&show=${show}${page > 1 ? `&page=${page}` : ''}`

/** The looks of a month that were drawn, the gravest first. */
export const listPage = (frame: Frame, { found, filter, month, today }: Shown) =>
  staffPage(
    frame,
    { title: 'Logkontrol', wide: true },
    month
      ? html`${heading(`Logkontrol, ${inMonth(month.month)}`, {
          line: state(month, today),
          actions: html`${buttonLink('Tidligere måneder', '/log-control/months', { kind: 'quiet' })}
          ${buttonLink('Udskriv', `/log-control/print?month=${month.month.slice(0, 7)}`, { kind: 'quiet' })}
          ${RESTRICTED} ${buttonLink('Indstillinger', '/log-control/settings', { kind: 'quiet' })}`,
        })}
        ${tabs(
          'Hvilke opslag',
          SHOWS.map((show) => ({
            label: showName[show],
            href: hrefOf(month, { ...filter, show, page: 1 }),
            current: show === filter.show,
          })),
        )}
        ${table(found, month, filter)}`
      : html`${heading('Logkontrol', { actions: html`${RESTRICTED} ${buttonLink('Indstillinger', '/log-control/settings', { kind: 'quiet' })}` })}
          <p>
            Ingen måned er udtrukket endnu. Den første arbejdsdag i hver måned udtrækkes opslag fra måneden før: nogle
            tilfældige for hver medarbejder, og dem, der kræver et blik.
          </p>`,
  )

/** How many of a month still wait for an answer. */
export const leftOf = ({ drawn, reviewed, gone }: Month): number => drawn - reviewed - gone

export const state = (month: Month, today: Day): string => {
  const left = leftOf(month)
  const gone = month.gone > 0 ? ` · ${month.gone} slettet, før de blev gennemgået` : ''
  const done = `${month.reviewed} af ${count(month.drawn, 'opslag', 'opslag')} gennemgået${gone}`
  return left === 0 ? done : `${done} · frist ${shortDay(month.dueOn, today)}, ${relativeDay(month.dueOn, today)}`
}

const table = (found: Found, month: Month, filter: Filter): Child =>
  workTable({
    caption: `Opslag, ${showName[filter.show].toLowerCase()}`,
    quietCaption: true,
    columns: [
      { key: 'who', label: 'Medarbejder' },
      { key: 'at', label: 'Tidspunkt' },
      { key: 'whom', label: 'Barn' },
      { key: 'what', label: 'Hvad og hvorfor' },
      { key: 'why', label: 'Udtrukket' },
      { key: 'outcome', label: 'Gennemgang' },
    ],
    rows: found.rows.map((row) => cells(row)),
    page: filter.page,
    pages: found.pages,
    total: found.total,
    hrefFor: ({ page }) => hrefOf(month, { ...filter, page }),
    empty: NOTHING[filter.show],
  })

const cells = (row: Drawn) => ({
  who: html`<a href="/log-control/looks/${row.id}">${row.staffName}</a> <span class="quiet">${row.profession}</span>`,
  at: whenOf(row),
  whom: whomOf(row),
  what: html`${whatOf(row)}${row.reason && html`<br /><q>${row.reason}</q>`}`,
  why: html`<span class="chips"
    >${whyDrawn(row.rules).map((word) => tag(row.rules.length ? 'warn' : 'plain', word))}</span
  >`,
  outcome: outcomeOf(row),
})

export const whomOf = ({ childName, criterion }: Drawn): string => childName ?? criterion ?? ''

/** When it was; one that is past the log's term says so. */
export const whenOf = ({ at }: Drawn): string => (at ? moment(at) : 'slettet efter fristen')

export const whatOf = ({ kind, what, basis }: Drawn): string =>
  kind && what && basis ? `${thingOf(what)}, ${kindName[kind]} · ${basisOf(basis)}` : ''

export const outcomeOf = ({ outcome, reviewedBy, reviewedAt, at }: Drawn): Child =>
  outcome
    ? html`${tag(outcome === 'unwarranted' ? 'bad' : 'ok', outcomeName[outcome])}
        <span class="quiet">${reviewedBy}${reviewedAt && `, ${shortDay(dayOf(reviewedAt))}`}</span>`
    : html`<span class="quiet">${at ? 'mangler' : 'ikke gennemgået'}</span>`
