import type { Letter, PostWay } from '#platform/post.ts'

/** A message as it leaves the house. The receiver sends one id once, however often it is handed over. */
export type Outgoing = Letter & { id: string; municipality: string; channel: PostWay; at: Date }

/**
 * What became of it. Refused: this message will never come through, such as to a number that is none. Unreachable: nothing is
 * wrong with the message, so it is tried again. The fault is a code of ours, without a word of the message.
 */
export type Handed = { kind: 'accepted' } | { kind: 'refused' | 'unreachable'; fault: string }

/** The way by which messages leave the house. */
export type PostChannel = {
  /** In Danish, for the page: where messages go. */
  name: string
  /** Never throws for what lies outside. */
  send(message: Outgoing): Promise<Handed>
}
