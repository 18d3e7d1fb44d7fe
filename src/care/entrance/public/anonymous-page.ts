import { html } from '#ui/html.ts'
import { publicPage } from '#ui/public-page.ts'
import { nationalLines, phoneLink, webLink } from './parts.ts'
import { frameOf, placeOf, to, type Visit } from './visit.ts'

/** R4: the way to the municipality's open, anonymous counselling, and to those that answer everywhere. */
export function anonymousPage(visit: Visit) {
  const { face } = visit
  const words = visit.language.words.anonymous
  const hasOne = face.counselling_phone || face.counselling_web
  return publicPage(
    frameOf(visit),
    { title: words.title, back: { href: to(visit), label: visit.language.words.help.back } },
    html`<h1>${words.heading}</h1>
      <p>${words.lead}</p>
      <section class="part">
        <h2>${words.here}</h2>
        ${
          hasOne
            ? html`<p><strong>${face.counselling_name || placeOf(visit)}</strong></p>
                ${face.counselling_phone && html`<p class="large">${phoneLink(face.counselling_phone)}</p>`}
                ${face.counselling_hours && html`<p>${words.open}: ${face.counselling_hours}</p>`}
                ${face.counselling_web && html`<p>${webLink(face.counselling_web)}</p>`}`
            : html`<p>${words.none}</p>
                ${face.phone && html`<p class="large">${phoneLink(face.phone)}</p>`}`
        }
      </section>
      <section class="part">
        <h2>${words.everywhere}</h2>
        ${nationalLines(visit)}
      </section>
      <p class="part quiet">${words.known}</p>`,
  )
}
