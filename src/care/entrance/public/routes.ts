import { Hono, type Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { countAttempt } from '#platform/attempts.ts'
import type { Visitor } from '#platform/ctx.ts'
import { open } from '#platform/guard.ts'
import type { Env } from '#platform/http.ts'
import { Problem } from '#platform/problem.ts'
import { asVisitor, nowhere } from '#registry/organisations/guard.ts'
import { countAnonymous } from '../anonymous.ts'
import { dropDraft } from '../help/draft.ts'
import { helpRoutes } from '../help/routes.ts'
import { baseOf, LANGUAGES, type Language } from '../words/languages.ts'
import { anonymousPage } from './anonymous-page.ts'
import { frontPage } from './front-page.ts'
import { problemPage } from './problem-page.ts'
import { to, type Visit } from './visit.ts'

/**
 * From one place, which may be a school, a library or all customers of a mobile carrier behind one address. A parent asks for some
 * twenty pages in a few minutes, so six hundred a minute let a hundred and more families write at once, and still end a flood;
 * a page costs little. What leaves something behind, a start and a sending, is held much tighter. Whoever is stopped is
 * told to wait or to call.
 */
const PAGES = { most: 600, minutes: 1 }
const STARTS = { most: 40, minutes: 60 }
const SENDINGS = { most: 10, minutes: 60 }

/** Counted before the transaction is opened, so that a flood holds one connection at a time and not two. */
const paced = createMiddleware<Env>(async (c, next) => {
  await countAttempt(c, 'entrance.page', PAGES)
  if (c.req.method === 'POST' && c.req.path.endsWith('/help/who')) await countAttempt(c, 'entrance.start', STARTS)
  if (c.req.method === 'POST' && c.req.path.endsWith('/help/check')) await countAttempt(c, 'entrance.send', SENDINGS)
  await next()
})

/** A municipality's pages for the citizen, in each language. Mounted at `/k`. */
export const publicRoutes = new Hono<Env>()
for (const language of LANGUAGES.toReversed())
  publicRoutes.route(baseOf(':slug', language).replace('/k', ''), pagesIn(language))

function pagesIn(language: Language) {
  const visitOf = (c: Context): Visit => {
    const face = c.get('face') ?? nowhere(c.req.param('slug') ?? '')
    return { face, language, demo: c.get('machine').demo, path: c.req.path.slice(baseOf(face.slug, language).length) }
  }
  /** A refusal or a fault, told in the language of the visit instead of in Danish, when the one who asked wants a page. */
  const inWords = createMiddleware<Env<Visitor>>(async (c, next) => {
    await next()
    const problem = c.error instanceof Problem ? c.error : null
    const known = c.get('face') || problem?.status === 429
    if (c.error && known && /text\/html/.test(c.req.header('Accept') ?? ''))
      // Hono answers with a promise when it is given finished markup, whatever its type says.
      c.res = await Promise.resolve(c.html(problemPage(visitOf(c), problem), problem?.status ?? 500))
  })

  const routes = new Hono<Env<Visitor>>()
  routes.use(inWords, paced, asVisitor)
  routes.get('/', open, (c) => c.html(frontPage(visitOf(c))))
  routes.get('/anonymous', open, (c) => c.html(anonymousPage(visitOf(c))))
  routes.post('/anonymous', open, async (c) => {
    await dropDraft(c, c.var.ctx)
    await countAnonymous(c.var.ctx)
    return c.redirect(to(visitOf(c), '/anonymous'), 303)
  })
  routes.route('/help', helpRoutes(visitOf))
  return routes
}
