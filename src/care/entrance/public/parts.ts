import { html } from '#ui/html.ts'
import type { Visit } from './visit.ts'

const digits = (phone: string) => phone.replaceAll(/[^\d+]/g, '')

export const phoneLink = (phone: string) => html`<a class="nowrap" href="tel:${digits(phone)}">${phone}</a>`

export const webLink = (address: string) => {
  const href = /^https?:\/\//.test(address) ? address : `https://${address}`
  return html`<a href="${href}" rel="noreferrer">${address.replace(/^https?:\/\//, '')}</a>`
}

/** How to reach the municipality without writing. Nothing, when it has told neither phone nor mail. */
export function callUs({ face, language: { words } }: Visit, { heading = words.call.reach, text = '' } = {}) {
  if (!face.phone && !face.email) return null
  return html`<section>
    <h2>${heading}</h2>
    ${text && html`<p>${text}</p>`}
    ${face.phone && html`<p>${words.call.phone} <strong>${phoneLink(face.phone)}</strong></p>`}
    ${face.phone && face.phone_hours && html`<p>${words.call.hours} ${face.phone_hours}.</p>`}
    ${face.email && html`<p>${words.call.mail} <a href="mailto:${face.email}">${face.email}</a></p>`}
  </section>`
}

/** The lines that answer wherever one lives. */
export const nationalLines = ({ language: { words } }: Visit) =>
  html`<ul class="lines">
    <li>${words.lines.child}: <strong>${phoneLink('116 111')}</strong>, ${webLink('bornetelefonen.dk')}</li>
    <li>${words.lines.life}: <strong>${phoneLink('70 201 201')}</strong>, ${webLink('livslinien.dk')}</li>
    <li>${words.lines.headspace}: ${webLink('headspace.dk')}</li>
  </ul>`
