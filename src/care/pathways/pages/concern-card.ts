import { buttonLink } from '#ui/button.ts'
import { card } from '#ui/card.ts'
import { html, type Child } from '#ui/html.ts'
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
