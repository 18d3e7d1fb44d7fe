import type { Bundle } from './bundle.ts'

/** Something wrong with a report or with its delivery, for a person. `item` is the thing it is about, by its id. */
export type Complaint = { code: string; location: string; words: string; item: string | null }

/**
 * What became of a report that was handed over. Unreachable: it is not known to have come through, and nothing is wrong
 * with the report itself, so that it is tried again.
 */
export type Answer =
  | { kind: 'accepted' }
  | { kind: 'duplicate' }
  | { kind: 'refused'; complaints: Complaint[] }
  /** `answered`: it did answer, with a fault of its own, which may be about this report. */
  | { kind: 'unreachable'; complaints: Complaint[]; answered?: boolean }

/** The way by which reports leave the house. */
export type Channel = {
  /** In Danish, for the page: where reports go. */
  name: string
  /** Hands over a report of a municipality. Never throws for what lies outside. */
  deliver(municipalityId: string, report: Bundle): Promise<Answer>
}

export const complaint = (code: string, words: string): Complaint => ({ code, location: '', words, item: null })
