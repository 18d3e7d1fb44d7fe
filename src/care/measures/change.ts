import type { Reliability } from './norm.ts'

/** Two-sided 95 %. */
const Z = 1.96

export type Compared = {
  before: number
  after: number
  better: 'low' | 'high'
  by: Reliability
  /** The score from which it counts as clinical: this much or more, or this much or less where high is good. */
  threshold?: number | null
}

export type Change = {
  /** After minus before, as the scale counts. */
  difference: number
  /** Standard error of one score and of a difference, and the index; not where the source says points. */
  sem: number | null
  seDiff: number | null
  rci: number | null
  /** So much must a score change to be more than noise. */
  needed: number
  reliable: 'improved' | 'worse' | 'none'
  crossed: 'out_of_clinical' | 'into_clinical' | 'none'
  category: 'recovered' | 'improved' | 'unchanged' | 'worse'
}

/**
 * How far two scores of the same scale and informant differ by more than the scale's own noise.
 *
 * Jacobson & Truax 1991: SEM = SD × √(1 − r), SEdiff = SEM × √2, RCI = difference / SEdiff, reliable from 1.96. Recovered:
 * reliably better, and from the clinical side of the threshold to the other.
 */
export function changeOf({ before, after, better, by, threshold = null }: Compared): Change {
  const difference = after - before
  const gain = better === 'low' ? -difference : difference
  const sem = by.kind === 'sd' ? by.sd * Math.sqrt(1 - by.r) : null
  const seDiff = sem === null ? null : sem * Math.SQRT2
  const needed = by.kind === 'points' ? by.points : Z * (seDiff ?? 0)
  const reliable = Math.abs(gain) < needed || gain === 0 ? 'none' : gain > 0 ? 'improved' : 'worse'
  const isClinical = (value: number) =>
    threshold !== null && (better === 'low' ? value >= threshold : value <= threshold)
  const [was, is] = [isClinical(before), isClinical(after)]
  const crossed = was === is ? 'none' : was ? 'out_of_clinical' : 'into_clinical'
  const rci = seDiff === null ? null : difference / seDiff
  return { difference, sem, seDiff, rci, needed, reliable, crossed, category: categoryOf(reliable, crossed) }
}

function categoryOf(reliable: Change['reliable'], crossed: Change['crossed']): Change['category'] {
  if (reliable === 'worse') return 'worse'
  if (reliable === 'none') return 'unchanged'
  return crossed === 'out_of_clinical' ? 'recovered' : 'improved'
}

type Spread = { mean: number; sd: number }

/**
 * Where normal begins, by the three criteria of Jacobson & Truax 1991: a, two SD from the clinical mean; b, two SD from the
 * normal mean; c, between the two, weighted by their SD (used where both are known). In the scale's own points.
 */
export function cutoffs(clinical: Spread, normal: Spread, better: 'low' | 'high'): { a: number; b: number; c: number } {
  const toNormal = better === 'low' ? -1 : 1
  return {
    a: clinical.mean + toNormal * 2 * clinical.sd,
    b: normal.mean - toNormal * 2 * normal.sd,
    c: (normal.sd * clinical.mean + clinical.sd * normal.mean) / (normal.sd + clinical.sd),
  }
}

/**
 * CORC's category of one child over all its pairs (same informant and scale at two times): worse when any got reliably
 * worse; improved when any got reliably better and none worse; otherwise unchanged. Nothing without a pair.
 */
export function corcCategory(changes: readonly Pick<Change, 'reliable'>[]): 'improved' | 'worse' | 'unchanged' | null {
  if (changes.length === 0) return null
  if (changes.some(({ reliable }) => reliable === 'worse')) return 'worse'
  return changes.some(({ reliable }) => reliable === 'improved') ? 'improved' : 'unchanged'
}

/** CORC's "recovery", always in quotation marks: a scale moved out of the clinical range. Reliable recovery: by more than noise too. */
export const corcRecovery = (changes: readonly Pick<Change, 'crossed' | 'category'>[]) => ({
  recovery: changes.some(({ crossed }) => crossed === 'out_of_clinical'),
  reliableRecovery: changes.some(({ category }) => category === 'recovered'),
})
