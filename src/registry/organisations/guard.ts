import { createMiddleware } from 'hono/factory'
import type { Visitor } from '#platform/ctx.ts'
import { inOneTransaction, type Env } from '#platform/http.ts'
import { problem } from '#platform/problem.ts'
import { isSlug } from './municipalities.ts'

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
