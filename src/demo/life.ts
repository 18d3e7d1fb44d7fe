import type { Staff } from '#platform/ctx.ts'
import type { Theme } from '#platform/schema.ts'
import type { Measured } from './measured.ts'
import type { Assessed } from '#care/risk/risk.ts'
import type { PlannedChild } from './plan.ts'
import type { Ground } from './setup.ts'

/** What is known while a child's way is lived: the ids that the plan's numbers stand for. */
export type Life = {
  ground: Ground
  child: PlannedChild
  childId: string
  /** The day on which all of it is lived. */
  today: string
  pathwayId: string
  isAssigned: boolean
  talks: Map<number, string>
  ways: Map<number, string>
  /** The adults of the family, by their place in it. */
  adults: readonly { id: string; name: string }[]
  /** The consent that each person gave last. */
  yeses: Map<string, string>
  /** The risk assessment that was made last. */
  assessment: Assessed | null
  /** The underretning that was sent, if any. */
  concernId: string | null
  /** What was answered, recorded when the way has been lived. */
  measured: Measured
  /** The themes as they stand. */
  themes: readonly Theme[]
}

/** A member of staff by the short name that the plan uses. */
export function member({ staff }: Ground, key: string): Staff {
  const found = staff.get(key)
  if (!found) throw new Error(`nobody is called ${key}`)
  return found
}

/** What a name or number of the plan stands for. */
export function known<Key>(ids: ReadonlyMap<Key, string>, key: Key): string {
  const id = ids.get(key)
  if (!id) throw new Error(`${String(key)} is not known`)
  return id
}
