import { Hono } from 'hono'
import { open } from '#platform/guard.ts'
import type { Env } from '#platform/http.ts'
import type { StaffRole } from '#platform/schema.ts'
import { enterBySession, type StaffRow } from '#platform/sessions.ts'

/** Where somebody begins: a leader with the overview, those who work with children with their day, others with the staff. */
export function firstPageOf(roles: readonly StaffRole[]): string {
  if (roles.includes('leader')) return '/overview'
  return roles.length > 0 && roles.every((role) => role === 'administrator') ? '/administration/staff' : '/day'
}

/** `/` leads on: to the first page of the one who is signed in, or to signing in. */
export const frontPage = new Hono<Env>().get('/', open, async (c) => {
  const entering = enterBySession(c)
  const row =
    entering &&
    (await c.var.machine.database.begin<StaffRow, StaffRow | undefined>(entering.first, async (_, [first]) => first))
  return c.redirect(row ? firstPageOf(entering.admit(row).roles) : '/sign-in', 303)
})
