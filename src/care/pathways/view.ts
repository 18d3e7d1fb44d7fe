import type { Ctx, StaffCtx } from '#platform/ctx.ts'
import { dayOf, type Day } from '#platform/time.ts'
import { childForBanner } from '#registry/people/people.ts'
import { coversOf } from '#registry/delegation/delegation.ts'
import { contactsOf, type Contact } from './contacts.ts'
import { openedPathway, type Opening, type Pathway } from './load.ts'
import { withinReach } from './reach.ts'
import { tasksOf, type Task } from './tasks.ts'
import { waysOf, type Way } from './ways.ts'

const themesOf = (ctx: Ctx, pathwayId: string) =>
  ctx.db
    .selectFrom('pathway_themes')
    .select(['theme', 'since', 'until'])
    .where('pathway_id', '=', pathwayId)
    .orderBy('since')
    .orderBy('theme')
    .execute()

const delaysOf = (ctx: Ctx, pathwayId: string) =>
  ctx.db
    .selectFrom('family_delays')
    .select(['id', 'from_day', 'to_day', 'reason'])
    .where('pathway_id', '=', pathwayId)
    .orderBy('from_day')
    .execute()

const eventsOf = (ctx: Ctx, pathwayId: string) =>
  ctx.db
    .selectFrom('events')
    .leftJoin('staff', (join) =>
      join.onRef('staff.municipality_id', '=', 'events.municipality_id').onRef('staff.id', '=', 'events.actor_id'),
    )
    .select(['events.id', 'at', 'events.name', 'detail', 'staff.name as actor_name'])
    .where('pathway_id', '=', pathwayId)
    .orderBy('at', 'desc')
    .orderBy('events.id')
    .execute()

/** Whom and what a form about a pathway can choose between. */
const choicesOf = async (ctx: Ctx) => {
  const [staff, places, partners, municipalities, units] = await Promise.all([
    ctx.db
      .selectFrom('staff')
      .innerJoin('staff_roles as roles', (join) =>
        join.onRef('roles.municipality_id', '=', 'staff.municipality_id').onRef('roles.staff_id', '=', 'staff.id'),
      )
      .select(['staff.id', 'staff.name', 'staff.profession', 'staff.unit_id'])
      .select(['authorisation_number as authorisationNumber', 'authorised_from as authorisedFrom'])
      .select('authorised_to as authorisedTo')
      .where('is_active', '=', true)
      .where('role', 'in', ['intake', 'therapist', 'adviser', 'leader'])
      .distinct()
      .orderBy('staff.name')
      .execute(),
    ctx.db
      .selectFrom('treatment_places')
      .select(['id', 'name', 'address', 'registered_from', 'closed_on'])
      .orderBy('name')
      .execute(),
    ctx.db
      .selectFrom('partner_organisations')
      .select(['id', 'name', 'target'])
      .where('is_active', '=', true)
      .orderBy('name')
      .execute(),
    ctx.db
      .selectFrom('municipalities')
      .select(['id', 'name', 'is_open', 'treatment_goal_days'])
      .orderBy(
        (order) => order.ref('name'),
        (how) => how.collate('danish'),
      )
      .execute(),
    ctx.db.selectFrom('units').select(['id', 'name']).where('is_active', '=', true).orderBy('name').execute(),
  ])
  return { staff, places, partners, municipalities, units }
}

/** All that the pages of one pathway show, in a fixed number of statements that travel together. */
async function whole(ctx: StaffCtx, id: string, what: string, how: Opening) {
  const pathway = await openedPathway(ctx, id, what, how)
  const [child, contacts, themes, ways, tasks, delays, events, choices, covers] = await Promise.all([
    childForBanner(ctx, pathway.child_id),
    contactsOf(ctx, id),
    themesOf(ctx, id),
    waysOf(ctx, id),
    tasksOf(ctx, id),
    delaysOf(ctx, id),
    eventsOf(ctx, id),
    choicesOf(ctx),
    coversOf(ctx, id),
  ])
  return {
    pathway,
    child,
    contacts,
    themes,
    ways,
    tasks,
    delays,
    events,
    choices,
    covers,
    today: dayOf(ctx.now),
    now: ctx.now,
    reader: ctx.actor,
  }
}

export type View = Awaited<ReturnType<typeof whole>>

/** All that the pages of one pathway show, as far as the look reaches (R57). */
export const viewOf = async (ctx: StaffCtx, id: string, what: string, how: Opening = {}): Promise<View> =>
  withinReach(await whole(ctx, id, what, how))

export type { Contact, Pathway, Task, Way, Day }
