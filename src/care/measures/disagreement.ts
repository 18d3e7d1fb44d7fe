import { daysBetween } from '#platform/time.ts'
import type { Informant } from './definition.ts'
import type { Reliability } from './norm.ts'
import type { Series } from './series.ts'

/** Answers so many days apart are about the same time. */
export const SAME_TIME_DAYS = 30

export type Disagreement = {
  family: string
  title: string
  isMain: boolean
  between: readonly [Side, Side]
  daysApart: number
  /** So much two exact measurements may differ by chance. */
  needed: number
}
type Side = { informant: Informant; name: string | null; value: number; on: string }

/**
 * Where two people see a child differently: the latest score of each on the same scale, answered within 30 days, and further
 * apart than the noise of both explains (1.96 × √(SEM₁² + SEM₂²), SEM = SD × √(1 − r)). Without a known reliability of both,
 * nothing is said: a difference alone is no disagreement.
 */
export function disagreements(series: readonly Series[]): Disagreement[] {
  const byScale = Map.groupBy(series, ({ family, scale }) => `${family} ${scale}`)
  return [...byScale.values()].flatMap((same) => {
    const sides = same.flatMap((each) =>
      each.lines.flatMap((line) => {
        const last = line.points.at(-1)
        const sem = semOf(each.reliability)
        return last && sem !== null ? [{ of: each, sem, name: line.name, last }] : []
      }),
    )
    return sides.flatMap((one, at) =>
      sides.slice(at + 1).flatMap((other) => {
        const daysApart = Math.abs(daysBetween(one.last.on, other.last.on))
        const needed = 1.96 * Math.hypot(one.sem, other.sem)
        if (daysApart > SAME_TIME_DAYS || Math.abs(one.last.value - other.last.value) < needed) return []
        return [
          {
            family: one.of.familyTitle,
            title: one.of.title,
            isMain: one.of.isMain,
            between: [sideOf(one), sideOf(other)] as const,
            daysApart,
            needed,
          },
        ]
      }),
    )
  })
}

const sideOf = ({
  of,
  name,
  last,
}: {
  of: Series
  name: string | null
  last: { value: number; on: string }
}): Side => ({
  informant: of.informant,
  name,
  value: last.value,
  on: last.on,
})

/** The standard error of one measurement; null where the source says points alone. */
const semOf = (by: Reliability | null): number | null => (by?.kind === 'sd' ? by.sd * Math.sqrt(1 - by.r) : null)
