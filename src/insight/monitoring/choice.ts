import type { Day } from '#platform/time.ts'
import { periodOf, PERIODS, type Period, type PeriodName } from './period.ts'

/** What the overview is asked to show, and the day on which it is asked. */
export type Choice = { period: Period; unitId: string | null; today: Day }

const USUAL: PeriodName = '12-months'

/** Reads what an address asks for. What is not understood, or is not a unit of this municipality, is left out. */
export function readChoice(query: Record<string, string>, units: readonly { id: string }[], today: Day): Choice {
  const name = PERIODS.find((known) => known === query['period']) ?? USUAL
  const unit = units.find(({ id }) => id === query['unit'])
  return { period: periodOf(name, today), unitId: unit?.id ?? null, today }
}

/** The address that shows just this; what goes without saying is left out. */
export function hrefOf({ period, unitId }: { period: PeriodName; unitId: string | null }): string {
  const query = new URLSearchParams()
  if (period !== USUAL) query.set('period', period)
  if (unitId) query.set('unit', unitId)
  return query.size ? `/overview?${query.toString()}` : '/overview'
}
