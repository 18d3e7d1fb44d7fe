import type { Ctx } from '#platform/ctx.ts'
import { dayOf } from '#platform/time.ts'
import { closeTasks, record } from '#care/pathways/pathways.ts'
import type { MeasureMoment } from '#platform/schema.ts'
import { activePlans, ANSWERED, courseById, coursesSince, type CourseOf } from './course.ts'
import { definitionById } from './definitions.ts'
import type { Ground } from './ground.ts'
import { missingMeasures as missingOf, type MissingMeasure, type Plan } from './missing.ts'
import { planInWords } from './words.ts'

/** Forms of one family stand for each other; one that was imported is a family of its own. */
export const familyOf = (formId: string): string => definitionById(formId)?.family ?? formId

/** R40: what is missing in a pathway today, in two statements. `endingOn`: as if it ended on that day. */
export async function missingMeasures(
  ctx: Ctx,
  pathwayId: string,
  { endingOn }: { endingOn?: string } = {},
): Promise<MissingMeasure[]> {
  const [plans, course] = await Promise.all([activePlans(ctx), courseById(ctx, pathwayId)])
  if (!course) return []
  return missingIn(plans, { ...course, endedOn: endingOn ?? course.endedOn }, dayOf(ctx.now).toString())
}

export const missingIn = (plans: readonly Plan[], course: CourseOf, today: string): MissingMeasure[] =>
  missingOf(plans, course, { today, familyOf })

/** What is missing in a pathway becomes tasks at once, and what asked for something that is there is done. */
export async function askForMissing(ctx: Ctx, pathwayId: string): Promise<void> {
  const [plans, course] = await Promise.all([activePlans(ctx), courseById(ctx, pathwayId)])
  if (course) await settleTasks(ctx, plans, [course])
}

type NewTask = MissingMeasure & Pick<CourseOf, 'id' | 'childId' | 'responsibleId'>

const tasksFor = ({ id, childId, responsibleId }: CourseOf, missing: readonly MissingMeasure[]): NewTask[] =>
  missing.map((each) => ({ ...each, id, childId, responsibleId }))

async function addTasks(ctx: Ctx, tasks: readonly NewTask[], done: { answer: string } | null = null): Promise<number> {
  if (!tasks.length) return 0
  const { numInsertedOrUpdatedRows } = await ctx.db
    .insertInto('tasks')
    .values(
      tasks.map((task) => ({
        kind: 'measure_missing' as const,
        child_id: task.childId,
        pathway_id: task.id,
        plan_id: task.planId,
        title: `Mangler: ${planInWords(task)}`,
        due_on: task.dueOn,
        assignee_id: task.responsibleId,
        role: 'therapist' as const,
        created_at: ctx.now,
        ...(done && {
          done_at: ctx.now,
          done_by: ctx.actor.kind === 'staff' ? ctx.actor.id : null,
          answer: done.answer,
        }),
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['municipality_id', 'pathway_id', 'plan_id', 'due_on'])
        .where('plan_id', 'is not', null)
        .doUpdateSet((set) => ({
          done_at: set.ref('excluded.done_at'),
          done_by: set.ref('excluded.done_by'),
          answer: set.ref('excluded.answer'),
        }))
        // one that somebody answered for stands; one that an answer did is asked again when that was a mistake
        .where((where) => (done ? where.lit(true) : where('tasks.answer', '=', ANSWERED))),
    )
    .executeTakeFirstOrThrow()
  return Number(numInsertedOrUpdatedRows ?? 0)
}

/** R40: somebody does without what is missing, for a reason, which stays to be read. Nothing when nothing is missing. */
export async function leaveOut(ctx: Ctx, pathwayId: string, reason: string): Promise<void> {
  const [plans, course] = await Promise.all([activePlans(ctx), courseById(ctx, pathwayId)])
  const missing = course ? missingIn(plans, course, dayOf(ctx.now).toString()) : []
  if (!course || !missing.length) return
  await addTasks(ctx, tasksFor(course, missing), { answer: reason })
  await record(ctx, pathwayId, 'measure.left_out', { plans: missing.length })
}

/** What asked for a form that is there now is done. */
export async function closeMissing(ctx: Ctx, ground: Ground, { moment }: { moment: MeasureMoment }): Promise<void> {
  const { definition, plans, id } = ground
  const met = plans.filter(
    (plan) =>
      plan.moment === moment && plan.informant === definition.informant && familyOf(plan.form_id) === definition.family,
  )
  if (met.length) await closeTasks(ctx, { pathwayId: id, planIds: met.map((plan) => plan.id) }, ANSWERED)
}

/** A pathway that ended longer ago is asked no more. The longest follow-up, and a month to answer. */
const DAYS_AFTER = 430

/**
 * R40: looks through the pathways, and gives whoever is responsible a task for each form that should be there and is not.
 * Tasks that ask for what is there, or is asked no more, are done. In four statements.
 */
export async function lookForMissing(ctx: Ctx): Promise<{ tasks: number; done: number }> {
  const today = dayOf(ctx.now)
  const [plans, courses] = await Promise.all([
    activePlans(ctx),
    coursesSince(ctx, today.subtract({ days: DAYS_AFTER }).toString()),
  ])
  return settleTasks(ctx, plans, courses)
}

async function settleTasks(ctx: Ctx, plans: readonly Plan[], courses: readonly CourseOf[]) {
  const today = dayOf(ctx.now).toString()
  const missing = courses.flatMap((course) => tasksFor(course, missingIn(plans, course, today)))
  const tasks = await addTasks(ctx, missing)
  const asked = new Set(missing.map(({ id, planId, dueOn }) => `${id} ${planId} ${dueOn}`))
  const over = courses.flatMap(({ id, tasks: known }) =>
    known
      .filter(({ planId, dueOn, answer }) => answer === null && !asked.has(`${id} ${planId} ${dueOn}`))
      .map(({ taskId }) => taskId),
  )
  if (over.length) await closeTasks(ctx, { ids: over }, ANSWERED)
  return { tasks, done: over.length }
}
