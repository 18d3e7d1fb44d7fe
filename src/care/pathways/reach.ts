import type { RelationBasis } from '#platform/schema.ts'
import { dayOf, instantOf, type Day } from '#platform/time.ts'
import type { View } from './view.ts'

/** How far a look reaches: null for all there is of the child, or one pathway, and of that what is not older than `since`. */
export type Reach = { pathwayId: string; since: Date } | null

/** R57: data for quality work is under five years old. Sundhedsloven § 42 d, stk. 2, nr. 2. Counted in whole days. */
const YEARS_FOR_QUALITY = 5

export const reachOf = (basis: RelationBasis, { pathwayId, today }: { pathwayId: string; today: Day }): Reach =>
  basis === 'quality'
    ? { pathwayId, since: instantOf(today.subtract({ years: YEARS_FOR_QUALITY }).add({ days: 1 })) }
    : null

/** R57: what may be seen of a pathway within the reach of a look; what is older is not there. */
export function withinReach(view: View): View {
  const { reach } = view.pathway
  if (!reach) return view
  const from = dayOf(reach.since).toString()
  const { pathway } = view
  const isOldOutcome = pathway.outcome_on !== null && pathway.outcome_on < from
  return {
    ...view,
    pathway: isOldOutcome ? { ...pathway, outcome: null, outcome_reason: null, guidance: null } : pathway,
    contacts: view.contacts.filter(({ starts_at }) => starts_at >= reach.since),
    themes: view.themes.filter(({ until }) => until === null || until >= from),
    ways: view.ways.filter(({ handed_over_on }) => handed_over_on >= from),
    tasks: view.tasks.filter(({ created_at }) => created_at >= reach.since),
    delays: view.delays.filter(({ to_day }) => to_day >= from),
    events: view.events.filter(({ at }) => at >= reach.since),
  }
}
