import { dayOf } from '#platform/time.ts'
import { disabledAction, postButton } from '#ui/button.ts'
import { card } from '#ui/card.ts'
import { shortDay, time, type Day } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { tabs } from '#ui/links.ts'
import { notice } from '#ui/notice.ts'
import { tag } from '#ui/tag.ts'
import { workTable } from '#ui/work-table.ts'
import { hrefOf, ROWS, STATES, type Filter } from '../filter.ts'
import type { Report } from '../list.ts'
import { saidOf } from '../mend.ts'
import type { Settings } from '../settings.ts'
import { manyIn, type Standing } from '../standing.ts'
import { leftOutName, stateKind, stateName, thingName } from '../words.ts'

export type Reports = {
  reports: readonly Report[]
  standing: Standing
  filter: Filter
  today: Day
  settings: Pick<Settings, 'sorCode' | 'isPaused'>
  /** Whether they were just asked to be sent again, all of them. */
  isOrderedAgain: boolean
  /** Whether the reader's role opens pathways; then they are led to. */
  mayOpen: boolean
}

const tabName = {
  refused: 'Afvist',
  failed: 'Kunne ikke leveres',
  pending: 'Venter',
  sent: 'Sendt',
  duplicate: 'Modtaget i forvejen',
  left_out: 'Udeladt',
  replaced: 'Erstattet',
} as const satisfies Record<(typeof STATES)[number], string>

const noneName = {
  refused: 'Ingen indberetninger er afvist.',
  failed: 'Alle indberetninger kunne leveres.',
  pending: 'Ingen indberetninger er på vej.',
  sent: 'Ingen indberetninger er sendt.',
  duplicate: 'Ingen indberetninger var modtaget i forvejen.',
  left_out: 'Ingen er udeladt.',
  replaced: 'Ingen indberetninger er erstattet.',
} as const satisfies Record<(typeof STATES)[number], string>

/** The work list: one row for each child and day, those first that somebody must see to. */
export const reportsCard = (shown: Reports): Child =>
  card('Indberetninger', html`${stateTabs(shown)} ${allAgain(shown)} ${table(shown)}`, { id: 'reports' })

const again = { refused: 'Send alle afviste igen', failed: 'Send alle, der ikke kunne leveres, igen' } as const

/** Those of a state that somebody must see to, all at once, when what was in their way is no longer there. */
function allAgain({ filter: { state }, standing, settings: { sorCode, isPaused }, isOrderedAgain }: Reports): Child {
  if (isOrderedAgain) return orderedAgain
  if ((state !== 'refused' && state !== 'failed') || standing.of[state] === 0) return null
  if (!sorCode) return disabledAction(again[state], 'Kommunens SOR-kode mangler.')
  if (isPaused) return disabledAction(again[state], 'Indberetningen er sat på pause.')
  return postButton(again[state], '/reporting/redeliveries', { values: { state } })
}

const orderedAgain = notice(
  'success',
  'De bliver sendt igen',
  html`Det sker i baggrunden. <a href="/reporting#reports">Hent siden igen</a> om lidt for at se, hvad der blev af dem.`,
  { live: true },
)

const stateTabs = ({ standing, filter }: Reports) =>
  tabs('Hvilke indberetninger', [
    {
      href: hrefOf({ ...filter, page: 1, state: null, period: filter.period.name }),
      label: 'Alle',
      count: manyIn(standing, null),
      current: filter.state === null,
    },
    ...STATES.map((state) => ({
      href: hrefOf({ state, period: filter.period.name }),
      label: tabName[state],
      count: standing.of[state],
      current: filter.state === state,
    })),
  ])

function table(shown: Reports) {
  const { filter, standing } = shown
  const many = manyIn(standing, filter.state)
  return workTable({
    caption: 'Indberetninger, en for hvert barn og hver dag',
    quietCaption: true,
    columns: [
      { key: 'child', label: 'Barn' },
      { key: 'day', label: 'Dag', tight: true },
      { key: 'what', label: 'Fortæller om' },
      { key: 'state', label: 'Tilstand' },
      { key: 'when', label: 'Hvornår', tight: true },
    ],
    rows: shown.reports.map((report) => row(report, shown)),
    empty: filter.state
      ? noneName[filter.state]
      : 'Her er ingen indberetninger endnu. Den første kommer, når et forløb er begyndt, og kørslen har været.',
    page: filter.page,
    pages: Math.max(1, Math.ceil(many / ROWS)),
    total: many,
    hrefFor: ({ page }) => hrefOf({ state: filter.state, page, period: filter.period.name }),
  })
}

const row = (report: Report, { today, mayOpen }: Reports) => ({
  child:
    report.pathwayId && mayOpen
      ? html`<a href="/pathways/${report.pathwayId}">${report.childName}</a>`
      : html`${report.childName}`,
  day: html`<a href="/reporting/${report.id}"
    >${shortDay(report.day, today)}<span class="sr-only">, indberetningen om ${report.childName}</span></a
  >`,
  what: tells(report, today),
  state: html`${tag(stateKind[report.state], stateName[report.state])} ${why(report)}`,
  when: when(report, today),
})

const MOST_NAMED = 5

/** What is new in it, in words. */
export function tells({ things, leftOut }: Report, today: Day): string {
  if (leftOut) return 'Intet'
  const names = things.filter(({ isRepeated }) => !isRepeated).flatMap((thing) => thingName(thing, today) ?? [])
  const more = names.length - MOST_NAMED
  return [...names.slice(0, MOST_NAMED), ...(more > 0 ? [`og ${more} mere`] : [])].join(' · ')
}

function why({ faults: [first, ...more], leftOut, state, things }: Report): Child {
  if (leftOut) return html`<span class="quiet">${leftOutName[leftOut]}</span>`
  if (!first || state === 'replaced') return null
  return html`<span class="quiet"
    >${saidOf(first, things).words} ${more.length > 0 && `(og ${more.length} mere)`}</span
  >`
}

/** When it was settled, or is tried next, or was made. */
function when({ settledAt, nextTryAt, builtAt }: Report, today: Day): string {
  const at = (instant: Date) => `${shortDay(dayOf(instant), today)} kl. ${time(instant)}`
  if (settledAt) return at(settledAt)
  return nextTryAt ? `prøves igen ${at(nextTryAt)}` : at(builtAt)
}
