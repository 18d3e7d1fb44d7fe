import { danish, english, type PublicWords } from '#ui/public-words.ts'
import { da, type Words } from './da.ts'
import { en } from './en.ts'

export type Language = {
  /** ISO 639-1; stands in the address of every page but the Danish ones. */
  code: string
  /** What those who speak it call it. */
  label: string
  dir: 'ltr' | 'rtl'
  words: Words
  /** The words of the layout around a page. */
  frame: PublicWords
}

/** The languages of the citizen's pages, Danish first. Another one is a dictionary more and a line here. */
export const LANGUAGES: readonly [Language, ...Language[]] = [
  { code: 'da', label: 'Dansk', dir: 'ltr', words: da, frame: danish },
  { code: 'en', label: 'English', dir: 'ltr', words: en, frame: english },
]

/** Where a municipality's pages in a language begin: `/k/holbaek`, `/k/holbaek/en`. */
export const baseOf = (slug: string, language: Language): string =>
  `/k/${slug}${language === LANGUAGES[0] ? '' : `/${language.code}`}`
