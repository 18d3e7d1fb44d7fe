import { html, type Child } from '#ui/html.ts'
import type { Shown } from './guidelines.ts'

/** A guideline's text, its paragraphs and lists as they were typed: a line that begins with a hyphen is one of a list. */
export function guidelineText(text: string): Child {
  return text.split(/\n{2,}/).map((part) => {
    const lines = part.split('\n').filter((line) => line.trim())
    const points = lines.filter((line) => line.startsWith('- '))
    const words = lines.filter((line) => !line.startsWith('- '))
    return html`${words.map((line) => html`<p>${points.length ? html`<strong>${line}</strong>` : line}</p>`)}
    ${
      points.length > 0 &&
      html`<ul>
        ${points.map((line) => html`<li>${line.slice(2)}</li>`)}
      </ul>`
    }`
  })
}

/** The guideline beside the form. */
export const guidelineAside = (guideline: Shown): Child =>
  html`<aside class="guidance guideline" aria-label="Vejledning" tabindex="0">
    <h2>${guideline.title}</h2>
    ${
      !guideline.isOwn &&
      html`<p class="quiet small">
        Kommunen har ikke godkendt sin egen vejledning endnu. Denne er Trin 2s, og den er ikke godkendt af nogen
        myndighed.
      </p>`
    }
    ${guidelineText(guideline.text)}
  </aside>`
