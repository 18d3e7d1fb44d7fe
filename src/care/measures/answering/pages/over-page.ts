import { html } from '#ui/html.ts'
import { publicPage } from '#ui/public-page.ts'
import type { Asked } from '../asked.ts'
import { callUs, frameOf, type Visit } from '../visit.ts'
import type { AnswerWords } from '../words/da.ts'

const phone = (number: string, shown: string) => html`<a class="nowrap" href="tel:${number}">${shown}</a>`

/** The lines that answer at once, wherever one lives. */
const acuteLines = ({ language: { words } }: Visit) =>
  html`<ul class="lines">
    <li>${words.help.danger} <strong>${phone('112', '112')}</strong></li>
    <li>${words.help.life}: <strong>${phone('+4570201201', '70 201 201')}</strong></li>
    <li>${words.help.child}: <strong>${phone('116111', '116 111')}</strong></li>
  </ul>`

/** After sending. When an answer must be looked at at once, help comes first. */
export function thanksPage(visit: Visit, asked: Asked) {
  const { words } = visit.language
  const reader = asked.informant === 'self' ? 'self' : 'other'
  const raised = words.thanks.raised[reader]
  return publicPage(
    frameOf(visit, 'thanks'),
    { title: words.title },
    html`${
        asked.raised
          ? html`<h1>${raised.heading}</h1>
              <p class="lead">${raised.text}</p>
              ${acuteLines(visit)}
              <h2 class="part">${words.thanks.heading}</h2>`
          : html`<h1>${words.thanks.heading}</h1>`
      }
      <section class="part">
        <h2>${words.thanks.next}</h2>
        <ol class="numbers">
          ${words.thanks.nextList[reader].map((line) => html`<li>${line}</li>`)}
        </ol>
      </section>
      ${callUs(visit)}`,
  )
}

/** A link that leads nowhere any more, or never did, in words that blame nobody. */
export function overPage(visit: Visit, why: keyof AnswerWords['over']) {
  const { words } = visit.language
  const said = words.over[why]
  return publicPage(
    frameOf(visit),
    { title: words.title },
    html`<h1>${said.heading}</h1>
      <p>${said.text}</p>
      ${callUs(visit)}
      <section class="part">${acuteLines(visit)}</section>`,
  )
}
