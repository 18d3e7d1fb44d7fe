import type { Answers, Definition } from './definition.ts'
import { formOf } from './own-forms.ts'
import type { Shown } from './wording.ts'

export type AnswerInWords = { question: string; answer: string | null; isFlagged: boolean }

type Answered = {
  form_id: string
  own?: Definition | null
  /** As they were written: by item. */
  answers: unknown
  /** The questions as they stood; null where no wording was shown. */
  shown: unknown
  flags?: readonly { item: string }[]
}

/** A form's answers in the order of its questions: the words that were shown then, otherwise the number on the form. */
export function answersInWords({ answers, shown, flags = [], ...form }: Answered): AnswerInWords[] {
  const given = answers as Answers // written by `recordResponse` alone
  const words = shown as Shown | null // likewise
  const order = words?.map(({ id }) => id) ?? formOf(form)?.items.map(({ id }) => id) ?? Object.keys(given)
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
