import type { Errors } from '#platform/form.ts'
import { grouped, idOf, type Field } from '#ui/field.ts'
import { attributes, html, type Child, type Html } from '#ui/html.ts'
import { radioGroup } from '#ui/choice-fields.ts'
import { numberField as numberInput, textArea } from '#ui/text-fields.ts'
import type { Answers, Item, NumberItem } from '../../definition.ts'
import { fieldOf, LETTERS, textOf, UNKNOWN } from '../typed.ts'
import type { Question } from '../walk.ts'
import type { AnswerWords } from '../words/da.ts'
import { isFromRight, type AnswerLanguage } from '../words/languages.ts'

export type Put = {
  answers: Answers
  /** The language of the questions. */
  written: string
  language: AnswerLanguage
  errors?: Errors | undefined
  /** The words of the question are the heading of the page. */
  isAlone: boolean
}

/** One question with what may be answered. The script of the page shows the same markup, one after the other. */
export function questionBlock({ item, shown, nth }: Question, put: Put): Html {
  const gate =
    item.askedWhen && `${item.askedWhen.anyOf.map((id) => fieldOf({ id })).join(' ')}:${item.askedWhen.atLeast}`
  const { words } = put.language
  const own = {
    class: 'question',
    'data-nth': nth,
    'data-item': fieldOf(item),
    'data-gate': gate,
    lang: put.written === put.language.code ? undefined : put.written,
    dir: isFromRight(put.written) ? 'rtl' : undefined,
  }
  const isGrouped = item.kind === 'choice' || (item.kind === 'number' && stepsOf(item) <= MOST_STEPS)
  const label = put.isAlone
    ? isGrouped
      ? html`<h1>${shown.text}</h1>`
      : html`<span class="question-text">${shown.text}</span>`
    : html`<strong>${nth}. ${shown.text}</strong>`
  const field = { name: fieldOf(item), label, errors: put.errors }
  const text = textOf(item, put.answers)
  return html`<div${attributes(own)}>
    ${put.isAlone && !isGrouped && html`<h1 class="sr-only">${words.title}</h1>`}
    ${gate && !put.isAlone && html`<p class="quiet" lang="${put.language.code}">${words.all.only}</p>`}
    ${answerField(item, shown, { ...field, words }, text)}
    <p class="tools"><button type="button" class="button button-quiet" data-speak lang="${put.language.code}" hidden>${words.listen}</button></p>
  </div>`
}

function answerField(
  item: Item,
  shown: Question['shown'],
  { words, ...field }: Field & { words: AnswerWords },
  value: string,
): Child {
  if (item.kind === 'words') return textArea({ ...field, value, rows: 5, limit: LETTERS, room: words.tooLong })
  if (item.kind === 'number') return numberField(item, shown, field, value)
  const options = (shown.options ?? []).map((option) => ({
    value: option.value === null ? UNKNOWN : String(option.value),
    label: option.label,
  }))
  return radioGroup({ ...field, options, value, look: 'cards' })
}

/** So many steps still stand side by side on a phone, as large as a thumb. */
const MOST_STEPS = 12
const stepsOf = ({ min, max, step }: NumberItem): number => Math.round((max - min) / step) + 1

/** A number is chosen on a row of steps, or written when there are too many for that. */
function numberField(item: NumberItem, { ends }: Question['shown'], field: Field, value: string): Child {
  const count = stepsOf(item)
  if (count > MOST_STEPS)
    return numberInput({ ...field, value, hint: ends && `${item.min}: ${ends[0]} · ${item.max}: ${ends[1]}` })
  const steps = Array.from({ length: count }, (_, at) => item.min + at * item.step)
  const id = idOf(field)
  return grouped(
    field,
    html`<div class="scale">
      ${ends && html`<p class="ends"><span>${item.min}: ${ends[0]}</span> <span>${item.max}: ${ends[1]}</span></p>`}
      <div class="steps">
        ${steps.map((step, at) => {
          const own = {
            type: 'radio',
            id: at ? `${id}-${at + 1}` : id,
            name: field.name,
            value: step,
            checked: String(step) === value,
          }
          return html`<div class="step"><input${attributes(own)}> <label for="${own.id}">${step}</label></div>`
        })}
      </div>
    </div>`,
  )
}
