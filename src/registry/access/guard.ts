import { createMiddleware } from 'hono/factory'
import type { Staff } from '#platform/ctx.ts'
import { guard } from '#platform/guard.ts'
import { inOneTransaction, type Env } from '#platform/http.ts'
import { problem } from '#platform/problem.ts'
import { enterBySession } from '#platform/sessions.ts'
import { keepLooks } from './access.ts'
import { may, roleName, rolesThatMay, type Permission } from './roles.ts'

/**
 * Opens the request's transaction on behalf of the member of staff who is signed in. Stands before all staff routes. What
 * was looked at is written down also when the answer undoes the rest.
 */
export const asStaff = createMiddleware<Env>(async (c, next) => {
  const entering = enterBySession(c)
  if (!entering) throw problem.signedOut()
  await inOneTransaction(c, entering.first, entering.admit, next)
  if (c.res.status >= 400) await keepLooks(c.var.machine.database, c.var.ctx)
})

/** Stands before a staff route: only those with the permission pass. */
export const staff = (permission: Permission) =>
  guard(
    { who: 'staff', permission },
    createMiddleware<Env<Staff>>(async (c, next) => {
      if (!may(permission, c.var.ctx.actor)) {
        throw problem.forbidden(
          `Det kan kun en ${rolesThatMay(permission)
            .map((role) => roleName[role])
            .join(' eller ')}. Spørg din leder, hvis du mangler adgangen.`,
        )
      }
      await next()
    }),
  )
