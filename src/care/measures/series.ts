import { changeOf, corcCategory, type Change } from './change.ts'
import type { Definition, Informant } from './definition.ts'
import { definitionById } from './definitions.ts'
import { edgesOf, reliabilityOf, thresholdOf, type BandSet, type Reliability } from './norm.ts'
import { BAND_SETS, bandSetsOf, RELIABILITY_SETS } from './norms.ts'
import { formOf } from './own-forms.ts'

/** What of a response a curve is drawn from. */
export type Answered = {
  id: string
  form_id: string
  /** The municipality's own form in the version that was answered. */
  own?: Definition | null
  informant: Informant
  answered_on: string
  mistake: string | null
  person_id: string | null
  given_name: string | null
  informant_name: string
  scores: readonly {
    scale: string
    value: number | null
    prorated: boolean
    incomplete: boolean
    norm_id: string | null
    band_name: string | null
  }[]
}

export type Point = { responseId: string; on: string; value: number; isUncertain: boolean; band: string | null }

/** One person's scores on one scale, the oldest first, and how the last differs from the first. */
export type Line = { name: string | null; points: readonly Point[]; change: Change | null }

/** The scores of one scale by informants of one kind: what one picture shows. */
export type Series = {
  family: string
  familyTitle: string
  scale: string
  title: string
  informant: Informant
  range: readonly [number, number]
  better: 'low' | 'high'
  /** Shown before the others: what says most of the form. */
  isMain: boolean
  lines: readonly Line[]
  bandSet: BandSet | null
  bands: readonly { from: number; to: number; label: string }[]
  threshold: number | null
  reliability: Reliability | null
}

/** Whose scales are what was asked about, and not parts of a score. */
const EACH_FOR_ITSELF = ['goals', 'five-areas']

type Pair = { response: Answered; definition: Definition }
type Scaled = Definition['scales'][number] | Definition['sums'][number]

/**
 * The scores of a pathway by form, scale and kind of informant: what counts (no mistakes, nothing that could not be scored),
 * each person on a line of their own, with the bands of the norm set that the latest score was held against, and the change
 * from each person's first to last. `responses` are given the oldest first. A form that is not known is left to the list.
 */
export function seriesOf(responses: readonly Answered[], bandSets: readonly BandSet[] = BAND_SETS): Series[] {
  const pairs = responses.flatMap((response): Pair[] => {
    const definition = response.mistake === null ? formOf(response) : undefined
    return definition ? [{ response, definition }] : []
  })
  const groups = Map.groupBy(pairs, ({ definition }) => `${curvesOf(definition)} ${definition.informant}`)
  return [...groups.values()].flatMap((group) => {
    const latest = group.at(-1)?.definition
    if (!latest) return []
    return [...latest.scales, ...latest.sums]
      .map((scaled) => oneSeries(group, latest, scaled, bandSets))
      .filter(({ lines }) => lines.length > 0)
  })
}

/** Forms that share curves: one instrument. A version of the municipality's own form has curves of its own. */
const curvesOf = ({ id, family, version }: Definition): string => (definitionById(id) ? family : `${family} ${version}`)

function oneSeries(group: readonly Pair[], definition: Definition, scaled: Scaled, sets: readonly BandSet[]): Series {
  const { id: scale, title, range, better } = scaled
  const bandSet = usedSet(group, definition, scale, sets)
  const threshold = bandSet && thresholdOf(bandSet, definition, scale)
  const reliability = reliabilityFor(definition.id, scale)
  const edges = bandSet ? (edgesOf(bandSet, definition.id, scale) ?? []) : []
  return {
    family: curvesOf(definition),
    familyTitle: definition.shortTitle,
    scale,
    title,
    informant: definition.informant,
    range,
    better,
    isMain: scaled.asked === 'first' || scale === 'total' || EACH_FOR_ITSELF.includes(definition.family),
    lines: linesOf(group, scale).map((line) => ({
      ...line,
      change: changeAlong(line.points, { better, reliability, threshold }),
    })),
    bandSet,
    bands: edges.map(([from, to], nth) => {
      const label = bandSet?.labels[nth]
      return { from, to, label: (better === 'low' ? label?.raised : label?.lowered) ?? '' }
    }),
    threshold,
    reliability,
  }
}

/** The set that the latest score was held against; one that is installed here no more gives way to the first that fits. */
function usedSet(group: readonly Pair[], { id }: Definition, scale: string, sets: readonly BandSet[]): BandSet | null {
  const used = group
    .flatMap(({ response }) => response.scores.find((score) => score.scale === scale)?.norm_id ?? [])
    .at(-1)
  const fitting = bandSetsOf(id, sets).filter((set) => edgesOf(set, id, scale) !== null)
  return fitting.find((set) => set.id === used) ?? fitting[0] ?? null
}

/** The reliability of a scale by the first set that knows it. */
export const reliabilityFor = (formId: string, scale: string): Reliability | null =>
  RELIABILITY_SETS.map((set) => reliabilityOf(set, formId, scale)).find((each) => each !== null) ?? null

function linesOf(group: readonly Pair[], scale: string): Omit<Line, 'change'>[] {
  const isOfGoals = group.every(({ definition }) => definition.family === 'goals')
  const byPerson = Map.groupBy(group, ({ response }) => response.person_id ?? response.informant_name)
  return [...byPerson.values()].flatMap((pairs) => {
    const points = pairs.flatMap(({ response }): Point[] => {
      const score = response.scores.find((each) => each.scale === scale)
      if (!score || score.value === null) return []
      return [
        {
          responseId: response.id,
          on: response.answered_on,
          value: score.value,
          // who has two goals rates two
          isUncertain: score.prorated || (score.incomplete && !isOfGoals),
          band: score.band_name,
        },
      ]
    })
    const last = pairs.at(-1)?.response
    const name = last ? (last.given_name ?? (last.informant_name || null)) : null
    return points.length ? [{ name, points }] : []
  })
}

function changeAlong(
  points: readonly Point[],
  { better, reliability, threshold }: Pick<Series, 'better' | 'reliability' | 'threshold'>,
): Change | null {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last || first === last || !reliability) return null
  return changeOf({ before: first.value, after: last.value, better, by: reliability, threshold })
}

/**
 * Over all that was measured twice by the same person: CORC's category, of so many pairs (Wolpert et al. 2015). Reliably
 * better counts only when nothing is reliably worse.
 */
export function overall(series: readonly Series[]) {
  const changes = series.flatMap(({ lines }) => lines.flatMap(({ change }) => change ?? []))
  return { category: corcCategory(changes), pairs: changes.length }
}
