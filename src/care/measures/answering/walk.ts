import { isAsked, type Answers, type Definition, type Item } from '../definition.ts'
import type { Shown, ShownItem } from '../wording.ts'

/** A question as it is put: its words, and what may be answered. */
export type Question = { item: Item; shown: ShownItem; nth: number }

/** The questions of a form in the words that are shown, in order, numbered from 1. What has no words is not asked. */
export function questionsOf({ items }: Definition, shown: Shown): Question[] {
  const words = new Map(shown.map((each) => [each.id, each]))
  return items
    .flatMap((item) => {
      const of = words.get(item.id)
      return of ? [{ item, shown: of }] : []
    })
    .map((question, at) => ({ ...question, nth: at + 1 }))
}

/** Those that are asked after these answers. A question behind a gate is asked once its gate has been answered so. */
export const askedAfter = (questions: readonly Question[], answers: Answers): Question[] =>
  questions.filter(
    ({ item }) => !item.askedWhen || (isAnswered(item.askedWhen.anyOf, answers) && isAsked(item, answers)),
  )

const isAnswered = (ids: readonly string[], answers: Answers): boolean => ids.every((id) => id in answers)

/** The first that was neither answered nor skipped; null when there is none, and the whole can be looked over. */
export const firstOpen = (questions: readonly Question[], answers: Answers): Question | null =>
  askedAfter(questions, answers).find(({ item }) => !(item.id in answers)) ?? null

/** The question asked before or after this one; null at either end. */
export function beside(asked: readonly Question[], nth: number, step: -1 | 1): Question | null {
  return (step === 1 ? asked.find((each) => each.nth > nth) : asked.findLast((each) => each.nth < nth)) ?? null
}

/** What is sent: the answers to questions that are asked. What was skipped is no answer. */
export const answersToSend = (questions: readonly Question[], answers: Answers): Answers =>
  Object.fromEntries(
    askedAfter(questions, answers).flatMap(({ item }) => {
      const answer = answers[item.id] ?? null
      return answer === null || answer === '' ? [] : [[item.id, answer] as const]
    }),
  )
