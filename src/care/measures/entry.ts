import { typedText, type Errors, type Typed } from '#platform/form.ts'
import { faultsOfAnswers } from './answers.ts'
import type { Answers, Definition } from './definition.ts'
import { faultsOfScores } from './signs.ts'

/** What was typed of a form: the answers by item, or the scores by scale. */
export type Entered = Answers
export type EnteredOrFaults = { entered: Entered; errors?: never } | { errors: Errors; entered?: never }

export const fieldOf = (id: string): string => `a-${id}`

/** A number as people write it, with a comma or a point; null for nothing, the text itself for what is no number. */
const read = (text: string): number | string | null => {
  if (text === '') return null
  const number = Number(text.replace(',', '.'))
  return Number.isFinite(number) ? number : text
}

/** Reads answers item by item: an empty field is no answer. Says for each field what it cannot be. */
export function readAnswers(definition: Definition, typed: Typed): EnteredOrFaults {
  const entered = Object.fromEntries(
    definition.items.map(({ id, kind }) => {
      const text = typedText(typed, fieldOf(id))
      return [id, kind === 'words' ? text || null : read(text)]
    }),
  )
  return checked(
    entered,
    Object.fromEntries(faultsOfAnswers(definition, entered).map(({ item, words }) => [item, words])),
  )
}

/** Reads scores scale by scale, as they stand on paper. */
export function readScores(definition: Definition, typed: Typed): EnteredOrFaults {
  const known = [...definition.scales, ...definition.sums]
  const entered = Object.fromEntries(known.map(({ id }) => [id, read(typedText(typed, fieldOf(id)))]))
  const words = Object.entries(entered).filter(([, value]) => typeof value === 'string')
  return checked(entered, {
    ...Object.fromEntries(words.map(([id]) => [id, 'Skriv et tal.'])),
    ...faultsOfScores(definition, numbersIn(entered)),
  })
}

function checked(entered: Entered, faults: Record<string, string>): EnteredOrFaults {
  const wrong = Object.entries(faults)
  if (wrong.length) return { errors: Object.fromEntries(wrong.map(([id, words]) => [fieldOf(id), words])) }
  return Object.values(entered).some((value) => value !== null)
    ? { entered }
    : { errors: { form: 'Der er ikke skrevet nogen svar.' } }
}

/** Those that are numbers. */
export const numbersIn = (entered: Entered): Record<string, number> =>
  Object.fromEntries(Object.entries(entered).filter((each): each is [string, number] => typeof each[1] === 'number'))

/** Where two who typed the same paper do not agree. */
export const differences = (first: Entered, second: Entered): string[] =>
  [...new Set([...Object.keys(first), ...Object.keys(second)])].filter(
    (id) => (first[id] ?? null) !== (second[id] ?? null),
  )
