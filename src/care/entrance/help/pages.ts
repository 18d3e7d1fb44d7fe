import { buttonLink, postButton } from '#ui/button.ts'
import { html, type Child } from '#ui/html.ts'
import { publicPage } from '#ui/public-page.ts'
import { callUs, nationalLines } from '../public/parts.ts'
import { frameOf, to, type Visit } from '../public/visit.ts'
import type { Admission } from '../enquiry.ts'

const page = (visit: Visit, heading: string, lead: string, body: Child) =>
  publicPage(
    frameOf(visit),
    { title: visit.language.words.help.title },
    html`<h1>${heading}</h1>
      <p>${lead}</p>
      ${body}`,
  )

const listed = (lines: readonly string[]) =>
  html`<ul class="dots">
    ${lines.map((line) => html`<li>${line}</li>`)}
  </ul>`

/** A draft of this browser, shown as what it is: begun and not sent. */
export function resumePage(visit: Visit, next: string) {
  const { resume } = visit.language.words
  return page(
    visit,
    resume.heading,
    resume.lead,
    html`<div class="form-actions">
      ${buttonLink(resume.go, to(visit, `/help/${next}`), { kind: 'primary' })}
      ${postButton(resume.again, to(visit, '/help/removal'), { kind: 'secondary', values: { again: 'yes' } })}
    </div>`,
  )
}

export function savedPage(visit: Visit, next: string) {
  const { saved, help } = visit.language.words
  return page(
    visit,
    saved.heading,
    saved.lead,
    html`${listed([saved.unread, saved.shared])}
      <div class="form-actions">
        ${buttonLink(saved.go, to(visit, `/help/${next}`), { kind: 'primary' })}
        ${postButton(help.remove, to(visit, '/help/removal'), { kind: 'secondary' })}
      </div>`,
  )
}

/** R5, R7: outside the age of the offer there is another way, and nothing has been kept. */
export function otherWaysPage(visit: Visit, why: Exclude<Admission, 'in_range'>) {
  const { otherWays } = visit.language.words
  const said = otherWays[why === 'under_5' ? 'under5' : 'over17']
  return page(
    visit,
    said.heading,
    said.lead,
    html`${listed(said.list)}
      <div class="part">${callUs(visit, { text: said.call })}</div>
      ${why === 'over_17' && html`<div class="part">${nationalLines(visit)}</div>`}
      <p class="part"><a href="${to(visit, '/help/who')}">${otherWays.mistyped}</a></p>`,
  )
}

/** Chapter 1.3: a professional whose family has not agreed is told what to do instead. */
export function notAgreedPage(visit: Visit) {
  const { notAgreed } = visit.language.words
  return page(
    visit,
    notAgreed.heading,
    notAgreed.lead,
    html`${listed(notAgreed.list)}
      <div class="part">${callUs(visit)}</div>
      <p class="part"><a href="${to(visit, '/help/who')}">${notAgreed.again}</a></p>`,
  )
}
