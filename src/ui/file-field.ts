import { control, labelled, type Field } from './field.ts'
import { attributes, html } from './html.ts'

/** A file from the person's own machine. What was chosen cannot be shown again: the browser forgets it with the page. */
export const fileField = (field: Field & { accept?: string | undefined }) =>
  labelled(
    field,
    html`<input${attributes({ type: 'file', class: 'form-input', ...control(field), accept: field.accept })}>`,
  )
