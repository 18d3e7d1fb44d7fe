/** How many days it took, for how many. `median` and `nineTenths` are null when there is nobody. */
export type Spread = {
  held: number
  median: number | null
  /** Nine of ten had been seen by this day. */
  nineTenths: number | null
  /** How many for each number of days, fewest days first. */
  byDays: readonly { days: number; many: number }[]
}

/** The spread of a count by number of days. */
export function spreadOf(counts: ReadonlyMap<number, number>): Spread {
  const byDays = [...counts].map(([days, many]) => ({ days, many })).toSorted((a, b) => a.days - b.days)
  const held = byDays.reduce((sum, { many }) => sum + many, 0)
  return { held, median: reachedBy(byDays, held * 0.5), nineTenths: reachedBy(byDays, held * 0.9), byDays }
}

/** The number of days by which at least so many had been seen (nearest rank: always a day that somebody had). */
function reachedBy(byDays: Spread['byDays'], rank: number): number | null {
  let seen = 0
  for (const { days, many } of byDays) {
    seen += many
    // a tenth of a person is lost in the multiplication
    if (seen >= rank - 1e-9) return days
  }
  return null
}
