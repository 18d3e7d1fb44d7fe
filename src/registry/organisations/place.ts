import { Temporal } from 'temporal-polyfill'
import type { Day } from '#platform/time.ts'

/** R88: a fixed address, registered in Behandlingsstedsregisteret with its own number from a day on. */
export type NewPlace = {
  unitId: string
  name: string
  address: string
  registrationNumber: string
  registeredFrom: string
}

/**
 * Whether treatment may be recorded at a place on a day: R89, from the day of its registration until it closed. The
 * database asks the same of every contact. Sundhedsloven § 213 c, BEK 1257 of 25/10/2023.
 */
export const isRegisteredOn = (
  place: { registeredFrom: string; closedOn: string | null },
  day: Day | string,
): boolean => isNotBefore(day, place.registeredFrom) && (place.closedOn === null || isNotBefore(place.closedOn, day))

/**
 * Why a place cannot be closed on a day, as a sentence for the field; null when it can. Never in the past, for what was
 * done there was done at a registered place.
 */
export function closingFault(place: { registeredFrom: string }, closedOn: string, today: Day): string | null {
  if (!isNotBefore(closedOn, today)) return 'Et sted lukkes i dag eller en senere dag, så det, der er sket, står fast.'
  if (!isNotBefore(closedOn, place.registeredFrom)) return 'Stedet kan ikke lukke, før det er registreret.'
  return null
}

/**
 * R88: why a place cannot be added with this start, as a sentence for the field; null when it can. It is registered ahead of its
 * opening, but not by more than a year: then it is a slip of the pen.
 */
export const newStartFault = (registeredFrom: string, today: Day): string | null =>
  isNotBefore(today.add({ years: 1 }), registeredFrom)
    ? null
    : 'Datoen ligger mere end et år fremme. Ret den, eller vent med at tilføje stedet.'

/** R89: the start may be moved back, not forward, for treatment may have been recorded from it. */
export const startFault = (known: { registeredFrom: string }, registeredFrom: string): string | null =>
  isNotBefore(known.registeredFrom, registeredFrom)
    ? null
    : 'Startdatoen kan kun rykkes tilbage, for der kan være registreret behandling fra den.'

const isNotBefore = (day: Day | string, other: Day | string): boolean => Temporal.PlainDate.compare(day, other) >= 0
