import { createMiddleware } from 'hono/factory'
import type { Visitor } from '#platform/ctx.ts'
import { inOneTransaction, type Env } from '#platform/http.ts'
import { problem } from '#platform/problem.ts'
import { isSlug } from '#registry/organisations/organisations.ts'
import type { Accent } from '#ui/accents.ts'
import type { PublicFrame } from '#ui/public-page.ts'
import { baseOf, LANGUAGES, type Language } from '../words/languages.ts'

const FACE = [
  'id',
  'name',
  'slug',
  'accent',
  'phone',
  'phone_hours',
  'email',
  'counselling_name',
  'counselling_phone',
  'counselling_web',
  'counselling_hours',
] as const
/** What a municipality shows the citizen. */
export type Face = Record<(typeof FACE)[number], string>

declare module 'hono' {
  /** Whose pages these are. Set by `asVisitor` before the handlers run. */
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can be added to
  interface ContextVariableMap {
    face: Face
  }
}

const ENTER = `select ${FACE.join(', ')}, set_config('trin2.municipality', id, true), set_config('trin2.actor', '', true)
  from municipalities where slug = $1 and is_open`

/** Opens the request's transaction on behalf of somebody on the pages of the municipality in the address. 404 when it has none here. */
export const asVisitor = createMiddleware<Env>(async (c, next) => {
  const admit = (face: Face | undefined): Visitor => {
    if (!face) throw problem.notFound('Siden')
    c.set('face', face)
    return { kind: 'visitor', municipalityId: face.id }
  }
  const slug = c.req.param('slug') ?? ''
  if (!isSlug(slug)) throw problem.notFound('Siden')
  await inOneTransaction<Face>(c, { text: ENTER, values: [slug] }, admit, next)
})

/** A visit to one page of a municipality, in one language. */
export type Visit = {
  face: Face
  language: Language
  demo: boolean
  /** The page, without what comes before it in the address: `/help/birth`. */
  path: string
}

/** Where nothing is known of the municipality yet, because the visit was stopped at the door. */
export const nowhere = (slug: string): Face => ({
  ...{ id: '', name: '', slug, accent: 'fjord', phone: '', phone_hours: '', email: '' },
  ...{
    counselling_name: '',
    counselling_phone: '',
    counselling_web: '',
    counselling_hours: '',
  },
})

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
