import { EXTENSIONS } from '../systems.ts'
import type { ReadExtension } from './shape.ts'

export type Words = { da: string; en: string }
type Language = 'da' | 'en'
type Beside = { extension?: ReadExtension[] | undefined } | undefined

/**
 * A text in both languages. Where the file has only one, it stands for both: the form then says that it is written in the one.
 */
export function wordsOf(content: string, beside: Beside, language: Language): Words {
  const other = language === 'da' ? 'en' : 'da'
  const translation = translationsOf(beside).find(({ lang }) => lang === other)?.content ?? content
  return language === 'da' ? { da: content, en: translation } : { da: translation, en: content }
}

/** The texts beside a text. */
export const translationsOf = (beside: Beside): { lang: string | undefined; content: string | undefined }[] =>
  (beside?.extension ?? [])
    .filter(({ url }) => url === EXTENSIONS.translation)
    .map(({ extension: parts = [] }) => ({
      lang: parts.find(({ url }) => url === 'lang')?.valueCode,
      content: parts.find(({ url }) => url === 'content')?.valueString,
    }))
