import { plainDate } from '#platform/time.ts'
import { PRELIMINARY_TALK_DAYS } from '#care/pathways/pathways.ts'
import { postButton } from '#ui/button.ts'
import { html } from '#ui/html.ts'
import { notice } from '#ui/notice.ts'
import { publicPage } from '#ui/public-page.ts'
import { callUs } from '../public/parts.ts'
import { frameOf, to, type Visit } from '../public/visit.ts'
import type { Receipt } from './draft.ts'

/** What the family gets in hand: a number, what happens next and by when, who sees it, and how to take it back. */
export function receiptPage(visit: Visit, { receipt, receivedOn, urgent }: Receipt) {
  const { words } = visit.language
  const said = words.receipt
  const by = words.day(plainDate(receivedOn).add({ days: PRELIMINARY_TALK_DAYS }))
  return publicPage(
    frameOf(visit),
    { title: said.title },
    html`<h1>${said.heading}</h1>
      <p>${said.number} <strong class="receipt">${receipt}</strong>. ${said.numberNote}</p>
      ${urgent && notice('warning', said.urgent, said.urgentText)}
      <section class="part">
        <h2>${said.next}</h2>
        <ol class="numbers">
          ${said.nextList(by).map((line) => html`<li>${line}</li>`)}
        </ol>
      </section>
      <section class="part">
        <h2>${said.who}</h2>
        <p>${said.whoText}</p>
      </section>
      <section class="part">
        <h2>${said.regret}</h2>
        <p>${said.regretText}</p>
      </section>
      <div class="part">${callUs(visit)}</div>
      <div class="form-actions">${postButton(said.close, to(visit, '/help/removal'), { kind: 'secondary' })}</div>`,
  )
}

export function receiptGonePage(visit: Visit) {
  const { receipt } = visit.language.words
  return publicPage(
    frameOf(visit),
    { title: receipt.title },
    html`<h1>${receipt.gone}</h1>
      <p>${receipt.goneText}</p>
      <div class="part">${callUs(visit)}</div>`,
  )
}
