import { control, idOf, labelled, textOf, type Field } from './field.ts'
import { attributes, html, type Attributes } from './html.ts'

export type TextField = Field & {
  value?: string | undefined
  /** Room for about this many characters; without it the field fills its column. */
  width?: 4 | 6 | 10 | 20 | 30 | undefined
  autocomplete?: string | undefined
  maxlength?: number | undefined
}

const numeric = { type: 'text', inputmode: 'numeric', spellcheck: 'false' }

const input = (field: TextField, kind: Attributes) => {
  const { width, autocomplete, maxlength } = field
  const own = {
    class: `form-input${width ? ` width-${width}` : ''}`,
    autocomplete,
    maxlength,
    value: textOf(field) ?? '',
  }
  return labelled(field, html`<input${attributes({ ...kind, ...control(field), ...own })}>`)
}

export const textField = (field: TextField) => input(field, { type: 'text' })

export const emailField = (field: TextField) => input({ autocomplete: 'email', ...field }, { type: 'email' })

export const phoneField = (field: TextField) => input({ width: 20, autocomplete: 'tel', ...field }, { type: 'tel' })

/** A number as typed: digits on a phone's keyboard, no arrows to touch by accident. */
export const numberField = (field: TextField) => input({ width: 6, ...field }, numeric)

export const passwordField = (field: TextField & { autocomplete: 'current-password' | 'new-password' }) =>
  input({ width: 30, ...field, value: undefined, typed: undefined }, { type: 'password' })

/** A code read from a letter, a phone or an authenticator. */
export const codeField = (field: TextField) =>
  input({ width: 10, autocomplete: 'one-time-code', ...field }, { ...numeric, 'data-never-kept': true })

/** One field for `DDMMÅÅ-XXXX`. The browser neither remembers nor suggests it, and it is never kept in the tab. */
export const cprField = (field: TextField) =>
  input(
    { width: 20, hint: 'Skriv det som DDMMÅÅ-XXXX', ...field, autocomplete: 'off' },
    { ...numeric, 'data-never-kept': true },
  )

/** A larger text. With a limit, how much there is room for is told beforehand and counted while writing. */
export function textArea(
  field: Field & {
    value?: string | undefined
    rows?: 3 | 5 | 8 | 14 | undefined
    limit?: number | undefined
    /** Tells of the limit in another language than Danish. */
    room?: ((limit: number) => string) | undefined
  },
) {
  const { rows = 5, limit, room = (letters: number) => `Højst ${letters} tegn` } = field
  const limitId = limit === undefined ? undefined : `${idOf(field)}-limit`
  const own = { class: 'form-input', rows, 'data-limit': limit }
  return labelled(
    field,
    html`<textarea${attributes({ ...control(field, limitId), ...own })}>
${textOf(field)}</textarea>${limit !== undefined && html`<span class="form-hint limit" id="${limitId}">${room(limit)}</span>`}`,
  )
}
