import type { Face } from '#registry/organisations/guard.ts'
import type { Accent } from '#ui/accents.ts'
import { html } from '#ui/html.ts'
import type { PublicFrame } from '#ui/public-page.ts'
import { ANSWER_LANGUAGES, answerPath, type AnswerLanguage } from './words/languages.ts'

/** A visit by a link: whose pages, in which of our languages, and the secret of the link, which stands in the address only. */
export type Visit = { face: Face; language: AnswerLanguage; demo: boolean; secret: string }

/** An address below the link. */
export const to = ({ face, language, secret }: Visit, page = ''): string =>
  `${answerPath(face.slug, secret, language.code)}${page && `/${page}`}`

/** `Holbæk Kommune`; nothing when the visit was stopped before the municipality was known. */
export const placeOf = ({ face }: Visit): string => (face.name ? `${face.name} Kommune` : '')

/** R104: the address is a secret, so it is told to no other page, and no search engine keeps it. */
export const frameOf = (visit: Visit, page = ''): PublicFrame => ({
  accent: visit.face.accent as Accent, // the database allows no other
  municipality: placeOf(visit) || 'Trin 2',
  demo: visit.demo,
  homeUrl: visit.face.id ? `/k/${visit.face.slug}` : '/',
  accessibilityUrl: visit.face.id ? `/k/${visit.face.slug}/was` : undefined,
  lang: visit.language.code,
  words: visit.language.frame,
  languages: ANSWER_LANGUAGES.map((language) => ({
    lang: language.code,
    label: language.label,
    href: to({ ...visit, language }, page),
    current: language === visit.language,
  })),
  secret: true,
})

/** How to reach the municipality. Nothing, when it has told neither phone nor mail. */
export function callUs({ face, language: { words } }: Visit) {
  if (!face.phone && !face.email) return null
  return html`<section class="part">
    <h2>${words.call.reach}</h2>
    ${
      face.phone &&
      html`<p>
        ${words.call.phone}
        <strong><a class="nowrap" href="tel:${face.phone.replaceAll(/[^\d+]/g, '')}">${face.phone}</a></strong>
      </p>`
    }
    ${face.phone && face.phone_hours && html`<p>${words.call.hours} ${face.phone_hours}.</p>`}
    ${face.email && html`<p>${words.call.mail} <a href="mailto:${face.email}">${face.email}</a></p>`}
  </section>`
}
