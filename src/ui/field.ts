import { attributes, html, type Attributes, type Child } from './html.ts'

/** What is wrong, field by field, each as a Danish sentence that says what to do. */
export type Errors = Readonly<Record<string, string>>

/** What a form held when it came back, as it was typed. */
export type Typed = Readonly<Record<string, string | readonly string[]>>

/** What every field takes. Fields must be answered unless `optional`; `id` is only for a page with the same name twice. */
export type Field = {
  name: string
  label: Child
  hint?: Child
  /** The form as it came back: its text goes before a field's own `value`. */
  typed?: Typed | undefined
  errors?: Errors | undefined
  /** A text says it in another language than Danish. */
  optional?: boolean | string | undefined
  id?: string | undefined
}

/** The id of the element that an error in this field leads to. */
export const fieldId = (name: string) => name.replaceAll(/[^\w-]/g, '-')

export const idOf = (field: Field) => field.id ?? fieldId(field.name)

/** All that stands in a field of that name: what was typed, or else what is known. */
export function textsOf(
  typed: Typed | undefined,
  name: string,
  known: string | readonly string[] = [],
): readonly string[] {
  const texts = typed ? (typed[name] ?? []) : known
  return typeof texts === 'string' ? [texts] : texts
}

export const textOf = ({ typed, name, value }: Field & { value?: string | undefined }) => textsOf(typed, name, value)[0]

const errorOf = (field: Field) => field.errors?.[field.name]

/** Ties a control or a fieldset to its hint, its error and what else describes it. */
export function described(field: Field, alsoBy?: string): Attributes {
  const ids = [field.hint && `${idOf(field)}-hint`, errorOf(field) && `${idOf(field)}-error`, alsoBy]
  return {
    'aria-describedby': ids.filter(Boolean).join(' ') || undefined,
    'aria-invalid': errorOf(field) ? 'true' : undefined,
  }
}

/** What every control of one name carries. */
export const control = (field: Field, alsoBy?: string): Attributes => ({
  id: idOf(field),
  name: field.name,
  required: !field.optional,
  ...described(field, alsoBy),
})

export const hintAndError = (field: Field) =>
  html`${field.hint && html`<span class="form-hint" id="${idOf(field)}-hint">${field.hint}</span>`}
  ${errorOf(field) && html`<span class="form-error-message" id="${idOf(field)}-error">${errorOf(field)}</span>`}`

const labelText = (field: Field) =>
  html`${field.label}${field.optional && html` <span class="optional">(${field.optional === true ? 'valgfrit' : field.optional})</span>`}`

export const group = (field: Field, content: Child) =>
  html`<div class="form-group${errorOf(field) ? ' form-error' : ''}">${content}</div>`

/** One label, one control. */
export const labelled = (field: Field, content: Child) =>
  group(
    field,
    html`<label class="form-label" for="${idOf(field)}">${labelText(field)}</label> ${hintAndError(field)} ${content}`,
  )

/** Several controls under one legend. */
export const grouped = (field: Field, content: Child) =>
  group(
    field,
    html`<fieldset${attributes(described(field))}>
      <legend class="form-label">${labelText(field)}</legend>
      ${hintAndError(field)} ${content}
    </fieldset>`,
  )
