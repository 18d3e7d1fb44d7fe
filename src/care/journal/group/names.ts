/** Names that are ordinary words too: they count as names only with a capital letter. */
const WORDS = new Set(
  'bang berg bjørn bo bro bæk dag dahl dam eng fred frost glad holm holt høj klog krog kær lang lind liv lund lærke mark mai maj munk ravn rose sand skov sky sol sten storm vang vilje vinter viol'.split(
    ' ',
  ),
)

/** Parts of a name that name nobody. */
const SMALL = new Set('af al da de den der di du el la le van von'.split(' '))

/** `Zoë` and `Zoe` are one; å, æ and ø are letters of their own. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u0304\u0306-\u0309\u030b-\u036f]/g, '')
    .normalize('NFC')

/**
 * Which words of a text are among the names, as they stand in the text, each once. A name is found as a whole word, whatever
 * its letters' size and accents, and with the endings that Danish puts to names: Emmas, Mads', Alex's, Mads’s.
 */
export function namesIn(text: string, names: readonly string[]): string[] {
  const sought = new Set(
    names
      .flatMap((name) =>
        plain(name)
          .toLowerCase()
          .split(/[\s\-.,]+/),
      )
      .filter((part) => part.length > 1 && !SMALL.has(part)),
  )
  const found = plain(text).match(/[\p{L}\p{M}]+(?:['’]s?)?/gu) ?? []
  return [...new Set(found.filter((word) => isName(word, sought)))]
}

function isName(word: string, sought: ReadonlySet<string>): boolean {
  const bare = word.replace(/['’]s?$/, '')
  const lower = bare.toLowerCase()
  const name = [lower, lower.replace(/s$/, '')].find((each) => sought.has(each))
  return name !== undefined && (!WORDS.has(name) || bare[0] !== lower[0])
}
