import { html, type Child } from '#ui/html.ts'
import { writtenIn, type Parts } from './parts.ts'

/** A plan as it was written, part by part. */
export const planParts = (parts: Parts): Child =>
  writtenIn(parts).map(
    ({ title, text }) =>
      html`<section class="plan-part">
        <h2>${title}</h2>
        <p class="as-typed">${text}</p>
      </section>`,
  )
