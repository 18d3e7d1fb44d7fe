import { attributes, html, type Child } from './html.ts'

export type Happening = {
  when: Child
  title: Child
  tags?: Child
  body?: Child
  /** Who, and when it was written. */
  by?: Child
  id?: string | undefined
}

/** What has happened, newest first as given. */
export const timeline = (happenings: readonly Happening[]) =>
  html`<ol class="timeline">
    ${happenings.map(
      ({ when, title, tags, body, by, id }) =>
        html`<li${attributes({ id })}>
          <span class="timeline-when">${when}</span>
          <div>
            <p class="chips"><strong>${title}</strong> ${tags}</p>
            ${body && html`<div class="timeline-body">${body}</div>`}
            ${by && html`<p class="quiet small">${by}</p>`}
          </div>
        </li>`,
    )}
  </ol>`
