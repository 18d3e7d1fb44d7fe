/** The parent SDQ of one child: before, and the follow-up form some months later. */
export type AddedValuePair = {
  before: { total: number; impact: number; emotional: number }
  after: { total: number }
}

export type AddedValue = {
  n: number
  mean: number
  /** Mean in standard deviations (5 points). */
  effectSize: number
  /** 95 % interval: mean ± 10/√n points. */
  interval: readonly [number, number]
}

const SD = 5
const HALF_WIDTH_OF_ONE = 10

/**
 * How much better than expected a service's children are, by the SDQ's added value score (Ford et al. 2009, Br J Psychiatry
 * 194:552-558; sdqinfo.com e10): 2.3 + 0.8 × total + 0.2 × impact − 0.3 × emotional, all before, − total after. Parents only.
 *
 * Of a service only: for one child the interval is ± 10 points, so there is no function for one child. Made from 604 children
 * of high risk, and biased where risk is low. Nothing without children.
 */
export function addedValue(pairs: readonly AddedValuePair[]): AddedValue | null {
  const n = pairs.length
  if (n === 0) return null
  const tenths = pairs.reduce(
    (sum, { before, after }) =>
      sum + 23 + 8 * before.total + 2 * before.impact - 3 * before.emotional - 10 * after.total,
    0,
  )
  const mean = tenths / (10 * n)
  const half = HALF_WIDTH_OF_ONE / Math.sqrt(n)
  return { n, mean, effectSize: mean / SD, interval: [mean - half, mean + half] }
}

/** Four to eight months between the two forms, in days: what the score was made for (the range is background knowledge). */
export const ADDED_VALUE_DAYS: readonly [number, number] = [120, 245]
