import { control, grouped, idOf, labelled, textOf, textsOf, type Field } from './field.ts'
import { attributes, html } from './html.ts'
import type { DateParts } from './date-parts.ts'

export type PickerField = Field & { value?: string | undefined; min?: string | undefined; max?: string | undefined }

const picker = (type: 'date' | 'time', field: PickerField) => {
  const { min, max } = field
  return labelled(
    field,
    html`<input${attributes({ type, ...control(field), class: 'form-input width-20', min, max, value: textOf(field) })}>`,
  )
}

/** A day from the browser's own calendar, for staff; value and answer are `2026-11-22`. */
export const dateField = (field: PickerField) => picker('date', field)

/** Value and answer are `13:30`. */
export const timeField = (field: PickerField) => picker('time', field)

const inputs = [
  { part: 'day', label: 'Dag', width: 4 },
  { part: 'month', label: 'Måned', width: 4 },
  { part: 'year', label: 'År', width: 6 },
] as const

/** Three small fields, for a citizen who knows the date by heart; sent as `name-day`, `name-month`, `name-year`. */
export const datePartsField = (
  field: Field & { value?: DateParts | undefined; words?: Record<keyof DateParts, string> },
) =>
  grouped(
    field,
    html`<div class="date-parts">
      ${inputs.map(({ part, label, width }, at) => {
        const own = { id: `${idOf(field)}${at ? `-${part}` : ''}`, name: `${field.name}-${part}` }
        const look = { type: 'text', inputmode: 'numeric', class: `form-input width-${width}` }
        return html`<div>
          <label class="form-label" for="${own.id}">${field.words?.[part] ?? label}</label>
          <input${attributes({ ...own, ...look, value: textsOf(field.typed, own.name, field.value?.[part])[0] })}>
        </div>`
      })}
    </div>`,
  )
