import { html, type Child } from '#ui/html.ts'
import { details } from '#ui/notice.ts'
import { HEADINGS, type Heading } from '../note.ts'
import { phraseShown } from './page.ts'
import type { Phrase } from './phrases.ts'

/**
 * The phrases for one heading of a note. A script lets a button put each in at the cursor (phrases.js); without one they are
 * copied from here.
 */
export function phraseChoices(phrases: readonly Phrase[], heading: Heading, field: string = heading): Child {
  const own = phrases.filter((phrase) => phrase.heading === heading)
  return (
    own.length > 0 &&
    details(
      html`Fraser<span class="sr-only"> til ${HEADINGS[heading]}</span>`,
      html`<ul class="plain-list phrases">
        ${own.map(
          ({ id, name, text }) =>
            html`<li>
              <span id="phrase-${id}-name"><strong>${name}</strong></span> ${phraseShown(text)}
              <button
                type="button"
                class="button button-quiet"
                data-phrase-for="${field}"
                data-phrase="${text}"
                aria-describedby="phrase-${id}-name"
                hidden
              >
                Sæt ind
              </button>
            </li>`,
        )}
      </ul>`,
    )
  )
}
