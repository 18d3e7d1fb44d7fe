import { sql } from 'kysely'
import type { StaffCtx } from '#platform/ctx.ts'
import { dayOf, instantOf } from '#platform/time.ts'
import { may } from '#registry/access/roles.ts'

/** What waits behind each entry of the left menu. */
export type MenuCounts = { day: number; entrance: number; mine: number; reporting: number; control: number }

/** As far back as *Min dag* looks for talks that nobody has registered. */
const DAYS_BACK = 60

/**
 * One statement, asked on every page, so each count stands on an index. `day`: one's own talks up to and with today that
 * are not registered, and open tasks that are due, one's own and those of one's roles that nobody in particular has.
 * `entrance`: henvendelser that wait. `mine`: open ways that one is responsible for. `reporting`: national reports that
 * were refused or could not be delivered. `control`: drawn looks of others that wait to be controlled.
 */
export async function menuCounts(ctx: StaffCtx): Promise<MenuCounts> {
  const today = dayOf(ctx.now)
  const me = ctx.actor.id
  const { rows } = await sql<MenuCounts>`select
    (select count(*) from insight_planned_talks where staff_id = ${me}
      and starts_at >= ${instantOf(today.subtract({ days: DAYS_BACK }))} and starts_at < ${instantOf(today.add({ days: 1 }))})
    + (select count(*) from insight_tasks where due_on <= ${today.toString()} and assignee_id = ${me})
    + (select count(*) from insight_tasks where due_on <= ${today.toString()} and assignee_id is null
        and role = any(${[...ctx.actor.roles]}::staff_role[])) as day,
    (select count(*) from insight_enquiries where status = 'waiting') as entrance,
    (select count(*) from insight_pathways where status = 'active' and responsible_id = ${me}) as mine,
    (select count(*) from insight_reports where ${may('reporting.read', ctx.actor)}) as reporting,
    (select count(*) from insight_log_reviews where ${may('log.review', ctx.actor)} and staff_id <> ${me}) as control`.execute(
    ctx.db,
  )
  return rows[0] ?? { day: 0, entrance: 0, mine: 0, reporting: 0, control: 0 }
}
