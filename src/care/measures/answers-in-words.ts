import { definitionById } from './definitions.ts'
import type { Answers } from './definition.ts'
import type { Shown } from './wording.ts'

export type AnswerInWords = { question: string; answer: string | null; isFlagged: boolean }

type Answered = {
  form_id: string
  /** As they were written: by item. */
  answers: unknown
  /** The questions as they stood; null where no wording was shown. */
  shown: unknown
  flags?: readonly { item: string }[]
}

/** A form's answers in the order of its questions: the words that were shown then, otherwise the number on the form. */
export function answersInWords({ form_id: formId, answers, shown, flags = [] }: Answered): AnswerInWords[] {
  const given = answers as Answers // written by `recordResponse` alone
  const words = shown as Shown | null // likewise
  const order = words?.map(({ id }) => id) ?? definitionById(formId)?.items.map(({ id }) => id) ?? Object.keys(given)
  return order.map((id, nth) => {
    const item = words?.find((each) => each.id === id)
    const value = given[id] ?? null
    const label = item?.options?.find((option) => option.value === value)?.label
    return {
      question: item?.text ?? `Spørgsmål ${nth + 1}`,
      answer: value === null ? null : (label ?? String(value)),
      isFlagged: flags.some((flag) => flag.item === id),
    }
  })
}
