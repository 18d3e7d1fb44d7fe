/**
 * Sentences that suit anybody, and those that suit children up to ten or those above. `{N}` is the child's name, `{Ns}` its
 * genitive, and `{han}`, `{ham}`, `{hans}` become the words that fit (`{Han}` at the beginning of a sentence).
 */
export type Lines = { any?: readonly string[]; young?: readonly string[]; old?: readonly string[] }

/** What is said of one theme, from the first henvendelse to the last talk. */
export type ThemeWords = {
  /** Goes on from "fortæller, at Noah …". */
  asked: Lines
  heard: Lines
  found: Lines
  begun: Lines
  midway: Lines
  late: Lines
  /** Of talks with the adults alone. */
  parents: Lines
  after: Lines
}
