/** Scores of the parent SDQ; null where the scale could not be scored. */
export type Screened = Readonly<Record<'impact' | 'total' | 'emotional' | 'conduct', number | null>>

export type Screen = {
  /** Nothing when what is missing decides. */
  positive: boolean | null
  /** The limits that were reached. */
  grounds: (keyof Screened)[]
}

/** The limits of the trial's rule, in points of the parent SDQ. */
export const SCREEN_LIMITS = { impact: 1, total: 14, emotional: 5, conduct: 3 } as const

/**
 * The screening rule of the Mind My Mind trial (NCT03535805), parents only: impact ≥ 1 and (total ≥ 14 or emotional ≥ 5 or
 * conduct ≥ 3). It advises: four of five who are positive there met a diagnosis, so it does not say that help here is enough.
 */
export function screen(scores: Screened): Screen {
  const reached = (scale: keyof Screened): boolean | null => {
    const value = scores[scale]
    return value === null ? null : value >= SCREEN_LIMITS[scale]
  }
  const symptoms = (['total', 'emotional', 'conduct'] as const).map(reached)
  const anySymptom = symptoms.includes(true) ? true : symptoms.includes(null) ? null : false
  const parts = [reached('impact'), anySymptom]
  return {
    positive: parts.includes(false) ? false : parts.includes(null) ? null : true,
    grounds: (['impact', 'total', 'emotional', 'conduct'] as const).filter((scale) => reached(scale)),
  }
}
