import { itemsById, valuesOf, type Answers, type Definition, type Item } from './definition.ts'

/** What is wrong with an answer, in Danish words for who typed it. */
export type AnswerFault = { item: string; words: string }

const LONGEST = 2000

/** What of these answers the form does not have: unknown items, values that cannot be chosen, words where a number stands. */
export function faultsOfAnswers(definition: Definition, answers: Answers): AnswerFault[] {
  const known = itemsById(definition)
  return Object.entries(answers).flatMap(([id, answer]) => {
    const item = known.get(id)
    if (!item) return [{ item: id, words: 'Skemaet har ikke dette spørgsmål.' }]
    const words = answer === null ? null : faultOf(item, answer)
    return words ? [{ item: id, words }] : []
  })
}

function faultOf(item: Item, answer: number | string): string | null {
  if (item.kind === 'words') {
    if (typeof answer === 'number') return 'Her skrives ord.'
    return answer.length > LONGEST ? `Der er plads til ${LONGEST} tegn.` : null
  }
  if (item.kind === 'choice') {
    const values = valuesOf(item)
    return typeof answer === 'number' && values.includes(answer) ? null : `Svaret skal være ${oneOf(values)}.`
  }
  const { min, max, step } = item
  const steps = typeof answer === 'number' ? (answer - min) / step : Number.NaN
  const isOnStep = Math.abs(steps - Math.round(steps)) < 1e-6
  if (typeof answer === 'number' && answer >= min && answer <= max && isOnStep) return null
  return `Svaret skal være et ${step === 1 ? 'helt tal' : 'tal'} fra ${min} til ${max}.`
}

const oneOf = (values: readonly number[]): string =>
  values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} eller ${values.at(-1)}`
