import type { JournalKind } from '#platform/schema.ts'
import { headingsOf, type Heading } from '../note.ts'

/** The kinds of note that people write; the rest are written by what they do. */
export const PHRASE_KINDS = [
  'enquiry',
  'preliminary_talk',
  'screening',
  'treatment',
  'final_talk',
  'ending',
  'note',
] as const satisfies JournalKind[]

/** The headings that a phrase can stand under. */
export const PHRASE_HEADINGS = [
  'problem',
  'treatment',
  'effect',
  'other_efforts',
  'information',
  'text',
  'follow_up',
] as const satisfies Heading[]

/** Whether a note of this kind has the heading; a phrase for every kind has it somewhere. */
export const fits = (kind: JournalKind | null, heading: Heading): boolean =>
  kind === null || (headingsOf[kind] as readonly Heading[]).includes(heading)

const PLACEHOLDER = /\[\p{L}[^[\]\n]{1,59}\]/gu

/** A text in its parts, in order: what is said, and what is to be filled in, such as `[sæt ind]`. */
export function partsOf(text: string): { text: string; isPlaceholder: boolean }[] {
  const parts: { text: string; isPlaceholder: boolean }[] = []
  let at = 0
  for (const { 0: found, index } of text.matchAll(PLACEHOLDER)) {
    if (index > at) parts.push({ text: text.slice(at, index), isPlaceholder: false })
    parts.push({ text: found, isPlaceholder: true })
    at = index + found.length
  }
  if (at < text.length) parts.push({ text: text.slice(at), isPlaceholder: false })
  return parts
}

/**
 * What a text still has to have filled in: words in square brackets, as phrases have them. A note with any of it is not
 * signed. Brackets around a number or a sign are somebody's own and stand.
 */
export const placeholdersIn = (text: string): string[] => [
  ...new Set(partsOf(text).flatMap((part) => (part.isPlaceholder ? [part.text] : []))),
]
