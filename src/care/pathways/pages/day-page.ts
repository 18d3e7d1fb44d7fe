import { card, columns, emptyState, heading } from '#ui/card.ts'
import { buttonLink } from '#ui/button.ts'
import { age, capital, count, relativeDay, shortDay, time, weekdayAndDay, weekNumber } from '#ui/danish.ts'
import { dayList } from '#ui/day-list.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { tag } from '#ui/tag.ts'
import { workTable } from '#ui/work-table.ts'
import type { Staff } from '#platform/ctx.ts'
import { dayOf, type Day } from '#platform/time.ts'
import type { Delegation } from '#registry/delegation/delegation.ts'
import type { CosignWork } from '../cosign-work.ts'
import type { clocksRunningOut, talksOfTheDay } from '../lists.ts'
import { taskHref, type openTasksFor } from '../tasks.ts'
import type { WaitingGroupNote, WaitingNote } from '../waiting-notes.ts'
import { contactName, modeName } from '../words.ts'
import { cosignCard, expiringCard } from './responsibility-cards.ts'
import { notesCard } from './notes-card.ts'
import { listedClock, listedNext } from './listed-clock.ts'

type Of<Query extends (...given: never[]) => Promise<unknown>> = Awaited<ReturnType<Query>>
type MyDay = {
  today: Day
  now: Date
  talks: Of<typeof talksOfTheDay>
  clocks: Of<typeof clocksRunningOut>
  tasks: Of<typeof openTasksFor>
  notes: WaitingNote[]
  groupNotes: WaitingGroupNote[]
  cosigning: CosignWork[]
  expiring: Delegation[]
  reader: Staff
}

/** A member of staff's day: talks, what waits to be registered, clocks, tasks. */
export const dayPage = (
  frame: Frame,
  { today, now, reader, talks, clocks, tasks, notes, groupNotes, cosigning, expiring }: MyDay,
) => {
  const ofToday = talks.filter(({ starts_at }) => dayOf(starts_at).equals(today))
  const earlier = talks.filter(({ starts_at }) => !dayOf(starts_at).equals(today))
  const line = [
    count(ofToday.length, 'samtale', 'samtaler'),
    count(tasks.length, 'opgave', 'opgaver'),
    weekNumber(today),
  ].join(' · ')
  return staffPage(
    frame,
    { title: 'Min dag', wide: true },
    html`${heading(capital(weekdayAndDay(today, today)), { line })}
    ${columns(
      html`${card('Samtaler', ofToday.length ? dayList(ofToday.map((talk) => row(talk, today, now))) : emptyState('Du har ingen samtaler i dag.'))}
      ${clocksCard(clocks, today)}`,
      html`${earlier.length > 0 && card('Mangler at blive registreret', earlierList(earlier, today))}
      ${notesCard({ notes, groupNotes, today })} ${cosignCard(cosigning, { today, reader })} ${tasksCard(tasks, today)}
      ${expiringCard(expiring, { today, reader })}`,
    )}`,
  )
}

type Talk = MyDay['talks'][number]
const named = (child: { given_name: string; family_name: string }) => `${child.given_name} ${child.family_name}`

const row = (talk: Talk, today: Day, now: Date) => ({
  at: time(talk.starts_at),
  title: named(talk),
  href: `/pathways/${talk.pathway_id}`,
  what: `· ${contactName[talk.type].toLowerCase()}${talk.type === 'treatment' ? ` ${talk.treatments_held + (talk.status === 'held' ? 0 : 1)}` : ''}`,
  tags: talk.status === 'held' ? tag('ok', 'holdt') : null,
  note: [talk.birth_date && `${age(talk.birth_date, today)} år`, talk.place_name ?? modeName[talk.mode]]
    .filter(Boolean)
    .join(' · '),
  action:
    talk.status === 'held'
      ? noteOrPathway(talk)
      : buttonLink('Registrér', `/pathways/${talk.pathway_id}/contacts/${talk.id}`, {
          kind: talk.starts_at <= now ? 'primary' : 'secondary',
        }),
})

/** The note of a talk just held is one click from here; one that is signed is read on the pathway. */
const noteOrPathway = (talk: Talk): Child =>
  talk.has_note
    ? buttonLink('Åbn', `/pathways/${talk.pathway_id}`)
    : buttonLink('Skriv notat', `/pathways/${talk.pathway_id}/contacts/${talk.id}/note`, { kind: 'primary' })

const earlierList = (talks: readonly Talk[], today: Day): Child =>
  html`<ul class="plain-list">
    ${talks.map(
      (talk) => html`<li>
        <a href="/pathways/${talk.pathway_id}/contacts/${talk.id}">${named(talk)}</a>,
        ${contactName[talk.type].toLowerCase()} ${shortDay(dayOf(talk.starts_at), today)}
      </li>`,
    )}
  </ul>`

const clocksCard = (clocks: MyDay['clocks'], today: Day): Child =>
  card(
    'Ure, der løber ud',
    workTable({
      caption: 'Ure, der løber ud',
      quietCaption: true,
      columns: [
        { key: 'child', label: 'Barn' },
        { key: 'next', label: 'Næste' },
        { key: 'clock', label: 'Ur' },
        { key: 'due', label: 'Frist', numeric: true },
      ],
      rows: clocks.map((each) => ({
        child: html`<a href="/pathways/${each.id}">${named(each)}</a>
          <span class="quiet">${each.birth_date && `${age(each.birth_date, today)} år`}</span>`,
        next: listedNext(each, today),
        clock: listedClock(each, today),
        due: each.clock_due_on && shortDay(each.clock_due_on, today),
      })),
      empty: 'Ingen frister de næste syv dage.',
    }),
  )

const tasksCard = (tasks: MyDay['tasks'], today: Day): Child =>
  card(
    'Opgaver',
    tasks.length === 0
      ? emptyState('Du har ingen åbne opgaver.')
      : html`<ul class="plain-list">
          ${tasks.map(
            (task) => html`<li>
              ${tag(task.due_on < today.toString() ? 'bad' : task.due_on === today.toString() ? 'warn' : 'plain', relativeDay(task.due_on, today))}
              <a href="${taskHref(task)}">${task.title}</a>
              <span class="quiet">${named(task)}</span>
            </li>`,
          )}
        </ul>`,
  )
