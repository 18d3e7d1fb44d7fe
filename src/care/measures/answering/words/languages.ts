import { danish, english, type PublicWords } from '#ui/public-words.ts'
import { da, type AnswerWords } from './da.ts'
import { en } from './en.ts'

/** A language of our own words around the questions; the questions may be in another. */
export type AnswerLanguage = { code: 'da' | 'en'; label: string; words: AnswerWords; frame: PublicWords }

const DANISH: AnswerLanguage = { code: 'da', label: 'Dansk', words: da, frame: danish }
const ENGLISH: AnswerLanguage = { code: 'en', label: 'English', words: en, frame: english }

export const ANSWER_LANGUAGES: readonly AnswerLanguage[] = [DANISH, ENGLISH]

/** Where the pages of a link begin: `/k/holbaek/svar/…`, and `/k/holbaek/en/svar/…` around it in English. */
export const answerPath = (slug: string, secret: string, code: string): string =>
  `/k/${slug}${code === 'en' ? '/en' : ''}/svar/${secret}`

/** Our words for somebody who is asked in a language: English for all who are not asked in Danish. */
export const languageOf = (code: string): AnswerLanguage => (code === 'da' ? DANISH : ENGLISH)

/** Languages that are written from right to left. */
export const isFromRight = (language: string): boolean => ['ar', 'fa', 'ur', 'he', 'ps'].includes(language)
