import { dayOf } from '#platform/time.ts'
import { postButton } from '#ui/button.ts'
import { html } from '#ui/html.ts'
import { publicPage } from '#ui/public-page.ts'
import type { Asked } from '../asked.ts'
import { callUs, frameOf, placeOf, to, type Visit } from '../visit.ts'
import { askedAfter } from '../walk.ts'
import type { Sheet } from './question-page.ts'

const SECONDS_A_QUESTION = 12

/** Who asks, how long it takes, who sees it; and on, to where one was. Nothing is marked as opened by looking at it. */
export function welcomePage(visit: Visit, asked: Asked, { questions, answers }: Sheet) {
  const { words } = visit.language
  const said = words.welcome
  const reader = asked.informant === 'self' ? 'self' : 'other'
  const all = askedAfter(questions, answers)
  const left = all.filter(({ item }) => !(item.id in answers)).length
  const begun = left < all.length
  const minutes = Math.max(1, Math.ceil((left * SECONDS_A_QUESTION) / 60))
  return publicPage(
    frameOf(visit),
    { title: words.title },
    html`<h1>${said.heading(placeOf(visit))}</h1>
      ${reader === 'other' && html`<p class="lead">${said.about(asked.child)}</p>`}
      <p>${begun ? said.begun : said.long(all.length, minutes)}</p>
      <div class="form-actions">${postButton(begun ? said.goOn : said.begin, to(visit), { kind: 'primary' })}</div>
      <section class="part">
        <ul class="dots">
          ${said.list[reader].map((line) => html`<li>${line}</li>`)}
        </ul>
      </section>
      <section class="part">
        <h2>${said.who}</h2>
        <p>${said.whoText[reader]}</p>
      </section>
      <p class="part">${said.until(words.day(dayOf(asked.expires_at)))}</p>
      <p><a href="${to(visit, 'all')}">${said.all}</a></p>
      ${callUs(visit)}`,
  )
}
