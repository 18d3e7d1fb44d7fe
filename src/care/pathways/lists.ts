import { sql } from 'kysely'
import type { StaffCtx } from '#platform/ctx.ts'
import { dayOf, instantOf } from '#platform/time.ts'
import type { ContactType, PathwayStatus, Theme } from '#platform/schema.ts'
import { listedChild } from '#registry/access/access.ts'
import { FORECAST_DAYS } from './clock.ts'

export const ROWS = 50
/** Beyond so many rows nobody pages; they filter. Counting stops there, so that a list costs the same whatever its size. */
const MOST_COUNTED = 1000

export type Filter = {
  status: PathwayStatus
  mine: boolean
  unassigned: boolean
  step: ContactType | null
  unitId: string | null
  theme: Theme | null
  /** `over`: past its day; `soon`: due within three days; `unplanned`: due within a week, with nothing planned for it */
  clock: 'over' | 'soon' | 'unplanned' | null
  sort: 'clock' | 'enquiry'
  down: boolean
  page: number
}

/** A work list of pathways: the most urgent clock first unless asked otherwise. One page of it, and how many there are. */
export async function listPathways(ctx: StaffCtx, filter: Filter) {
  const chosen = filtered(ctx, filter)
  const order = filter.down ? 'desc' : 'asc'
  const sorted =
    filter.sort === 'enquiry'
      ? chosen.orderBy('enquiry_on', order).orderBy('pathways.id', order)
      : chosen.orderBy('clock_due_on', order).orderBy('pathways.id', order)
  const [rows, counted] = await Promise.all([
    sorted
      .innerJoin('people as child', (join) =>
        join
          .onRef('child.municipality_id', '=', 'pathways.municipality_id')
          .onRef('child.id', '=', 'pathways.child_id'),
      )
      .select(listedChild(ctx))
      .leftJoin('staff', (join) =>
        join
          .onRef('staff.municipality_id', '=', 'pathways.municipality_id')
          .onRef('staff.id', '=', 'pathways.responsible_id'),
      )
      .select([
        'pathways.id',
        'step',
        'status',
        'enquiry_on',
        'preliminary_talk_on',
        'screening_on',
        'clock',
        'clock_due_on',
        'next_contact_at',
        'next_contact_type',
        'treatments_held',
        'ended_on',
        'closing_reason',
        'outcome',
        'staff.name as responsible_name',
      ])
      .select((query) =>
        query
          .selectFrom('pathway_themes as themes')
          .select(sql<Theme[]>`coalesce(array_agg(theme order by theme)::text[], '{}')`.as('all'))
          .whereRef('themes.municipality_id', '=', 'pathways.municipality_id')
          .whereRef('themes.pathway_id', '=', 'pathways.id')
          .where('until', 'is', null)
          .as('themes'),
      )
      .limit(ROWS)
      .offset((filter.page - 1) * ROWS)
      .execute(),
    ctx.db
      .selectFrom(chosen.select('pathways.id').limit(MOST_COUNTED).as('counted'))
      .select((count) => count.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow(),
  ])
  return { rows, total: counted.total, pages: Math.max(1, Math.ceil(counted.total / ROWS)) }
}

export type ListedPathway = Awaited<ReturnType<typeof listPathways>>['rows'][number]

function filtered(ctx: StaffCtx, filter: Filter) {
  const today = dayOf(ctx.now)
  let chosen = ctx.db.selectFrom('pathways').where('pathways.status', '=', filter.status)
  if (filter.mine) chosen = chosen.where('responsible_id', '=', ctx.actor.id)
  if (filter.unassigned) chosen = chosen.where('responsible_id', 'is', null)
  if (filter.step) chosen = chosen.where('step', '=', filter.step)
  if (filter.unitId) chosen = chosen.where('pathways.unit_id', '=', filter.unitId)
  if (filter.clock === 'over') chosen = chosen.where('clock_due_on', '<', today.toString())
  if (filter.clock === 'soon')
    chosen = chosen
      .where('clock_due_on', '>=', today.toString())
      .where('clock_due_on', '<=', today.add({ days: 3 }).toString())
  if (filter.clock === 'unplanned')
    chosen = chosen
      .where('clock_due_on', '>=', today.toString())
      .where('clock_due_on', '<=', today.add({ days: FORECAST_DAYS }).toString())
      .where((where) => where('next_contact_type', 'is distinct from', where.ref('clock')))
  if (filter.theme) {
    const theme = filter.theme
    chosen = chosen.where((where) =>
      where.exists(
        where
          .selectFrom('pathway_themes as chosen')
          .whereRef('chosen.municipality_id', '=', 'pathways.municipality_id')
          .whereRef('chosen.pathway_id', '=', 'pathways.id')
          .where('chosen.theme', '=', theme)
          .where('until', 'is', null),
      ),
    )
  }
  return chosen
}

/** How many rows each list of the day shows at the most; the rest is one link away. */
const ON_THE_DAY = 20

/** The talks of one's day, and those before it that nobody has registered yet. */
export const talksOfTheDay = (ctx: StaffCtx) => {
  const today = dayOf(ctx.now)
  return ctx.db
    .selectFrom('contacts')
    .innerJoin('pathways', (join) =>
      join
        .onRef('pathways.municipality_id', '=', 'contacts.municipality_id')
        .onRef('pathways.id', '=', 'contacts.pathway_id'),
    )
    .innerJoin('people as child', (join) =>
      join.onRef('child.municipality_id', '=', 'pathways.municipality_id').onRef('child.id', '=', 'pathways.child_id'),
    )
    .select(listedChild(ctx))
    .leftJoin('treatment_places as places', (join) =>
      join
        .onRef('places.municipality_id', '=', 'contacts.municipality_id')
        .onRef('places.id', '=', 'contacts.place_id'),
    )
    .select([
      'contacts.id',
      'contacts.pathway_id',
      'contacts.type',
      'contacts.status',
      'contacts.starts_at',
      'contacts.mode',
      'places.name as place_name',
      'pathways.enquiry_on',
      'pathways.clock',
      'pathways.treatments_held',
    ])
    .select(
      sql<boolean>`exists (select from events where events.municipality_id = contacts.municipality_id
        and events.pathway_id = contacts.pathway_id and events.name = 'journal.signed'
        and events.detail ->> 'contact' = contacts.id::text)`.as('has_note'),
    )
    .where('contacts.staff_id', '=', ctx.actor.id)
    .where('contacts.starts_at', '<', instantOf(today.add({ days: 1 })))
    .where((where) =>
      where.or([
        where('contacts.status', '=', 'planned'),
        where.and([
          where('contacts.status', '=', 'held'),
          where('contacts.starts_at', '>=', instantOf(today)),
          where('contacts.type', 'not in', ['enquiry', 'ending']),
        ]),
      ]),
    )
    .where('contacts.starts_at', '>=', instantOf(today.subtract({ days: 60 })))
    .orderBy('contacts.starts_at')
    .orderBy('contacts.id')
    .limit(2 * ON_THE_DAY)
    .execute()
}

/** The clocks that run out within a week, or have: one's own pathways, and for intake those that nobody has yet. */
export const clocksRunningOut = (ctx: StaffCtx) =>
  ctx.db
    .selectFrom('pathways')
    .innerJoin('people as child', (join) =>
      join.onRef('child.municipality_id', '=', 'pathways.municipality_id').onRef('child.id', '=', 'pathways.child_id'),
    )
    .select(listedChild(ctx))
    .select([
      'pathways.id',
      'enquiry_on',
      'screening_on',
      'clock',
      'clock_due_on',
      'next_contact_at',
      'next_contact_type',
    ])
    .where('status', '=', 'active')
    .where('clock_due_on', '<=', dayOf(ctx.now).add({ days: FORECAST_DAYS }).toString())
    .where((where) =>
      where.or([
        where('responsible_id', '=', ctx.actor.id),
        ...(ctx.actor.roles.includes('intake') ? [where('responsible_id', 'is', null)] : []),
      ]),
    )
    .orderBy('clock_due_on')
    .orderBy('pathways.id')
    .limit(ON_THE_DAY)
    .execute()
