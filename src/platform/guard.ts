import type { MiddlewareHandler } from 'hono'

/** Who may pass: everybody, or a signed-in member of staff with a certain permission. */
export type Guard = { who: 'everybody' } | { who: 'staff'; permission: string }

const guards = new WeakMap<object, Guard>()

/** Marks a middleware as the guard of the routes it stands before. Each route has one; a test goes through them all. */
export function guard<M extends MiddlewareHandler>(says: Guard, middleware: M): M {
  guards.set(middleware, says)
  return middleware
}

export const guardOf = (handler: object): Guard | undefined => guards.get(handler)

/** Stands before a route that needs no sign-in. */
export const open: MiddlewareHandler = guard({ who: 'everybody' }, async (_, next) => {
  await next()
})
