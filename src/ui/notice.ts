import { attributes, html, type Child } from './html.ts'

export type NoticeKind = 'info' | 'success' | 'warning' | 'error'

/** A message that stands on the page. `live` is for what has just happened, and is read aloud at once. */
export const notice = (kind: NoticeKind, title: Child, text?: Child, { live = false }: { live?: boolean } = {}) =>
  html`<div${attributes({ class: `alert alert-${kind}`, role: live && (kind === 'error' ? 'alert' : 'status') })}>
    <div class="alert-body">
      <p class="alert-heading">${title}</p>
      ${text && html`<div class="alert-text">${text}</div>`}
    </div>
  </div>`

/** More for those who want it. */
export const details = (summary: Child, body: Child, { open = false }: { open?: boolean } = {}) =>
  html`<details${attributes({ class: 'more', open })}>
    <summary>${summary}</summary>
    <div>${body}</div>
  </details>`
