import { html, type Child } from '#ui/html.ts'
import type { Section } from '../note.ts'

/** What stands in a note, under its headings, line by line as it was written. */
export const sectionsShown = (sections: readonly Section[], level: 3 | 4 = 3): Child =>
  html`<div class="note-body">
    ${sections.map(
      ({ heading, text }) =>
        html`${level === 3 ? html`<h3>${heading}</h3>` : html`<h4>${heading}</h4>`}
          <p>${text}</p>`,
    )}
  </div>`
