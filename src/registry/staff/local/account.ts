/** An activation link works this long, and once. */
export const HOURS_TO_ACTIVATE = 72

/** After so many failures in a row nobody comes in for a while, not even with what is right. */
export const FAILURES_BEFORE_LOCK = 5
const FIRST_LOCK_MINUTES = 15
const LONGEST_LOCK_MINUTES = 24 * 60

/**
 * How many minutes the account is locked by its nth failure in a row; null when it stays open. Every fifth failure locks
 * it, each time for twice as long: 15 minutes, 30, 60, … and at most a day. NIST SP 800-63B 5.2.2 asks for such a limit.
 */
export function lockMinutes(failures: number): number | null {
  if (failures === 0 || failures % FAILURES_BEFORE_LOCK !== 0) return null
  return Math.min(FIRST_LOCK_MINUTES * 2 ** (failures / FAILURES_BEFORE_LOCK - 1), LONGEST_LOCK_MINUTES)
}
