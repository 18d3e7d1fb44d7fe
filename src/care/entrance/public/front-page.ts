import { buttonLink, postButton } from '#ui/button.ts'
import { html } from '#ui/html.ts'
import { publicPage } from '#ui/public-page.ts'
import { callUs } from './parts.ts'
import { frameOf, to, type Visit } from './visit.ts'

/** R1, R5: what the offer is and whom it is for, that it is free and needs no referral, and the one way in. */
export function frontPage(visit: Visit) {
  const words = visit.language.words.front
  return publicPage(
    frameOf(visit),
    { title: words.title },
    html`<div class="front">
      <h1>${words.heading}</h1>
      <p class="lead">${words.lead}</p>
      <div class="form-actions">
        ${buttonLink(words.ask, to(visit, '/help'), { kind: 'primary' })}
        ${postButton(words.anonymous, to(visit, '/anonymous'), { kind: 'quiet' })}
      </div>
      <p class="quiet">${words.askNote}</p>
      <section>
        <h2>${words.whom}</h2>
        <ul class="dots">
          ${words.whomList.map((line) => html`<li>${line}</li>`)}
        </ul>
      </section>
      <section>
        <h2>${words.free}</h2>
        <p>${words.freeText}</p>
      </section>
      <section>
        <h2>${words.next}</h2>
        <ol class="numbers">
          ${words.nextList.map((line) => html`<li>${line}</li>`)}
        </ol>
      </section>
      <section>
        <h2>${words.who}</h2>
        <p>${words.whoText}</p>
      </section>
      ${callUs(visit, { heading: visit.language.words.call.heading })}
      <section>
        <h2>${words.work}</h2>
        <p>${words.workText}</p>
      </section>
    </div>`,
  )
}
