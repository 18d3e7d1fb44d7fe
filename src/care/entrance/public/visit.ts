import type { Face } from '#registry/organisations/guard.ts'
import type { Accent } from '#ui/accents.ts'
import type { PublicFrame } from '#ui/public-page.ts'
import { baseOf, LANGUAGES, type Language } from '../words/languages.ts'

/** A visit to one page of a municipality, in one language. */
export type Visit = {
  face: Face
  language: Language
  demo: boolean
  /** The page, without what comes before it in the address: `/help/birth`. */
  path: string
}

/** An address on the municipality's pages, in the language of the visit. */
export const to = ({ face, language }: Visit, path = ''): string => `${baseOf(face.slug, language)}${path}`

export const placeOf = ({ face, language }: Visit): string =>
  face.name ? `${face.name} Kommune` : language.words.help.title

export const frameOf = (visit: Visit): PublicFrame => ({
  accent: visit.face.accent as Accent, // the database allows no other
  municipality: placeOf(visit),
  demo: visit.demo,
  homeUrl: to(visit),
  accessibilityUrl: visit.face.id ? `/k/${visit.face.slug}/was` : undefined,
  lang: visit.language.code,
  dir: visit.language.dir,
  words: visit.language.frame,
  languages: LANGUAGES.map((language) => ({
    lang: language.code,
    label: language.label,
    href: to({ ...visit, language }, visit.path),
    current: language === visit.language,
  })),
})
