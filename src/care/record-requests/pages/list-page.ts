import type { Staff } from '#platform/ctx.ts'
import type { Errors, Typed } from '#platform/form.ts'
import type { Day } from '#platform/time.ts'
import { dayOf } from '#platform/time.ts'
import { may } from '#registry/access/roles.ts'
import { button } from '#ui/button.ts'
import { card, heading } from '#ui/card.ts'
import { count, relativeDay, shortDay } from '#ui/danish.ts'
import { form } from '#ui/form.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { tabs } from '#ui/links.ts'
import { tag } from '#ui/tag.ts'
import { cprField } from '#ui/text-fields.ts'
import { workTable } from '#ui/work-table.ts'
import { requestAddress } from '../addresses.ts'
import { listedStep, SHOWS, type Filter, type Listed, type Show } from '../list.ts'
import { askedByName, decisionName, trackName, waitsFor } from '../words.ts'

const showName = {
  open: 'Åbne',
  mine: 'Mine',
  approval: 'Til godkendelse',
  closed: 'Afsluttede',
} as const satisfies Record<Show, string>
const NOTHING = {
  open: 'Ingen anmodninger venter på svar.',
  mine: 'Ingen anmodninger er givet til dig.',
  approval: 'Ingen afgørelser venter på en leders godkendelse.',
  closed: 'Ingen anmodninger er besvaret endnu.',
} as const satisfies Record<Show, string>

const hrefOf = ({ show, page }: Filter): string => {
  const query = new URLSearchParams({
    ...(show !== 'open' && { show }),
    ...(page > 1 && { page: String(page) }),
  }).toString()
  return query ? `/record-requests?${query}` : '/record-requests'
}

/** The requests, those to be answered first on top. */
export const listPage = (frame: Frame, page: ListPage) => {
  const { found, filter, today } = page
  return staffPage(
    frame,
    { title: 'Aktindsigt', wide: true, errors: page.errors },
    html`${heading('Aktindsigt', { line: howMany(found) })}
    ${tabs(
      'Hvilke anmodninger',
      SHOWS.filter((show) => show !== 'approval' || may('request.approve', page.reader)).map((show) => ({
        href: hrefOf({ show, page: 1 }),
        label: showName[show],
        current: show === filter.show,
      })),
    )}
    ${workTable({
      caption: showName[filter.show],
      quietCaption: true,
      columns: [
        { key: 'child', label: 'Barn' },
        { key: 'track', label: 'Hvad' },
        { key: 'by', label: 'Hvem' },
        { key: 'received', label: 'Modtaget', tight: true },
        { key: 'due', label: 'Svar', tight: true },
        { key: 'step', label: 'Venter på' },
        { key: 'handler', label: 'Behandles af' },
      ],
      rows: found.rows.map((row) => cells(row, today)),
      page: filter.page,
      pages: found.pages,
      total: found.total,
      hrefFor: ({ page }) => hrefOf({ ...filter, page }),
      empty: NOTHING[filter.show],
    })}
    ${may('request.register', page.reader) && register(page)}`,
  )
}

/** A request is about a child, who is found by the whole number: from here nobody is looked for by name. */
const register = ({ typed, errors }: ListPage): Child =>
  card(
    'Registrér en anmodning',
    form({ action: '/record-requests', errors }, [
      cprField({ name: 'cpr', label: 'Barnets CPR-nummer', typed: undefined, ...(typed && { errors }) }),
      button('Fortsæt', { kind: 'secondary' }),
    ]),
    { id: 'register' },
  )

type ListPage = {
  found: Listed
  filter: Filter
  today: Day
  reader: Staff
  typed?: Typed | undefined
  errors?: Errors | undefined
}

const cells = (row: Listed['rows'][number], today: Day) => ({
  child: html`<a href="${requestAddress(row.id)}">${row.given_name} ${row.family_name}</a>`,
  track: trackName[row.track],
  by: askedByName[row.asked_by],
  received: shortDay(dayOf(row.received_at), today),
  due: dueWords(row, today),
  step: stepWords(row, today),
  handler: row.handler_name ?? (row.closed_at ? '' : tag('warn', 'ingen')),
})

/** What it waits for, so that a leader sees what is theirs. */
const stepWords = (row: Listed['rows'][number], today: Day): Child => {
  const step = listedStep(row, today)
  if (step === 'closed') return row.decision ? decisionName[row.decision] : ''
  return step === 'approval' ? tag('warn', waitsFor.approval) : waitsFor[step]
}

const howMany = ({ total, late }: Listed): string =>
  [count(total, 'anmodning', 'anmodninger'), late > 0 && `${late} er over fristen`].filter(Boolean).join(', ')

const dueWords = (row: Listed['rows'][number], today: Day): Child => {
  if (row.closed_at && row.closed_without)
    return tag('plain', `lukket uden svar ${shortDay(dayOf(row.closed_at), today)}`)
  if (row.closed_at) return tag('ok', `besvaret ${shortDay(dayOf(row.closed_at), today)}`)
  const due = row.expected_on ?? row.due_on
  if (due < today.toString()) return tag('bad', `skulle være svaret ${relativeDay(due, today)}`)
  return tag(due <= today.add({ days: 2 }).toString() ? 'warn' : 'plain', `senest ${relativeDay(due, today)}`)
}
