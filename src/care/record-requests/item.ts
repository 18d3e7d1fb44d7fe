import { createHash } from 'node:crypto'
import type { Attachment } from '#care/journal/journal.ts'
import type { RequestItem } from '#platform/schema.ts'
import type { Section } from './passages.ts'

export type Fact = [name: string, what: string]

/** One thing in the record that is given or not: a wording of an entry, an underretning, a way, a contact, a pathway. */
export type Item = {
  kind: RequestItem
  id: string
  at: Date
  title: string
  facts: Fact[]
  /** All free words, so that each can be withheld. */
  sections: Section[]
  /** R84: what an underretning says is for some to read, and then for them to review. */
  mayRead: boolean
  /** What this says again in other words: the same for all wordings of an entry, and for a pathway and its ending. */
  wordingOf: string | null
  /** R84: the underretning that this tells was sent. */
  tellsOf: string | null
  /** A line for each in one section. */
  files: readonly Attachment[]
}

/** What of an item is given, as a checksum: what has another than when it was reviewed was not reviewed. */
export const seenOf = ({ title, facts, sections }: Item): Buffer =>
  createHash('sha256').update(JSON.stringify({ title, facts, sections })).digest()

/** The headings that something stands under. */
export const said = (sections: readonly [heading: string, text: string | null][]): Section[] =>
  sections.flatMap(([heading, text]) => (text ? [{ heading, text }] : []))

/** What most things are: for all to read, said once, without files. */
export const PLAIN = { mayRead: true, wordingOf: null, tellsOf: null, files: [] } as const
