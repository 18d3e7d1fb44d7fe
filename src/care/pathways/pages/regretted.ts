import { card, columns, facts } from '#ui/card.ts'
import { day } from '#ui/danish.ts'
import { html, type Child } from '#ui/html.ts'
import { notice } from '#ui/notice.ts'
import { dayOf } from '#platform/time.ts'
import { may } from '#registry/access/roles.ts'
import type { View } from '../view.ts'
import { history } from './history.ts'

/** A pathway that should never have been: why, who said so and when, and what was there. Nothing can be done with it. */
export function regretted(view: View): Child {
  const event = view.events.find(({ name }) => name === 'pathway.entered_in_error')
  return html`${notice('error', 'Oprettet ved en fejl', html`<p>${view.pathway.error_reason}</p>`)}
  ${columns(
    card('Det, der blev skrevet', history(view)),
    card(
      'Tæller ikke med',
      html`${may('journal.read', view.reader) && html`<p><a href="/pathways/${view.pathway.id}/journal">Læs journalen</a></p>`}
        ${facts([
          ['Markeret af', event?.actor_name],
          ['Den', event && day(dayOf(event.at))],
        ])}
        ${
          may('entrance.register', view.reader) &&
          html`<p>Hører barnet til hos jer, så <a href="/entrance/new">registrér en ny henvendelse</a>.</p>`
        }
        <p class="small"><a href="/children/${view.child.id}">Barnet og familien</a></p>`,
    ),
  )}`
}
