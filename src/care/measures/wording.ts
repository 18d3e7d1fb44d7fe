import type { Definition, Item } from './definition.ts'

export type ShownOption = { value: number | null; label: string }
/** A question as it was shown, in one language. A number has the words of its two ends. */
export type ShownItem = { id: string; text: string; options?: ShownOption[]; ends?: [string, string] }
export type Shown = readonly ShownItem[]

/** Languages that our own forms are written in. */
const OURS = ['da', 'en'] as const

/**
 * The questions of a form that comes with its own words, in a language; null when it has none in it. Goals are asked about in
 * the words of whoever set them: `goals` has them in order, and what is not set is not asked.
 */
export function shippedWording(definition: Definition, language: string, goals: readonly string[] = []): Shown | null {
  const known = OURS.find((each) => each === language)
  if (definition.wording !== 'shipped' || !known) return null
  const items = definition.items.map((item) => shownItem(item, known))
  return definition.family === 'goals'
    ? items.flatMap((item, nth) => {
        const words = goals[nth]
        return words ? [{ ...item, text: words }] : []
      })
    : items
}

function shownItem(item: Item, language: 'da' | 'en'): ShownItem {
  const text = item.text?.[language] ?? item.id
  if (item.kind === 'choice')
    return {
      id: item.id,
      text,
      options: item.options.map(({ value, label }) => ({ value, label: label?.[language] ?? String(value) })),
    }
  if (item.kind === 'number' && item.ends)
    return { id: item.id, text, ends: [item.ends[0][language], item.ends[1][language]] }
  return { id: item.id, text }
}
