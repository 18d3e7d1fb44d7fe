import { sql, type NotNull } from 'kysely'
import { FORECAST_DAYS, PRELIMINARY_TALK_DAYS } from '#care/pathways/pathways.ts'
import type { Ctx, StaffCtx } from '#platform/ctx.ts'
import type { Choice } from './choice.ts'
import { AWAITED, awaits, queueFor, type Queue, type Standing } from './queue.ts'
import { inUnit, total } from './scope.ts'

/** How the open ways stand today, whatever the period, those outside § 126 a with them: they too wait for somebody. */
export async function nowOf(ctx: Ctx, choice: Choice) {
  const ways = await standingsOf(ctx, choice)
  return {
    open: total(ways),
    queues: AWAITED.map((talk): Queue & { talk: typeof talk } => ({ talk, ...queueFor(talk, ways) })),
    inTreatment: total(ways.filter(({ step }) => step === 'treatment' || step === 'final_talk')),
    /** Nothing more is waited for but the ending. */
    toBeEnded: total(
      ways.filter((way) => awaits(way) === null && way.step !== 'treatment' && way.step !== 'final_talk'),
    ),
    unassigned: total(ways.filter(({ isUnassigned }) => isUnassigned)),
  }
}

export type Now = Awaited<ReturnType<typeof nowOf>>

const standingsOf = (ctx: Ctx, { unitId, today }: Choice): Promise<Standing[]> => {
  const [day, last] = [today.toString(), today.add({ days: FORECAST_DAYS }).toString()]
  const isDue = sql`clock_due_on between ${day} and ${last}`
  return ctx.db
    .selectFrom('insight_pathways')
    .select([
      'step',
      'outcome',
      'clock',
      'next_contact_type as nextType',
      sql<boolean>`coalesce(clock_due_on < ${day}, false)`.as('isOver'),
      sql<string | null>`case when ${isDue} then clock_due_on end`.as('dueOn'),
      sql<string | null>`case when ${isDue} and next_contact_type = clock then next_contact_on end`.as('plannedOn'),
      sql<boolean>`responsible_id is null`.as('isUnassigned'),
      sql<string>`min(case step when 'screening' then screening_on else enquiry_on end)`.as('since'),
      ({ fn }) => fn.countAll<number>().as('many'),
    ])
    .$narrowType<{ step: NotNull }>() // columns of a view never say so
    .where('status', '=', 'active')
    .where(inUnit(unitId))
    .groupBy(['step', 'outcome', 'clock', 'nextType', 'isOver', 'dueOn', 'plannedOn', 'isUnassigned'])
    .execute()
}

export type Desk = {
  tasks: number
  tasksOverdue: number
  reviews: number
  checksOverdue: number
  enquiries: number
  enquiriesOver: number
}

/**
 * What lies on the leader's desk today: open tasks of their own and of their roles, looks for a reason that nobody has gone
 * through yet (R55), checks of ways past their day (of the chosen unit), and henvendelser that wait in the entrance, of
 * which so many are past the day of the forsamtale: their clock runs although they are no way yet (R3, R15).
 */
export async function deskOf(ctx: StaffCtx, { unitId, today }: Choice): Promise<Desk> {
  const day = today.toString()
  const { rows } = await sql<Desk>`select
    count(*) filter (where mine) as tasks,
    count(*) filter (where mine and due_on < ${day}) as "tasksOverdue",
    count(*) filter (where kind = 'break_glass') as reviews,
    count(*) filter (where kind = 'way_check' and due_on < ${day} and (${unitId}::uuid is null
      or exists (select from insight_pathways p where p.pathway_id = open.pathway_id and p.unit_id = ${unitId}))) as "checksOverdue",
    (select count(*) from insight_enquiries where status = 'waiting') as enquiries,
    (select count(*) from insight_enquiries
      where status = 'waiting' and received_on < ${day}::date - ${PRELIMINARY_TALK_DAYS}::integer) as "enquiriesOver"
    from (
      select *, coalesce(assignee_id = ${ctx.actor.id}, role = any(${[...ctx.actor.roles]}::staff_role[])) as mine from insight_tasks
    ) as open`.execute(ctx.db)
  const [desk] = rows
  if (!desk) throw new Error('a count always has a row')
  return desk
}
