import { buttonLink } from '#ui/button.ts'
import { card } from '#ui/card.ts'
import { html, type Child } from '#ui/html.ts'
import { may } from '#registry/access/roles.ts'
import type { View } from '../view.ts'

/** What may be told others about the child, and what was. */
export const sharingCard = (view: View): Child => {
  const all = `/pathways/${view.pathway.id}/sharing`
  return card(
    'Deling af oplysninger',
    html`<div class="act-list">
      ${buttonLink('Samtykker og videregivelser', all)}
      ${may('pathway.work', view.reader) && buttonLink('Registrér en videregivelse', `${all}/disclosures/new`)}
    </div>`,
  )
}
