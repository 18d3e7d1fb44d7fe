import { COMMON } from './common-passwords.ts'

export const SHORTEST_PASSWORD = 12
const LONGEST_PASSWORD = 200
const FEWEST_DIFFERENT = 5

/** What stands for a letter, so that `p4ssw0rd` is seen for what it is. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

const lettersOf = (text: string): string => text.toLowerCase().replaceAll(/[\s!-@[-`{-~]+/g, '')
const withoutEnds = (text: string): string => text.replaceAll(/^[\s!-@[-`{-~]+|[\s!-@[-`{-~]+$/g, '')
const readAsLetters = (text: string): string =>
  lettersOf(withoutEnds(text).replaceAll(/[013457@$!]/g, (sign) => LOOKALIKES[sign] ?? sign))

/** Whether a text is nothing, or common words and nothing else, one after the other. */
function isMadeOfCommonWords(letters: string): boolean {
  const reached = [true]
  for (let end = 1; end <= letters.length; end += 1) {
    reached[end] = reached.some((isReached, start) => isReached && COMMON.has(letters.slice(start, end)))
  }
  return reached[letters.length] ?? false
}

/**
 * What is wrong with a password, as a sentence; null when it may be used. At least 12 characters, not made of common
 * words with numbers around them, not of a few characters over and over, and not the address itself. No demand for signs
 * of certain kinds, as those make passwords worse (NIST SP 800-63B 5.1.1.2).
 */
export function faultOfPassword(password: string, email: string): string | null {
  if (password.length < SHORTEST_PASSWORD)
    return `Adgangskoden skal være på mindst ${SHORTEST_PASSWORD} tegn. Tre-fire ord, der ikke hører sammen, er nemme at huske.`
  if (password.length > LONGEST_PASSWORD) return `Adgangskoden må højst være på ${LONGEST_PASSWORD} tegn.`
  const [name = ''] = email.toLowerCase().split('@')
  const plain = password.toLowerCase()
  if (plain.includes(email.toLowerCase()) || (name.length > 3 && lettersOf(plain) === lettersOf(name))) {
    return 'Adgangskoden må ikke være din e-mail. Vælg noget, som ikke står andre steder.'
  }
  const readings = [lettersOf(plain), readAsLetters(plain)]
  if (new Set(plain).size < FEWEST_DIFFERENT || readings.some(isMadeOfCommonWords)) {
    return 'Den adgangskode er blandt dem, der gættes først. Tre-fire ord, der ikke hører sammen, er svære at gætte.'
  }
  return null
}
