import { Hono, type Context, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { requestId } from 'hono/request-id'
import { secureHeaders } from 'hono/secure-headers'
import { createMiddleware } from 'hono/factory'
import { matchedRoutes } from 'hono/route'
import type { Actor, Ctx } from './ctx.ts'
import type { Database, Statement } from './database.ts'
import type { Jobs } from './jobs.ts'
import { describe, type Log } from './log.ts'
import { Problem, problem } from './problem.ts'
import { takeInFile, type Files } from './uploads.ts'
import type { Vault } from './vault.ts'

/** What the whole process shares, handed to those who open transactions. */
export type Machine = {
  database: Database
  vault: Vault
  jobs: Jobs
  files: Files
  clock: () => Date
  log: Log
  demo: boolean
  origin: string | null
  trustProxy: boolean
}

export type Env<A extends Actor = Actor> = { Variables: { requestId: string; machine: Machine; ctx: Ctx<A> } }

/** Thrown to make the transaction undo itself when the answer is already made. */
class Rollback extends Error {}

/**
 * One transaction for the request, begun by a statement that tells the database who asks. `admit` turns its row into the
 * actor, or throws a problem. A refusal, thrown or answered, undoes all of it.
 */
export async function inOneTransaction<Row extends Record<string, unknown>>(
  c: Context<Env>,
  first: Statement,
  admit: (row: Row | undefined) => Actor,
  next: () => Promise<void>,
): Promise<void> {
  const { database, vault, clock, jobs } = c.var.machine
  try {
    await database.begin<Row, void>(first, async (db, [row]) => {
      c.set('ctx', {
        db,
        vault,
        actor: admit(row),
        now: clock(),
        enqueue: (job, municipalityId, data) => jobs.enqueue(db, job, municipalityId, data),
      })
      await next()
      if (c.error || c.res.status >= 400) throw new Rollback()
    })
  } catch (error) {
    if (!(error instanceof Rollback)) throw brokenRule(error) ?? error
  }
}

/** Two waited for each other, or one for too long. */
const AT_THE_SAME_TIME = new Set(['40001', '40P01', '55P03'])

/** What there can be one of, and two may well begin at once: the active pathway of a child, the correction of an entry. */
const ONE_OF = new Set(['pathways_one_active', 'journal_entries_municipality_id_corrects_id_key'])

/**
 * A rule that the database keeps speaks for itself: its code begins with TR, and its hint is a Danish sentence. Two who
 * make at once what there can be one of are told so.
 */
export function brokenRule(error: unknown): Problem | null {
  const { code, hint, constraint } = error as { code?: unknown; hint?: unknown; constraint?: unknown } // as PostgreSQL gives them; anything else has none
  if (typeof code !== 'string') return null
  if (AT_THE_SAME_TIME.has(code) || (code === '23505' && typeof constraint === 'string' && ONE_OF.has(constraint)))
    return problem.changedMeanwhile('Det')
  return /^TR\d{3}$/.test(code) && typeof hint === 'string' ? problem.notAllowedNow(hint) : null
}

const security = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    scriptSrc: ["'self'"],
    imgSrc: ["'self'"],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    manifestSrc: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
  },
  xFrameOptions: 'DENY',
  referrerPolicy: 'same-origin',
  strictTransportSecurity: 'max-age=63072000; includeSubDomains',
  crossOriginResourcePolicy: 'same-origin',
  crossOriginOpenerPolicy: 'same-origin',
  permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
})

/** Pages are about people: nothing between us and the reader may keep them. Assets say otherwise for themselves. */
const keptByNobody = createMiddleware(async (c, next) => {
  await next()
  if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store')
})

/** Every write must come from a page of ours. Browsers say where it came from; who says nothing is refused. */
const fromOurOwnPages = createMiddleware<Env>(async (c, next) => {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
    const own = c.var.machine.origin ?? new URL(c.req.url).origin
    const site = c.req.header('Sec-Fetch-Site')
    const from = c.req.header('Origin')
    if ((site && site !== 'same-origin') || (from ? from !== own : !site)) throw problem.otherOrigin()
  }
  await next()
})

/** What is left of a body that was too large is not read, so nothing more can be asked on that connection. */
const closedWhenTooLarge = createMiddleware<Env>(async (c, next) => {
  await next()
  if (c.res.status === 413) c.header('Connection', 'close')
})

const logged = createMiddleware<Env>(async (c, next) => {
  const began = performance.now()
  await next()
  c.var.machine.log({
    event: 'request',
    requestId: c.var.requestId,
    method: c.req.method,
    route: patternOf(c),
    status: c.res.status,
    ms: Math.round(performance.now() - began),
    ...(c.error && !(c.error instanceof Problem) && describe(c.error)),
  })
})

/** The pattern of the route that answers, whatever middleware stands around it. */
const patternOf = (c: Context<Env>): string =>
  matchedRoutes(c).findLast(({ path }) => !path.endsWith('*'))?.path ?? 'none'

/** How a problem, or a bug, looks to the one who asked. Pages are given by the application, which knows the layout. */
export type ProblemPage = (c: Context<Env>, problem: Problem | null) => Response | Promise<Response>

/**
 * The frame that every request passes: id, log, headers, size, origin, and one way for failures to become answers. `files`
 * are the addresses that take a form with a file.
 */
export function webApp(machine: Machine, problemPage: ProblemPage, files: RegExp): Hono<Env> {
  const app = new Hono<Env>()
  const setMachine: MiddlewareHandler<Env> = async (c, next) => {
    c.set('machine', machine)
    await next()
  }
  app.use(requestId(), setMachine, logged, closedWhenTooLarge, security, keptByNobody, fromOurOwnPages)
  const small = bodyLimit({
    maxSize: 256 * 1024,
    onError: () => {
      throw problem.tooLarge()
    },
  })
  const file = takeInFile(small)
  app.use(createMiddleware<Env>((c, next) => (files.test(c.req.path) ? file(c, next) : small(c, next))))
  app.notFound((c) => answer(c, problem.notFound('Siden'), problemPage))
  app.onError((error, c) => answer(c, error instanceof Problem ? error : brokenRule(error), problemPage))
  return app
}

function answer(c: Context<Env>, known: Problem | null, problemPage: ProblemPage): Response | Promise<Response> {
  const wantsJson = /json/.test(c.req.header('Accept') ?? '') && !/text\/html/.test(c.req.header('Accept') ?? '')
  if (!wantsJson) return problemPage(c, known)
  const status = known?.status ?? 500
  return c.body(
    JSON.stringify({
      type: `urn:trin2:problem:${known?.type ?? 'fault'}`,
      title: known?.title ?? 'Noget gik galt',
      status,
      detail: known?.message,
      instance: `urn:request:${c.var.requestId}`,
    }),
    status,
    { 'Content-Type': 'application/problem+json' },
  )
}
