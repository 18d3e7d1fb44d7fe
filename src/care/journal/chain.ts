import { createHash } from 'node:crypto'

/** An entry as the database gives it to be checked: all it says as texts in a fixed order, and the hashes it stands with. */
export type Link = {
  journal: string
  sequence: number
  fields: readonly (string | null)[]
  prevHash: string | null
  hash: string
}

/** SHA-256 over the texts, each with its length in bytes before it; a missing one is a hyphen. */
export const hashOf = (fields: readonly (string | null)[]): string =>
  createHash('sha256')
    .update(fields.map((field) => (field === null ? '-' : `${Buffer.byteLength(field)}:${field}`)).join(','))
    .digest('hex')

/**
 * Why this link does not hold after the one before it in its journal (none before the first); null when it does. A link
 * holds when its number follows, when it names the hash before it, and when its own hash is that of what it says.
 */
export function faultOf(link: Link, before: Link | null): string | null {
  const expected = (before?.sequence ?? 0) + 1
  if (link.sequence !== expected) return `entry ${expected} is missing`
  if (link.prevHash !== (before?.hash ?? null)) return `entry ${link.sequence} does not follow the one before it`
  if (link.hash !== hashOf(link.fields)) return `entry ${link.sequence} has been changed`
  return null
}
