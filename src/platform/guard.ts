import type { MiddlewareHandler } from 'hono'
import { findTargetHandler } from 'hono/utils/handler'

/** Who may pass: everybody, or a signed-in member of staff with a certain permission. */
export type Guard = { who: 'everybody' } | { who: 'staff'; permission: string }

const guards = new WeakMap<object, Guard>()

/** Marks a middleware as the guard of the routes it stands before. Each route has one; a test goes through them all. */
export function guard<M extends MiddlewareHandler>(says: Guard, middleware: M): M {
  guards.set(middleware, says)
  return middleware
}

/** The guard that a handler of `app.routes` is, also when a part of the application with its own faults wrapped it. */
export const guardOf = (handler: Parameters<typeof findTargetHandler>[0]): Guard | undefined =>
  guards.get(findTargetHandler(handler))

/** Stands before a route that needs no sign-in. */
export const open: MiddlewareHandler = guard({ who: 'everybody' }, async (_, next) => {
  await next()
})
