import type { MiddlewareHandler } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { Env } from './http.ts'
import { problem } from './problem.ts'
import { enterBySession } from './sessions.ts'
import type { Scan } from './virus-scan.ts'

/** How files are taken in: how large, looked through by what, and whether one that was not is refused. */
export type Files = { maxBytes: number; scan: Scan | null; mustScan: boolean }

/** What stands around a file in a form. */
const AROUND = 64 * 1024
/** So many at once; they are held in memory. Others are asked to wait. */
const AT_ONCE = 4
const MILLISECONDS = 5 * 60_000

/**
 * Takes in the body of a form with a file before the request's transaction begins, so that a slow line holds no connection to
 * the database. What is too large is refused unread; what says no length is taken as any other form, by `small`; what comes
 * from nobody's session is left to be refused. The memory is set aside once, and never more than was promised.
 */
export const takeInFile = (small: MiddlewareHandler<Env>) => {
  let underWay = 0
  return createMiddleware<Env>(async (c, next) => {
    const { body, headers } = c.req.raw
    const said = headers.get('Content-Length')
    if (!body || said === null || headers.has('Transfer-Encoding')) return small(c, next)
    const length = Number(said)
    if (!Number.isSafeInteger(length) || length <= 0)
      throw problem.badRequest('Filen kom ikke helt frem. Vælg den igen.')
    if (length > c.var.machine.files.maxBytes + AROUND) throw problem.fileTooLarge(c.var.machine.files.maxBytes)
    if (enterBySession(c)) {
      if (underWay >= AT_ONCE) throw problem.tooMany(1)
      underWay += 1
      try {
        c.req.raw = new Request(c.req.raw, { method: c.req.method, body: await readWhole(body, length) })
      } finally {
        underWay -= 1
      }
    }
    return next()
  })
}

async function readWhole(body: ReadableStream<Uint8Array>, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader()
  const late = setTimeout(() => void reader.cancel(), MILLISECONDS)
  const whole = new Uint8Array(length)
  let at = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      if (at + value.length > length) break
      whole.set(value, at)
      at += value.length
    }
  } catch {
    at = -1
  } finally {
    clearTimeout(late)
  }
  if (at !== length) throw problem.badRequest('Filen kom ikke helt frem. Vælg den igen.')
  return whole
}
