import type { Definition } from './definition.ts'
import type { Score, Scored } from './score.ts'

/**
 * What a form scored that was scored on paper: only the scales that were taken over. A score is refused that lies outside the
 * range of its scale. A scale with a limit of its own raises a flag. A sum that was not written is made where all of its parts were.
 */
export function takenOver(definition: Definition, given: Readonly<Record<string, number>>): Scored {
  const sums = definition.sums.map(({ id, of, how }) => [id, how === 'sum' ? sumOf(of, given) : undefined] as const)
  const added = new Map(sums)
  const known = [...definition.scales, ...definition.sums]
  const scores: Score[] = known.flatMap(({ id }) => {
    const value = given[id] ?? added.get(id)
    return value === undefined ? [] : [{ scale: id, value, answered: 0, of: 0, prorated: false, incomplete: false }]
  })
  const signs = definition.scales.flatMap(({ id, harm }) => {
    const value = given[id]
    return harm && value !== undefined && value >= harm.atLeast ? [{ item: id, value }] : []
  })
  return { scores, signs }
}

/** What the parts of a sum come to, when all of them are there. */
function sumOf(parts: readonly string[], given: Readonly<Record<string, number>>): number | undefined {
  const values = parts.flatMap((part) => given[part] ?? [])
  return values.length === parts.length ? values.reduce((total, value) => total + value, 0) : undefined
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
      if (value < least || value > most) return [[id, `Scoren skal ligge mellem ${least} og ${most}.`]]
      const made = 'of' in scale && scale.how === 'sum' ? sumOf(scale.of, given) : undefined
      return made === undefined || made === value
        ? []
        : [[id, `Her står ${value}, men de scorer, den er lagt sammen af, giver ${made}. Se på papiret igen.`]]
    }),
  )
}
