import {
  control,
  described,
  group,
  grouped,
  hintAndError,
  idOf,
  labelled,
  textOf,
  textsOf,
  type Field,
} from './field.ts'
import { attributes, html, type Attributes, type Child, type Html } from './html.ts'

export type Option = {
  value: string
  label: Child
  hint?: Child
  /** More fields that belong to this answer; folded away until it is chosen, where the browser can. */
  reveals?: Html | undefined
}

export type ChoiceField = Field & {
  options: readonly Option[]
  /** `cards` are large, for a citizen's thumb; `row` stands on one line where there is room. */
  look?: 'list' | 'cards' | 'row' | undefined
}

/** One of several. The first carries the field's id, so that the error summary leads to it. */
export const radioGroup = (field: ChoiceField & { value?: string | undefined }) =>
  choices('radio', field, textsOf(field.typed, field.name, field.value))

/** None, one or several; `value` is what is ticked. */
export const checkboxes = (field: ChoiceField & { value?: readonly string[] | undefined }) =>
  choices('checkbox', field, textsOf(field.typed, field.name, field.value))

/** A single yes: `name=on` is sent when it is ticked. */
export const checkbox = (field: Field & { checked?: boolean | undefined }) =>
  group(
    field,
    option(
      'checkbox',
      {
        ...described(field),
        id: idOf(field),
        name: field.name,
        checked: textsOf(field.typed, field.name, field.checked ? 'on' : []).length > 0,
      },
      { label: field.label, hint: hintAndError(field) },
    ),
  )

const choices = (kind: 'radio' | 'checkbox', field: ChoiceField, chosen: readonly string[]) =>
  grouped(
    field,
    html`<div class="options options-${field.look ?? 'list'}">
      ${field.options.map((each, at) => {
        const id = `${idOf(field)}${at ? `-${at + 1}` : ''}`
        const hint = each.hint && html`<span class="form-hint" id="${id}-note">${each.hint}</span>`
        const own = { id, name: field.name, value: each.value, checked: chosen.includes(each.value) }
        return option(kind, { ...own, 'aria-describedby': hint ? `${id}-note` : undefined }, { ...each, hint })
      })}
    </div>`,
  )

const option = (
  kind: 'radio' | 'checkbox',
  own: Attributes & { id: string },
  { label, hint, reveals }: Partial<Option>,
) =>
  html`<div class="option form-group-${kind}">
    <input${attributes({ class: `form-${kind}`, type: kind, ...own })}>
    <label for="${own.id}">${label}</label>
    ${hint} ${reveals && html`<div class="revealed">${reveals}</div>`}
  </div>`

/** A closed list. `empty` is the first line, chosen when nothing is; leave it out when there is always a choice. */
export const select = (
  field: Field & {
    options: readonly { value: string; label: string }[]
    value?: string | undefined
    empty?: string | undefined
  },
) =>
  labelled(
    field,
    html`<select${attributes({ ...control(field), class: 'form-select' })}>
      ${field.empty !== undefined && html`<option value="">${field.empty}</option>`}
      ${field.options.map(
        ({ value, label }) =>
          html`<option${attributes({ value, selected: value === textOf(field) })}>${label}</option>`,
      )}
    </select>`,
  )
