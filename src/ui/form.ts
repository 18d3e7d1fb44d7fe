import { fieldId, type Errors } from './field.ts'
import { attributes, html, nothing, type Child } from './html.ts'

export type FormOptions = {
  action: string
  method?: 'post' | 'get' | undefined
  /** What is typed survives a lost network or session in this tab, under this key: one key for one matter, no names in it. */
  keep?: string | undefined
  /** Whose `version` the form goes on from: what the same person does to it elsewhere in this tab is no colleague's change. */
  about?: string | undefined
  /** A key that the server accepts once, so that a form sent twice is done once. Made here when none is given. */
  once?: string | undefined
  /** Shown gathered above the fields. */
  errors?: Errors | undefined
  /** Says how many errors there are, in another language than Danish. */
  wrong?: ((count: number) => string) | undefined
  /** Saves by itself while somebody types, to this address. */
  draft?: string | undefined
  /** The form holds files. */
  files?: boolean | undefined
  id?: string | undefined
}

export const form = (
  { action, method = 'post', keep, about, draft, once, errors, wrong, files, id }: FormOptions,
  fields: Child,
) =>
  html`<form${attributes({ action, method, novalidate: true, id, enctype: files && 'multipart/form-data', 'data-keep': keep, 'data-about': about, 'data-draft': draft })}>
    ${method === 'post' && hiddenFields({ kept: keep, once: once ?? crypto.randomUUID() })} ${errorSummary(errors, wrong)} ${fields}
  </form>`

/** Values that travel along unseen; what is undefined stays home. */
export const hiddenFields = (values: Readonly<Record<string, string | number | undefined>>) =>
  Object.entries(values).map(
    ([name, value]) => value !== undefined && html`<input${attributes({ type: 'hidden', name, value })}>`,
  )

/** What must be mended, gathered at the top, each line leading to its field; `form` is the whole. Takes the focus at once. */
export function errorSummary(errors: Errors | undefined, counted = inDanish) {
  const wrong = Object.entries(errors ?? {})
  if (wrong.length === 0) return nothing
  const whole = wrong.length === 1 ? errors?.['form'] : undefined
  const title = whole ?? counted(wrong.length)
  return html`<div class="alert alert-error error-summary" role="alert" tabindex="-1">
    <div class="alert-body">
      <h2 class="alert-heading">${title}</h2>
      ${
        !whole &&
        html`<ul>
          ${wrong.map(wrongLine)}
        </ul>`
      }
    </div>
  </div>`
}

const wrongLine = ([name, words]: readonly [string, string]) =>
  html`<li>${name === 'form' ? words : html`<a href="#${fieldId(name)}">${words}</a>`}</li>`

/** Short fields side by side, where there is room. */
export const fieldRow = (...fields: readonly Child[]) => html`<div class="field-row">${fields}</div>`

/** Fields that belong together in a long form, under a heading. */
export const fieldSection = (title: Child, fields: Child) =>
  html`<fieldset class="field-section">
    <legend>${title}</legend>
    <div>${fields}</div>
  </fieldset>`

const inDanish = (count: number) => (count === 1 ? 'Der er én ting at rette' : `Der er ${count} ting at rette`)

/** The buttons below the fields, the one that does it first. */
export const formActions = (...actions: readonly Child[]) => html`<div class="form-actions">${actions}</div>`
