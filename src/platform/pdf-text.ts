/** What is longer without a space is broken across lines, so that none of it runs off the page. */
const LONGEST_WORD = /[^\s\u200b]{60}(?=[^\s\u200b])/gu

/** Joins and shapes other characters, and has no sign of its own. */
const SILENT = /^[\p{Default_Ignorable_Code_Point}\n\t ]$/u

/**
 * A text of which every character can be shown: one that none of the fonts has stands as its number, `[U+4E2D]`, so that a
 * reader sees that something stood there, and which. A document with an empty box in it is not accessible, and is refused.
 */
export const readable = (text: string, known: ReadonlySet<number>): string =>
  text
    .replaceAll('\t', ' ')
    .replaceAll(/[^\u0020-\u007e\u00a0-\u00ff]/gu, (character) => {
      const code = character.codePointAt(0) ?? 0
      return known.has(code) || SILENT.test(character)
        ? character
        : `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`
    })
    .replaceAll(LONGEST_WORD, '$&\u200b')
