import type { Definition } from './definition.ts'

/** Whether a number was read in the source that it names, or is only generally known and must be checked before relying on it. */
export type Certainty = 'read' | 'background'

type Sourced = Readonly<{ source: string; certainty: Certainty }>
type About = Sourced &
  Readonly<{
    id: string
    version: string
    title: string
    /** Two letters; nothing where a cut-off belongs to no country. */
    country: string | null
  }>

/** What a band is called where high is a burden, and where high is a strength. */
export type Label = Readonly<{ id: string; raised: string; lowered: string }>

type Edges = readonly (readonly [number, number])[]
export type BandTable = Readonly<{
  forms: readonly string[]
  sex?: 'f' | 'm'
  ages?: readonly [number, number]
  /** By scale, from the best band to the worst; both edges belong to the band. */
  bands: Readonly<Record<string, Edges>>
}>
export type BandSet = About &
  Readonly<{
    kind: 'bands'
    labels: readonly Label[]
    /** The number of the first band that counts as over the threshold of clinical change. */
    clinicalFrom?: number
    tables: readonly BandTable[]
  }>

/** How much must change: by standard deviation and reliability, or so many points as the source says. */
export type Reliability = Sourced &
  Readonly<{ population: string } & ({ kind: 'sd'; r: number; sd: number } | { kind: 'points'; points: number })>
export type ReliabilitySet = About &
  Readonly<{
    kind: 'reliability'
    tables: readonly Readonly<{ forms: readonly string[]; of: Readonly<Record<string, Reliability>> }>[]
  }>

export type NormSet = BandSet | ReliabilitySet

/** Whom a score is about, where norms tell boys from girls or ages apart. */
export type Normed = Readonly<{ sex?: 'f' | 'm' | null; age?: number | null }>

export type Band = { normSet: string; version: string; nth: number; of: number; id: string; label: string }

/**
 * The band that a score falls in, counted from the best, with the set that says so. Nothing when the set has no table for this
 * form, scale, sex and age: a table for girls says nothing of a child whose sex is not known.
 */
export function bandOf(
  set: BandSet,
  definition: Definition,
  scale: string,
  value: number,
  about: Normed = {},
): Band | null {
  const edges = edgesOf(set, definition.id, scale, about)
  const nth = edges?.findIndex(([from, to]) => value >= from && value <= to) ?? -1
  const label = set.labels[nth]
  if (!edges || !label) return null
  const { better = 'low' } = [...definition.scales, ...definition.sums].find(({ id }) => id === scale) ?? {}
  return {
    normSet: set.id,
    version: set.version,
    nth: nth + 1,
    of: edges.length,
    id: label.id,
    label: better === 'low' ? label.raised : label.lowered,
  }
}

export function edgesOf(set: BandSet, form: string, scale: string, { sex, age }: Normed = {}): Edges | null {
  const table = set.tables.find(
    (each) =>
      each.forms.includes(form) &&
      scale in each.bands &&
      (!each.sex || each.sex === sex) &&
      (!each.ages || (typeof age === 'number' && age >= each.ages[0] && age <= each.ages[1])),
  )
  return table?.bands[scale] ?? null
}

/** The score from which a scale counts as clinical: the better edge of the first band that does. */
export function thresholdOf(set: BandSet, definition: Definition, scale: string, about: Normed = {}): number | null {
  const edges = set.clinicalFrom === undefined ? null : edgesOf(set, definition.id, scale, about)
  const band = edges?.[(set.clinicalFrom ?? 0) - 1]
  const measured = [...definition.scales, ...definition.sums].find(({ id }) => id === scale)
  if (!band || !measured) return null
  return measured.better === 'low' ? band[0] : band[1]
}

export const reliabilityOf = (set: ReliabilitySet, form: string, scale: string): Reliability | null =>
  set.tables.find((table) => table.forms.includes(form) && scale in table.of)?.of[scale] ?? null
