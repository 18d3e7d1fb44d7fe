import { createHash } from 'node:crypto'

/** A row of a chain as the database gives it to be checked: all it says as texts in a fixed order, and the hashes it stands with. */
export type Link = {
  sequence: number
  /** null when the row itself is gone and only its hash stands. */
  fields: readonly (string | null)[] | null
  prevHash: string | null
  hash: string
}

/** Where a chain has come to, or begins. */
export type End = { sequence: number; hash: string | null }

/** SHA-256 over the texts, each with its length in bytes before it; a missing one is a hyphen. */
export const hashOf = (fields: readonly (string | null)[]): string =>
  createHash('sha256')
    .update(fields.map((field) => (field === null ? '-' : `${Buffer.byteLength(field)}:${field}`)).join(','))
    .digest('hex')

/**
 * Why this link does not hold after the one before it in its chain; null when it does. A link holds when its number follows,
 * when it names the hash before it, and when its own hash is that of what it says. `what` is one of them, in a word.
 */
export function faultOf(link: Link, before: End | null, what: string): string | null {
  const expected = (before?.sequence ?? 0) + 1
  if (link.sequence !== expected || !link.fields) return `${what} ${expected} is missing`
  if (link.prevHash !== (before?.hash ?? null)) return `${what} ${link.sequence} does not follow the one before it`
  if (link.hash !== hashOf(link.fields)) return `${what} ${link.sequence} has been changed`
  return null
}
