import type { Day } from '#platform/time.ts'

/** R49: at least so many years from the last entry. A municipality may choose more, never less. */
export const LEAST_YEARS = 10

/** R49: the last day on which a record is kept for its term: so many years after its last entry. */
export const keptUntil = (lastEntry: Day, years: number): Day => lastEntry.add({ years })

/** R49: the first day of a last entry whose record is not due today: what was last signed before it is. */
export function notDueFrom(today: Day, years: number): Day {
  const day = today.subtract({ years })
  // from 29 February one comes to 28 February in a common year, and what was signed on that day is due
  return keptUntil(day, years).toString() < today.toString() ? day.add({ days: 1 }) : day
}

/** Within its term; past it; past or within it, and held by a case (R50); or with nothing signed yet. */
export type Standing = 'kept' | 'due' | 'held' | 'empty'

/** R49, R50: where a record stands today. A hold suspends the term whenever it was placed. */
export function standingOf({
  lastEntry,
  years,
  isHeld,
  today,
}: {
  lastEntry: Day | null
  years: number
  isHeld: boolean
  today: Day
}): Standing {
  if (isHeld) return 'held'
  if (!lastEntry) return 'empty'
  return keptUntil(lastEntry, years).toString() < today.toString() ? 'due' : 'kept'
}
