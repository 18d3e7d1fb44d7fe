import type { Day } from '#platform/time.ts'
import { buttonLink } from '#ui/button.ts'
import { card, emptyState, heading } from '#ui/card.ts'
import { day, shortDay } from '#ui/danish.ts'
import { html } from '#ui/html.ts'
import { staffPage, type Frame } from '#ui/layout.ts'
import { tag } from '#ui/tag.ts'
import { workTable } from '#ui/work-table.ts'
import type { TreatmentPlace } from '../places.ts'
import type { Unit } from '../units.ts'

type UnitsPage = { units: readonly Unit[]; places: readonly TreatmentPlace[]; mayChange: boolean; today: Day }

/** The units of the offer, each with its treatment places (R88). */
export const unitsPage = (frame: Frame, { units, places, mayChange, today }: UnitsPage) =>
  staffPage(
    frame,
    { title: 'Enheder og steder', wide: true },
    html`${heading('Enheder og steder', {
      line: 'Hver fast adresse er et behandlingssted med sit eget nummer i Behandlingsstedsregisteret.',
      actions: mayChange && buttonLink('Tilføj en enhed', '/administration/units/new', { kind: 'primary' }),
    })}
    ${units.length === 0 && emptyState('Der er ingen enheder endnu.')}
    ${units.map((unit) =>
      unitCard(
        unit,
        places.filter(({ unitId }) => unitId === unit.id),
        { mayChange, today },
      ),
    )}`,
  )

const unitCard = (
  unit: Unit,
  places: readonly TreatmentPlace[],
  { mayChange, today }: Pick<UnitsPage, 'mayChange' | 'today'>,
) =>
  card(
    html`${unit.name} ${!unit.isActive && tag('plain', 'ikke i brug')}`,
    html`${unit.phone && html`<p>${unit.phone}</p>`}
    ${workTable({
      caption: `Behandlingssteder i ${unit.name}`,
      quietCaption: true,
      columns: [
        { key: 'name', label: 'Sted' },
        { key: 'address', label: 'Adresse' },
        { key: 'number', label: 'Registernummer' },
        { key: 'state', label: 'Registreret' },
      ],
      rows: places.map((place) => ({
        name: mayChange ? html`<a href="/administration/places/${place.id}">${place.name}</a>` : place.name,
        address: place.address,
        number: place.registrationNumber,
        state: stateOf(place, { mayChange, today }),
      })),
      empty: 'Der er ingen behandlingssteder i enheden.',
    })}
    ${
      mayChange &&
      html`<p>
        <a href="/administration/units/${unit.id}/places/new"
          >Tilføj et behandlingssted<span class="sr-only"> i ${unit.name}</span></a
        >
      </p>`
    }`,
    {
      aside:
        mayChange &&
        buttonLink(html`Ret<span class="sr-only"> ${unit.name}</span>`, `/administration/units/${unit.id}`, {
          kind: 'quiet',
        }),
    },
  )

function stateOf(place: TreatmentPlace, { mayChange, today }: Pick<UnitsPage, 'mayChange' | 'today'>) {
  if (place.closedOn && place.closedOn < today.toString())
    return tag('plain', `lukket efter ${shortDay(place.closedOn, today)}`)
  const close = `/administration/places/${place.id}/closure`
  return html`fra ${day(place.registeredFrom)}
  ${place.closedOn && tag('warn', `lukker efter ${shortDay(place.closedOn, today)}`)}
  ${place.registeredFrom > today.toString() && tag('info', 'ikke begyndt')}
  ${mayChange && html`<a href="${close}">Luk<span class="sr-only"> ${place.name}</span></a>`}`
}
