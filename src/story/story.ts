import { sql } from 'kysely'
import { actAs } from '#platform/act-as.ts'
import type { Ctx, Staff, System } from '#platform/ctx.ts'
import { brokenRule, type Machine } from '#platform/http.ts'
import { Problem } from '#platform/problem.ts'
import { instantOf } from '#platform/time.ts'
import { castOf, mayOrRefuse, type Cast } from './cast.ts'
import { clocksOf } from './clocks.ts'
import { happen, permissionFor, whoDoes } from './happen.ts'
import { actOf, type Event, type Story } from './format.ts'
import { newLife, type Life, type Told } from './life.ts'
import { NotNow, Refused } from './refused.ts'

export { readStory } from './read.ts'
export { Refused } from './refused.ts'
export { lines } from './lines.ts'
export type { Story } from './format.ts'
export type { Told } from './life.ts'

/**
 * Lives a story in its municipality, in one transaction: each event by its member of staff and at its time, by the commands
 * that the screens use, so that every rule is asked. Throws `Refused`, and leaves nothing, at the first event that cannot be.
 * A story that was told before is refused, unless it is told `again` on purpose.
 */
export const tell = (
  { database, vault, clock, jobs }: Machine,
  story: Story,
  { again = false }: { again?: boolean } = {},
): Promise<Told[]> =>
  database.as({ municipalityId: story.municipality }, async (db) => {
    const actor: System = { kind: 'system', municipalityId: story.municipality }
    const ctx: Ctx<System> = {
      db,
      vault,
      now: clock(),
      actor,
      enqueue: (job, forWhom, data) => jobs.enqueue(db, job, forWhom, data),
    }
    const lives = await live(ctx, story, again)
    const told: Told[] = []
    for (const { child, childId, pathwayIds, happened } of lives) {
      const pathways = []
      for (const id of pathwayIds) pathways.push({ id, clocks: await clocksOf(ctx, id) })
      told.push({ key: child.key, childId, pathways, happened })
    }
    return told
  })

async function live(ctx: Ctx<System>, { children, events }: Story, again: boolean): Promise<Life[]> {
  const lives = children.map((child) => newLife(child, again))
  const cast = await castOf(ctx)
  for (const [at, event] of events.entries()) {
    const number = at + 1
    const life = lives.find(({ child }) => child.key === event.child)
    if (!life) throw new Refused(number, `nobody is called "${event.child}"`)
    try {
      await one(ctx, life, event, { cast, number })
    } catch (error) {
      if (error instanceof NotNow) throw new Refused(number, error.message)
      const known = error instanceof Problem ? error : brokenRule(error)
      throw known ? new Refused(number, `${known.title}. ${known.message}`) : error
    }
  }
  return lives
}

async function one(
  system: Ctx<System>,
  life: Life,
  event: Event,
  { cast, number }: { cast: Cast; number: number },
): Promise<void> {
  const at = instantOf(event.day, event.time)
  if (at > system.now) throw new NotNow('Dagen ligger i fremtiden.')
  const actor: Staff = await whoDoes(system, life, event, cast)
  const does = actOf(event)
  mayOrRefuse(permissionFor(does), actor)
  const ctx = await actAs(system, actor, at)
  const made = await happen(ctx, life, event, cast)
  // what the database asks when a request ends, it asks here when the event does
  await sql`set constraints all immediate`.execute(ctx.db)
  await sql`set constraints all deferred`.execute(ctx.db)
  if (event.key) life.made.set(event.key, made)
  const { day, time } = event
  life.happened.push({
    number,
    day,
    time,
    does,
    what: event.contact?.type ?? event.plan?.type ?? does,
    by: cast.emailOf(actor.id),
    ...made,
  })
}
