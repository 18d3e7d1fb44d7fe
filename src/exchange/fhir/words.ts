import type { Definition, Item, Option } from '#care/measures/measures.ts'
import type { Translated } from './resource.ts'
import { EXTENSIONS } from './systems.ts'

/** The questions and choices of a form as they are shown, in one language: what a pack brings, or what stood when it was answered. */
export type Shown = readonly Readonly<{
  id: string
  text: string
  options?: readonly Readonly<{ value: number | null; label: string }>[]
  ends?: readonly [string, string]
}>[]

/** Words in the language of the form, and the same in others. */
export type Said = { content: string; translations: readonly (readonly [string, string])[] }

export type Wordbook = {
  language: string
  text: (item: Item) => Said | null
  label: (item: Item, option: Option) => Said | null
  ends: (item: Item) => readonly [Said, Said] | null
}

const plainly = (content: string): Said => ({ content, translations: [] })

/** Where the words come from: those that were shown, our own, or nowhere, since they are somebody else's. */
export function wordbook(definition: Definition, shown: Shown | null, language: string): Wordbook {
  if (shown) return fromShown(shown, language)
  const chosen = definition.languages.find((each) => each === language) ?? definition.languages[0]
  if (!chosen) return { language: 'da', text: () => null, label: () => null, ends: () => null }
  const said = (words: Item['text']): Said | null =>
    words && {
      content: words[chosen],
      translations: definition.languages.filter((each) => each !== chosen).map((each) => [each, words[each]]),
    }
  return {
    language: chosen,
    text: (item) => said(item.text),
    label: (_, option) => said(option.label),
    ends: (item) => {
      const [least, most] = (item.kind === 'number' ? item.ends : null)?.map(said) ?? []
      return least && most ? [least, most] : null
    },
  }
}

function fromShown(shown: Shown, language: string): Wordbook {
  const known = new Map(shown.map((item) => [item.id, item]))
  return {
    language,
    text: ({ id }) => {
      const text = known.get(id)?.text
      return text === undefined ? null : plainly(text)
    },
    label: ({ id }, { value }) => {
      const label = known.get(id)?.options?.find((option) => option.value === value)?.label
      return label === undefined ? null : plainly(label)
    },
    ends: ({ id }) => {
      const ends = known.get(id)?.ends
      return ends ? [plainly(ends[0]), plainly(ends[1])] : null
    },
  }
}

/** The other languages of a text, beside it. */
export const translated = ({ translations }: Said): Translated | null =>
  translations.length
    ? {
        extension: translations.map(([lang, content]) => ({
          url: EXTENSIONS.translation,
          extension: [
            { url: 'lang', valueCode: lang },
            { url: 'content', valueString: content },
          ],
        })),
      }
    : null
