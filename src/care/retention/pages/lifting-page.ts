import type { Errors, Typed } from '#platform/form.ts'
import { banner } from '#care/pathways/pathways.ts'
import { button } from '#ui/button.ts'
import { card, heading } from '#ui/card.ts'
import { form, formActions } from '#ui/form.ts'
import { html } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { textArea } from '#ui/text-fields.ts'
import type { Hold } from '../holds.ts'
import type { Retention } from '../load.ts'
import { holdName } from '../words.ts'
import { story } from './record-page.ts'

/** R50: a case has ended; the record falls due by its term again. */
export function liftingPage(
  frame: Frame,
  known: Retention & { hold: Hold },
  { typed, errors }: { typed?: Typed; errors?: Errors } = {},
) {
  const { hold, pathway } = known
  const back = `/pathways/${pathway.id}/retention`
  const action = `${back}/holds/${hold.id}/lifting`
  return staffPage(
    frame,
    { title: 'Sagen er afsluttet', errors },
    html`${banner(known, { linked: true })} ${heading(`Ophæv: ${holdName[hold.kind].toLowerCase()}`)}
    ${card(
      null,
      html`<p>${hold.reason}</p>
        <p class="quiet">${story(hold, known)}</p>
        ${form({ action, keep: action, errors }, [
          textArea({ typed, errors, name: 'reason', label: 'Hvordan endte den?', rows: 3, limit: 2000 }),
          formActions(button('Ophæv bevaringen'), html`<a href="${back}">Fortryd</a>`),
        ])}`,
    )}`,
  )
}
