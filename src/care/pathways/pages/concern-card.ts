import { buttonLink } from '#ui/button.ts'
import { card } from '#ui/card.ts'
import { html, type Child } from '#ui/html.ts'
import { may } from '#registry/access/roles.ts'
import type { View } from '../view.ts'

/** R82: an underretning can be begun by whoever has the pathway open, also when it has ended. */
export const concernCard = (view: View): Child => {
  const sent = view.events.filter(({ name }) => name === 'concern.sent').length
  const all = `/pathways/${view.pathway.id}/concerns`
  return card(
    'Bekymring',
    html`<p class="quiet concern-why">
        Er du bekymret for, hvordan barnet har det derhjemme eller i skolen, så underret kommunen. Det kræver ikke
        samtykke.
      </p>
      ${buttonLink('Underret', `${all}/new`)}
      <p class="small">
        <a href="${all}"
          >${sent === 0 ? 'Underretninger og kladder' : sent === 1 ? '1 underretning er sendt' : `${sent} underretninger er sendt`}</a
        >
      </p>`,
  )
}

/** Somebody may ask for the record, or that something in it be deleted, also when the pathway has ended. */
export const recordAccessCard = (view: View): Child =>
  may('request.register', view.reader) &&
  view.pathway.status !== 'entered_in_error' &&
  card(
    'Aktindsigt',
    html`<p class="quiet concern-why">
        Beder nogen om at se journalen eller om at få noget slettet, skal de have svar inden syv arbejdsdage.
      </p>
      ${buttonLink('Registrér en anmodning', `/pathways/${view.pathway.id}/record-requests/new`)}`,
  )
