import { attributes, html, type Child } from './html.ts'

export type WayStep = {
  label: string
  state: 'done' | 'now' | 'todo'
  /** A line under the name: date, day number, who, or what is expected. */
  detail?: Child
  tags?: Child
  href?: string | undefined
}

const said = { done: 'gennemført', now: 'i gang', todo: 'kommer' } satisfies Record<WayStep['state'], string>

/** The way as a row of steps; on a phone a column. */
export const wayRow = (steps: readonly WayStep[], label = 'Vejen') =>
  html`<ol class="way" aria-label="${label}">
    ${steps.map(
      (step) =>
        html`<li${attributes({ class: `way-${step.state}`, 'aria-current': step.state === 'now' && 'step' })}>
          <strong>${step.href ? html`<a href="${step.href}">${step.label}</a>` : step.label}</strong>
          <span class="sr-only">(${said[step.state]})</span>
          ${step.detail && html`<span class="way-detail">${step.detail}</span>`}
          ${step.tags && html`<span class="chips">${step.tags}</span>`}
        </li>`,
    )}
  </ol>`
