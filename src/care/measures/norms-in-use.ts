import { bandOf, type Band, type BandSet, type Normed } from './norm.ts'
import { BAND_SETS, bandSetsOf } from './norms.ts'
import type { Definition } from './definition.ts'

/** The norm sets in use: the one that the municipality chose, then its own, then those that come with the software. */
export function setsInOrder(installed: readonly BandSet[], first: string | null): BandSet[] {
  const all = [...installed, ...BAND_SETS.filter(({ id }) => !installed.some((own) => own.id === id))]
  return [...all.filter(({ id }) => id === first), ...all.filter(({ id }) => id !== first)]
}

/** The band of a score by the first set that says something of this form, scale and child. */
export function firstBand(
  sets: readonly BandSet[],
  definition: Definition,
  { scale, value }: { scale: string; value: number | null },
  about: Normed,
): Band | null {
  if (value === null) return null
  for (const set of bandSetsOf(definition.id, sets)) {
    const band = bandOf(set, definition, scale, value, about)
    if (band) return band
  }
  return null
}
