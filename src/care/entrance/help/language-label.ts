import type { Words } from '../words/da.ts'
import { OTHER_LANGUAGE } from './questions.ts'

/** A language by its own name, then by its name in the language of the page: `العربية (arabisk)`. */
export function languageLabel(code: string, page: string, words: Words): string {
  if (code === OTHER_LANGUAGE) return words.language.other
  const nameIn = (locale: string) => new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' }).of(code)
  const here = nameIn(page) ?? code
  const own = nameIn(code) ?? here
  return own.toLowerCase() === here.toLowerCase() ? here : `${own} (${here})`
}
