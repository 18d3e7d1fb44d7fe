import { buttonLink } from '#ui/button.ts'
import { card, emptyState, heading } from '#ui/card.ts'
import { day, moment } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { tag } from '#ui/tag.ts'
import { dayOf } from '#platform/time.ts'
import { concernHref } from '../act.ts'
import type { Concern, concernsForReader } from '../load.ts'
import { banner } from './banner.ts'

type Given = Awaited<ReturnType<typeof concernsForReader>>

/** The underretninger about one child's way: those that were sent, and the reader's drafts. */
export const pathwayConcernsPage = (frame: Frame, given: Given) => {
  const drafts = given.concerns.filter(({ sent_at }) => !sent_at)
  const sent = given.concerns.filter(({ sent_at }) => sent_at)
  return staffPage(
    frame,
    { title: 'Underretninger om barnet' },
    html`${banner(given)}
    ${heading('Underretninger', { actions: buttonLink('Underret', `/pathways/${given.pathway.id}/concerns/new`, { kind: 'primary' }) })}
    ${drafts.length > 0 && card('Kladder', list(drafts.map(draft)))}
    ${card('Sendt', sent.length ? list(sent.map(concern)) : emptyState('Der er ikke sendt nogen underretning.'))}`,
  )
}

const list = (items: Child[]): Child =>
  html`<ul class="plain-list">
    ${items.map((item) => html`<li>${item}</li>`)}
  </ul>`

const draft = (one: Concern): Child =>
  html`${tag('warn', 'ikke sendt')}
    <a href="${concernHref({ concern: one })}/draft">Kladde fra ${moment(one.begun_at)}</a>
    <span class="quiet">${one.author_name}</span> ·
    <a class="small" href="${concernHref({ concern: one })}/removal">Slet kladden</a>`

const concern = (one: Concern): Child =>
  html`<a href="${concernHref({ concern: one })}">Til ${one.receiver}</a>
    <span class="quiet">${one.sent_at && day(dayOf(one.sent_at))}, ${one.author_name}</span>`
