import { Hono, type Context } from 'hono'
import { open } from '#platform/guard.ts'
import type { Env, Machine } from '#platform/http.ts'
import { Problem, problem } from '#platform/problem.ts'
import { endSession, startSession } from '#platform/sessions.ts'
import type { Link } from '#ui/links.ts'
import { localPath } from './local-path.ts'
import { isAtWork } from './staff.ts'

/** Somebody who has proved to be a certain member of staff, and where they were going; that is followed only within Trin 2. */
export type Proved = { municipalityId: string; staffId: string; next?: string | undefined }

/** What every way of signing in ends with: a new session, and on to where the person was going. */
export type Establish = (c: Context<Env>, who: Proved) => Promise<Response>

/**
 * A way to prove who one is: local accounts, the demo's people, a municipality's identity provider. It brings its own
 * pages; how a session begins, is kept and ends is the same for all of them.
 */
export type SignInMethod = {
  /** Kept with each session. */
  id: string
  /** What it is called where one chooses between ways of signing in. */
  label: string
  /** Its first page. Takes `next` in the query. */
  path: string
  isOffered: (machine: Machine) => boolean
  routes: (kit: { establish: Establish; others: (c: Context<Env>) => Link[] }) => Hono<Env>
}

/** `/sign-in` leads to the first way that is offered; each way's page leads to the others. `/sign-out` ends the session. */
export function signInRoutes(methods: readonly SignInMethod[]): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/sign-in', open, (c) => {
    const first = methods.find((method) => method.isOffered(c.var.machine))
    if (!first) throw problem.notFound('Siden')
    return c.redirect(withNext(first.path, c.req.query('next')), 303)
  })
  app.post('/sign-out', open, async (c) => {
    await endSession(c)
    return c.redirect('/sign-in', 303)
  })
  for (const method of methods) {
    const others = (c: Context<Env>) =>
      methods
        .filter((other) => other !== method && other.isOffered(c.var.machine))
        .map(({ label, path }) => ({ label, href: withNext(path, c.req.query('next')) }))
    app.route('/', method.routes({ establish: establishBy(method.id), others }))
  }
  return app
}

const establishBy =
  (method: string): Establish =>
  async (c, { municipalityId, staffId, next }) => {
    const isHere = await c.var.machine.database.as({ municipalityId }, (db) => isAtWork(db, staffId))
    if (!isHere) throw noAccess()
    await startSession(c, { municipalityId, staffId, method })
    return c.redirect(localPath(next), 303)
  }

const noAccess = () =>
  new Problem(
    403,
    'no-access',
    'Du har ikke adgang',
    'Din adgang er lukket eller endnu ikke oprettet. Spørg jeres systemadministrator.',
  )

/** The address of a page of sign-in that remembers where the person was going. */
export const withNext = (path: string, next: string | undefined): string =>
  localPath(next) === '/' ? path : `${path}${path.includes('?') ? '&' : '?'}next=${encodeURIComponent(localPath(next))}`
