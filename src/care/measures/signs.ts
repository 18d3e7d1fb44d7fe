import type { Definition } from './definition.ts'
import type { Score, Scored } from './score.ts'

/**
 * What a form scored that was scored on paper: only the scales that were taken over. A score is refused that lies outside the
 * range of its scale. A scale with a limit of its own raises a flag.
 */
export function takenOver(definition: Definition, given: Readonly<Record<string, number>>): Scored {
  const known = [...definition.scales, ...definition.sums]
  const scores: Score[] = known.flatMap(({ id }) => {
    const value = given[id]
    return value === undefined ? [] : [{ scale: id, value, answered: 0, of: 0, prorated: false, incomplete: false }]
  })
  const signs = definition.scales.flatMap(({ id, harm }) => {
    const value = given[id]
    return harm && value !== undefined && value >= harm.atLeast ? [{ item: id, value }] : []
  })
  return { scores, signs }
}

/** What of these scores the form does not have, in Danish words by scale. */
export function faultsOfScores(
  definition: Definition,
  given: Readonly<Record<string, number>>,
): Record<string, string> {
  const known = new Map([...definition.scales, ...definition.sums].map((scale) => [scale.id, scale]))
  return Object.fromEntries(
    Object.entries(given).flatMap(([id, value]) => {
      const scale = known.get(id)
      if (!scale) return [[id, 'Skemaet har ikke denne skala.']]
      const [least, most] = scale.range
      return value >= least && value <= most ? [] : [[id, `Scoren skal ligge mellem ${least} og ${most}.`]]
    }),
  )
}
