import type { Typed } from '#platform/form.ts'
import { typedText } from '#platform/form.ts'
import type { Answers, Item } from '../definition.ts'
import type { AnswerWords } from './words/da.ts'

/** The name of a question's field. */
export const fieldOf = (item: Pick<Item, 'id'>): string => `a-${item.id}`

/** What stands in a field for "don't know", which is chosen like an answer and counts as none. */
export const UNKNOWN = 'unknown'

/** The field's text of an answer that is kept. */
export const textOf = (item: Item, answers: Answers): string => {
  if (!(item.id in answers)) return ''
  const answer = answers[item.id] ?? null
  if (answer !== null) return String(answer)
  return item.kind === 'choice' && item.options.some(({ value }) => value === null) ? UNKNOWN : ''
}

/** Words are kept up to so many letters. */
export const LETTERS = 2000

type Read = { answer: number | string | null; fault?: never } | { fault: string; answer?: never }

/** Reads what was chosen or written for a question; what it cannot be comes back with words for the person. */
export function readAnswer(item: Item, typed: Typed, words: AnswerWords): Read {
  const text = typedText(typed, fieldOf(item))
  if (item.kind === 'words') return text.length > LETTERS ? { fault: words.tooLong(LETTERS) } : { answer: text || null }
  if (item.kind === 'choice') {
    const option = item.options.find(({ value }) => text === (value === null ? UNKNOWN : String(value)))
    return option ? { answer: option.value } : { fault: words.choose }
  }
  const number = /^-?\d{1,6}([.,]\d{1,4})?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN
  const steps = (number - item.min) / item.step
  const fits = number >= item.min && number <= item.max && Math.abs(steps - Math.round(steps)) < 1e-6
  return fits ? { answer: number } : { fault: text ? words.between(item.min, item.max) : words.choose }
}
