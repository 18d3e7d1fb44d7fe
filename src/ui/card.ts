import { attributes, html, type Child } from './html.ts'

/** A white sheet with a heading. `aside` stands to the right of the heading. */
export const card = (heading: Child, body: Child, { aside, id }: { aside?: Child; id?: string } = {}) =>
  html`<section${attributes({ class: 'sheet', id })}>
    ${
      heading &&
      html`<header class="sheet-head">
        <h2>${heading}</h2>
        ${aside}
      </header>`
    }
    ${body}
  </section>`

/** The one thing to do next: what, when and where, and its button. */
export const nextStep = (step: { heading?: string; what: Child; detail?: Child; action: Child }) =>
  html`<section class="sheet next">
    <h2>${step.heading ?? 'Næste skridt'}</h2>
    <p class="next-what">${step.what}</p>
    ${step.detail && html`<p class="quiet">${step.detail}</p>`} ${step.action}
  </section>`

/** Work to the left, what belongs to it to the right; one under the other on a phone. */
export const columns = (main: Child, side: Child) =>
  html`<div class="columns">
    <div>${main}</div>
    <div>${side}</div>
  </div>`

/** Short facts, label beside value. */
export const facts = (rows: readonly (readonly [label: string, value: Child])[]) =>
  html`<dl class="facts">
    ${rows.map(
      ([label, value]) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`

/** What to say where a list would be: why it is empty, and what to do. */
export const emptyState = (words: Child, action?: Child) =>
  html`<div class="empty">
    <p>${words}</p>
    ${action}
  </div>`

/** The page's heading with a quiet line under it, and what can be done from here to the right. */
export const heading = (title: Child, { line, actions }: { line?: Child; actions?: Child } = {}) =>
  html`<header class="page-head">
    <div>
      <h1>${title}</h1>
      ${line && html`<p class="quiet">${line}</p>`}
    </div>
    ${actions && html`<div class="page-actions">${actions}</div>`}
  </header>`
