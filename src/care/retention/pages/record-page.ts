import type { Errors, Typed } from '#platform/form.ts'
import { dayOf } from '#platform/time.ts'
import { may } from '#registry/access/roles.ts'
import { banner } from '#care/pathways/pathways.ts'
import { button } from '#ui/button.ts'
import { card, emptyState, facts, heading } from '#ui/card.ts'
import { radioGroup } from '#ui/choice-fields.ts'
import { day, shortDay } from '#ui/danish.ts'
import { dateField } from '#ui/date-fields.ts'
import { form, formActions } from '#ui/form.ts'
import { html, type Child } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { tag } from '#ui/tag.ts'
import { textArea, textField } from '#ui/text-fields.ts'
import type { Hold } from '../holds.ts'
import type { Retention } from '../load.ts'
import { holdName, HOLDS, standingName } from '../words.ts'

type Shown = { typed?: Typed; errors?: Errors }

/** How long one child's record is kept, and what holds it (R49, R50). */
export const recordPage = (frame: Frame, known: Retention, shown: Shown = {}) =>
  staffPage(
    frame,
    { title: 'Opbevaring af journalen', errors: shown.errors },
    html`${banner(known, { linked: true })} ${heading('Opbevaring af journalen')}
    ${card(
      null,
      facts([
        ['Sidste notat', known.lastEntry ? day(known.lastEntry) : 'intet underskrevet endnu'],
        [
          'Opbevares til',
          known.until ? `mindst ${day(known.until)}` : `mindst ${known.years} år efter det sidste notat`,
        ],
        ['Nu', tag(known.standing === 'held' ? 'warn' : 'plain', standingName[known.standing])],
      ]),
    )}
    ${card('Sager, der forlænger opbevaringen', known.holds.length ? holds(known) : emptyState('Ingen. Er der en klage-, erstatnings- eller tilsynssag, så registreres den her.'))}
    ${known.standing === 'held' && LOG_IS_KEPT}
    ${may('retention.write', known.reader) && card('Registrér en sag', placing(known, shown))}`,
  )

const LOG_IS_KEPT = html`<p class="quiet">
  Så længe en sag er åben, slettes heller ikke loggen over opslag på barnet. Loggen er en kæde for hver medarbejder, så
  også de opslag, medarbejderen har gjort siden, bliver stående.
</p>`

const holds = (known: Retention): Child =>
  html`<ul class="plain-list">
    ${known.holds.map(
      (hold) =>
        html`<li>
          <strong>${holdName[hold.kind]}</strong> ${hold.lifted_at ? tag('plain', 'ophævet') : tag('warn', 'åben')}
          <p>${hold.reason}</p>
          <p class="quiet">${story(hold, known)}</p>
          ${
            !hold.lifted_at &&
            may('retention.write', known.reader) &&
            html`<p>
              <a href="/pathways/${known.pathway.id}/retention/holds/${hold.id}/lifting">Sagen er afsluttet</a>
            </p>`
          }
        </li>`,
    )}
  </ul>`

export const story = (hold: Hold, { today }: Retention): string =>
  [
    hold.reference && `Sag ${hold.reference}`,
    `fra ${day(hold.from_day)}`,
    `registreret ${shortDay(dayOf(hold.placed_at), today)} af ${hold.placer_name}`,
    hold.lifted_at && `ophævet ${shortDay(dayOf(hold.lifted_at), today)} af ${hold.lifter_name}: ${hold.lift_reason}`,
  ]
    .filter(Boolean)
    .join(' · ')

const placing = ({ pathway, today }: Retention, { typed, errors }: Shown): Child => {
  const action = `/pathways/${pathway.id}/retention/holds`
  return form({ action, keep: action, errors }, [
    radioGroup({
      typed,
      errors,
      name: 'kind',
      label: 'Hvad er det for en sag?',
      options: HOLDS.map((value) => ({ value, label: holdName[value] })),
    }),
    textField({ typed, errors, name: 'reference', label: 'Sagsnummer', optional: true, autocomplete: 'off' }),
    textArea({ typed, errors, name: 'reason', label: 'Hvorfor skal journalen bevares?', rows: 3, limit: 2000 }),
    dateField({ typed, errors, name: 'fromDay', label: 'Sagen begyndte den', value: today.toString() }),
    formActions(button('Registrér')),
  ])
}
