import { number } from './danish.ts'
import { html, type Child } from './html.ts'

/** A number with its name above and what belongs to it below. */
export type Figure = { label: string; value: Child; note?: Child }

/** Numbers side by side, as many as there is room for. */
export const figures = (those: readonly Figure[]) =>
  html`<dl class="figures">
    ${those.map(
      ({ label, value, note }) =>
        html`<div>
          <dt>${label}</dt>
          <dd>
            <strong>${typeof value === 'number' ? number(value) : value}</strong>
            ${note && html`<span class="quiet">${note}</span>`}
          </dd>
        </div>`,
    )}
  </dl>`

/** A table so narrow that it stays one on a phone. */
export const compact = (table: Child) => html`<div class="compact">${table}</div>`
