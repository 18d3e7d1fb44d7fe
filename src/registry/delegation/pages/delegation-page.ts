import { buttonLink } from '#ui/button.ts'
import { card, facts, heading } from '#ui/card.ts'
import { day, moment } from '#ui/danish.ts'
import { html } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { backLink } from '#ui/links.ts'
import type { Delegation } from '../delegations.ts'
import { isOpen, marks, whatOf } from './delegations-page.ts'

/** R85: one delegation, with the care its giver took. */
export const delegationPage = (frame: Frame, each: Delegation, today: string) =>
  staffPage(
    frame,
    { title: 'Delegation' },
    html`${backLink('/delegations', 'Delegation')}
    ${heading(each.kind === 'single' ? 'Konkret delegation' : 'Rammedelegation', { line: html`<span class="chips">${marks(each, today)}</span>` })}
    ${card(
      null,
      html`${facts([
        ['Ansvarlig', `${each.delegator}, ${each.delegatorProfession}`],
        ['Behandler', `${each.helper}, ${each.helperProfession}`],
        ['Omfatter', each.pathwayId ? html`<a href="/pathways/${each.pathwayId}">ét forløb</a>` : whatOf(each)],
        ['Gælder', `${day(each.validFrom)} til og med ${day(each.validTo)}`],
        [
          'Instruks',
          html`<a href="/instructions/${each.instructionId}">${each.instructionTitle}</a>, version
            ${each.instructionNumber}`,
        ],
        ['Instruks læst', each.readAt ? moment(each.readAt) : 'ikke bekræftet af behandleren'],
        ['Udvælgelse', html`<span class="as-typed">${each.selection}</span>`],
        ['Instruktion', html`<span class="as-typed">${each.instruction}</span>`],
        ['Tilsyn', html`<span class="as-typed">${each.supervision}</span>`],
        ['Givet', moment(each.givenAt)],
        ...(each.endedAt
          ? [
              [
                'Trukket tilbage',
                `${moment(each.endedAt)}${each.endedBy ? ` af ${each.endedBy}` : ''}: ${each.endedReason}`,
              ] as const,
            ]
          : []),
      ])}
      ${isOpen(each, today) && html`<p>${buttonLink('Træk delegationen tilbage', `/delegations/${each.id}/ending`)}</p>`}`,
    )}`,
  )
