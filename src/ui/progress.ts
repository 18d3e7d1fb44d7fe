import { html, type Child } from './html.ts'

/** How far one has come: a line of words and a bar. */
export const progress = (words: Child, done: number, of: number) =>
  html`<div class="meter">
    <label>${words} <progress value="${done}" max="${of}">${done} af ${of}</progress></label>
  </div>`
