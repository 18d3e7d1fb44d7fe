/** A sentence with its end, or a line. Put together again they are the text, character by character. */
const PASSAGE = /[^\n]*?(?:[.!?…]+["'«»”’)]*(?=\s|$)|(?=\n)|$)[ \t]*\n*/gu

/** The numbered passages of a text, by which something of it is withheld: sentences, and lines. */
export const passagesOf = (text: string): string[] => (text.match(PASSAGE) ?? []).filter((passage) => passage !== '')

export type Section = { heading: string; text: string }
export type Marks = { withheld: readonly string[]; testQuestions: readonly string[] }

/** The name of a passage: the number of its section and its own, from 0. */
export const passageKey = (section: number, passage: number): string => `${section}.${passage}`

export const allKeys = (sections: readonly Section[]): string[] =>
  sections.flatMap(({ text }, section) => passagesOf(text).map((_, passage) => passageKey(section, passage)))

/** A sentence short enough to be said by chance tells nothing by standing twice. */
const TELLING = 12

/** The sentences of some sections, all or those of some keys, as they are compared with others. */
export const sentencesOf = (sections: readonly Section[], keys?: readonly string[]): string[] =>
  sections.flatMap(({ text }, section) =>
    passagesOf(text)
      .filter((_, n) => !keys || keys.includes(passageKey(section, n)))
      .map((passage) => passage.trim())
      .filter((passage) => passage.length >= TELLING),
  )

/** What stands in place of what is not given. It tells nothing of what it was. */
export const WITHHELD = '[Undtaget: afgørende hensyn til barnet eller den unge]'
export const TEST_QUESTION = '[Testspørgsmål udleveres ikke]'

/**
 * What is given of the sections: withheld passages (R63) and test questions (R68) are replaced, several in a row by one
 * mark. The answers, and what is marked as being about others, stand.
 */
export const given = (sections: readonly Section[], { withheld, testQuestions }: Marks): Section[] =>
  sections.map(({ heading, text }, section) => {
    const said = passagesOf(text).map((passage, n) => {
      const key = passageKey(section, n)
      const mark = withheld.includes(key) ? WITHHELD : testQuestions.includes(key) ? TEST_QUESTION : null
      return mark ? { text: mark + (/\s+$/.exec(passage)?.[0] ?? ''), isMark: true } : { text: passage, isMark: false }
    })
    const shown = said.filter((one, n) => !one.isMark || one.text.trim() !== said[n - 1]?.text.trim())
    return {
      heading,
      text: shown
        .map((one) => one.text)
        .join('')
        .trim(),
    }
  })
