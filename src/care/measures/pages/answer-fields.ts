import type { Errors, Typed } from '#platform/form.ts'
import { radioGroup } from '#ui/choice-fields.ts'
import { html, type Child } from '#ui/html.ts'
import { numberField, textArea } from '#ui/text-fields.ts'
import { valuesOf, type Item } from '../definition.ts'
import { fieldOf } from '../entry.ts'
import type { Entering } from '../entering.ts'

type Shown = { typed?: Typed | undefined; errors?: Errors | undefined }

/** The fields of a form: a digit for each question from paper, the questions themselves on screen, or the scales. */
export function answerFields(entering: Entering, { typed, errors }: Shown): Child {
  const { definition, shown } = entering.ground
  const fields = { typed, errors, optional: NOT_SAID }
  if (entering.entry === 'paper_scores')
    return html`<div class="digits">
      ${[...definition.scales, ...definition.sums].map(({ id, title, range: [least, most] }) =>
        numberField({ ...fields, name: fieldOf(id), label: title, hint: `${least}-${most}`, autocomplete: 'off' }),
      )}
    </div>`
  const asked = definition.items.filter(({ id }) => !shown || shown.some((each) => each.id === id))
  return entering.entry === 'on_screen'
    ? html`${asked.map((item) => question(entering, item, fields))}`
    : html`<div class="digits" data-digits>${asked.map((item) => digit(entering, item, fields))}</div>`
}

/** Said once above, not at each of thirty fields. */
const NOT_SAID = false

/** What a question is called to whoever enters it: its words where they may be shown, otherwise its number on the form. */
export function labelOf({ ground: { definition, shown } }: Entering, id: string): string {
  const words = shown?.find((each) => each.id === id)?.text
  const scale = [...definition.scales, ...definition.sums].find((each) => each.id === id)
  const nth = definition.items.findIndex((item) => item.id === id)
  return words ?? (nth >= 0 ? `Spørgsmål ${nth + 1}` : (scale?.title ?? id))
}

type Fields = Shown & { optional: boolean }

const digit = (entering: Entering, item: Item, fields: Fields): Child => {
  const own = { ...fields, name: fieldOf(item.id), label: labelOf(entering, item.id) }
  if (item.kind === 'words') return textArea({ ...own, rows: 3, limit: 2000, optional: true })
  const hint = item.kind === 'number' ? `${item.min}-${item.max}` : rangeOf(valuesOf(item))
  // one digit is all that such an answer can be, and then the next field takes the focus
  const isDigit = item.kind === 'choice' && valuesOf(item).every((value) => value >= 0 && value <= 9)
  return numberField({ ...own, hint, autocomplete: 'off', ...(isDigit && { maxlength: 1 }) })
}

const rangeOf = (values: readonly number[]): string =>
  values.length > 3 ? `${values[0]}-${values.at(-1)}` : values.join(' ')

const question = (entering: Entering, item: Item, fields: Fields): Child => {
  const words = entering.ground.shown?.find(({ id }) => id === item.id)
  const own = { ...fields, name: fieldOf(item.id), label: labelOf(entering, item.id) }
  if (item.kind === 'words') return textArea({ ...own, rows: 3, limit: 2000, optional: true })
  if (item.kind === 'choice')
    return radioGroup({
      ...own,
      look: 'row',
      options: (words?.options ?? []).map(({ value, label }) => ({ value: String(value ?? ''), label })),
    })
  const ends = words?.ends && `${item.min} er "${words.ends[0]}", ${item.max} er "${words.ends[1]}"`
  return numberField({ ...own, hint: ends ?? `${item.min}-${item.max}`, autocomplete: 'off' })
}
