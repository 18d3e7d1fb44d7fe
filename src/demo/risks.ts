import { dayOf, instantOf } from '#platform/time.ts'
import type { Deed, PlannedChild, PlannedFamily, Visit } from './plan.ts'
import type { DemoMunicipality } from './municipality.ts'
import type { Setting } from './population.ts'
import { randomOf, type Random } from './random.ts'
import { adultsKnow, decidedBecause, protects, reasons } from './words/risks.ts'

type Held = Extract<Deed, { does: 'hold' }>
type Assess = Extract<Deed, { does: 'assess' }>

const startOf = ({ agreed: { day, time } }: Held): Date => instantOf(day, time)
const hasSelfHarm = (deed: Deed): boolean =>
  (deed.does === 'themes' || deed.does === 'open') && deed.themes.includes('self_harm')

/**
 * Assesses each child at the screening, and again where self-harm became a theme later. Of those who are in treatment now some
 * were judged to be at increased risk lately: one waits, one has been assessed anew, of one it is decided that it goes on.
 */
export function assessAll({ municipality, seed, now }: Setting, families: readonly PlannedFamily[]): void {
  const treated: PlannedChild[] = []
  for (const family of families)
    for (const child of family.children) {
      const random = randomOf(seed, municipality.id, 'risk', child.cpr)
      assessEach(random, child)
      if (isTreatedNow(child) && (child.visits.at(-1)?.at ?? now) < daysAgo(now, 2)) treated.push(child)
    }
  const random = randomOf(seed, municipality.id, 'increased risk')
  random
    .shuffled(treated)
    .slice(0, 3)
    .forEach((child, nth) => becomesIncreased(random, child, { now, nth, municipality }))
}

const daysAgo = (now: Date, days: number): Date => instantOf(dayOf(now).subtract({ days }), '14:20')

function assessEach(random: Random, child: PlannedChild): void {
  let assessedOn = ''
  let themeSince = ''
  const harms = child.visits.some(({ deeds }) => deeds.some(hasSelfHarm))
  for (const visit of child.visits)
    for (const deed of [...visit.deeds]) {
      if (hasSelfHarm(deed)) themeSince ||= dayOf(visit.at).toString()
      if (deed.does !== 'hold') continue
      const { what, day } = deed.agreed
      const isLacking = assessedOn === '' || (themeSince !== '' && assessedOn < themeSince && day > themeSince)
      if (what !== 'screening' && !(what === 'treatment' && isLacking)) continue
      visit.deeds.splice(
        visit.deeds.indexOf(deed),
        0,
        found(random, startOf(deed), harms || random.chance(12) ? 'low' : 'none', harms),
      )
      assessedOn = day
    }
}

const found = (random: Random, at: Date, level: Assess['level'], harms: boolean): Assess => ({
  does: 'assess',
  at,
  level,
  harms,
  reason: random.pick(reasons[level]),
  protects: random.pick(protects),
  adultsKnow: random.pick(adultsKnow),
})

const isTreatedNow = ({ visits }: PlannedChild): boolean =>
  visits.some(({ deeds }) => deeds.some((deed) => deed.does === 'hold' && deed.agreed.what === 'treatment')) &&
  !visits.some(({ deeds }) => deeds.some(({ does }) => does === 'end' || does === 'withdraw'))

/** What is found a day or two ago, by whoever treated the child last. */
function becomesIncreased(
  random: Random,
  child: PlannedChild,
  { now, nth, municipality }: { now: Date; nth: number; municipality: DemoMunicipality },
): void {
  const last = child.visits.findLast(({ deeds }) =>
    deeds.some((deed) => deed.does === 'hold' && deed.agreed.what === 'treatment'),
  )
  if (!last) return
  const visit = (days: number, ...deeds: Deed[]): Visit => ({ by: last.by, at: daysAgo(now, days), deeds })
  const at = new Date(daysAgo(now, 2).getTime() - 600_000)
  const increased = found(random, at, 'increased', true)
  const plan: Deed = { does: 'make_plan', on: dayOf(at).toString() }
  if (nth === 1) {
    const later = new Date(daysAgo(now, 1).getTime() - 600_000)
    child.visits.push(visit(2, increased, plan), visit(1, found(random, later, 'low', true)))
  } else if (nth === 2 && mayDecide(municipality, last.by))
    child.visits.push(visit(2, increased, plan, { does: 'go_on', reason: decidedBecause }))
  else child.visits.push(visit(2, increased, plan))
}

/** R37: an authorised therapist decides. */
const mayDecide = ({ staff }: DemoMunicipality, by: string): boolean =>
  staff.some(({ key, roles, authorisationNumber }) => key === by && roles.includes('therapist') && authorisationNumber)
