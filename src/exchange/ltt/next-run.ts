import { dayOf, instantOf } from '#platform/time.ts'
import type { Settings } from './settings.ts'

/** When the reports are made and sent by themselves the next time; null while they are not. */
export function nextRunOf({ sorCode, isPaused, runsAt }: Settings, now: Date): Date | null {
  if (!sorCode || isPaused) return null
  const today = instantOf(dayOf(now), runsAt)
  return today > now ? today : instantOf(dayOf(now).add({ days: 1 }), runsAt)
}
