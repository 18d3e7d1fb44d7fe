import { sql, type NotNull } from 'kysely'
import type { Ctx, StaffCtx } from '#platform/ctx.ts'
import { problem } from '#platform/problem.ts'
import type { StaffRole, TaskKind, WayCheck } from '#platform/schema.ts'
import { dayOf } from '#platform/time.ts'
import { isClosedTo, listedChild } from '#registry/access/access.ts'
import { record } from './events.ts'

export type NewTask = {
  kind: TaskKind
  childId: string
  pathwayId: string
  wayId?: string
  relationId?: string
  concernId?: string
  requestId?: string
  sharingConsentId?: string
  title: string
  dueOn: string
  assigneeId: string | null
  role: StaffRole
}

export async function addTask(ctx: Ctx, task: NewTask): Promise<void> {
  await ctx.db
    .insertInto('tasks')
    .values({
      kind: task.kind,
      child_id: task.childId,
      pathway_id: task.pathwayId,
      way_id: task.wayId ?? null,
      relation_id: task.relationId ?? null,
      concern_id: task.concernId ?? null,
      request_id: task.requestId ?? null,
      sharing_consent_id: task.sharingConsentId ?? null,
      title: task.title,
      due_on: task.dueOn,
      assignee_id: task.assigneeId,
      role: task.role,
      created_at: ctx.now,
    })
    .execute()
}

export const tasksOf = (ctx: Ctx, pathwayId: string) =>
  ctx.db
    .selectFrom('tasks')
    .leftJoin('staff', (join) =>
      join.onRef('staff.municipality_id', '=', 'tasks.municipality_id').onRef('staff.id', '=', 'tasks.assignee_id'),
    )
    .selectAll('tasks')
    .select('staff.name as assignee_name')
    .where('pathway_id', '=', pathwayId)
    .orderBy('due_on')
    .orderBy('tasks.id')
    .execute()

export type Task = Awaited<ReturnType<typeof tasksOf>>[number]

/** What a task is about names places and people of the child's life; of a record that is closed to the reader it tells nothing. */
const listedTitle = (ctx: Ctx) =>
  sql<string>`case when kind in ('break_glass', 'record_request') or not ${isClosedTo(ctx, sql.ref('tasks.child_id'))}
    then tasks.title else 'Opgave i et forløb med begrænset adgang' end`.as('title')

/** Those still open for a person: their own, and those of their roles that nobody in particular has. Most urgent first. */
export const openTasksFor = (ctx: StaffCtx, most: number) =>
  ctx.db
    .selectFrom('tasks')
    .innerJoin('people as child', (join) =>
      join.onRef('child.municipality_id', '=', 'tasks.municipality_id').onRef('child.id', '=', 'tasks.child_id'),
    )
    .selectAll('tasks')
    .select(listedChild(ctx))
    .select(listedTitle(ctx))
    .where('done_at', 'is', null)
    .where((where) =>
      where.or([
        where('assignee_id', '=', ctx.actor.id),
        where.and([where('assignee_id', 'is', null), where('role', 'in', [...ctx.actor.roles])]),
      ]),
    )
    .orderBy('due_on')
    .orderBy('tasks.id')
    .limit(most)
    .execute()

export type TaskAnswer = { answer: string; check: WayCheck | null; askAgainOn: string | null }

/**
 * Answers a task. The answer to whether a family came into contact is kept on the way; when they have not, or the receiver
 * keeps them waiting, it is asked again, until it is answered for good.
 */
export async function answerTask(
  ctx: StaffCtx,
  task: Pick<Task, 'id' | 'pathway_id' | 'way_id' | 'child_id' | 'title' | 'assignee_id' | 'role'>,
  given: TaskAnswer,
): Promise<void> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('tasks')
    .set((set) => ({ done_at: ctx.now, done_by: ctx.actor.id, answer: given.answer, version: set('version', '+', 1) }))
    .where('id', '=', task.id)
    .where('done_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw problem.changedMeanwhile('Opgaven')
  if (!task.pathway_id) return
  if (task.way_id && given.check) {
    await ctx.db
      .updateTable('ways')
      .set((set) => ({
        checked_on: dayOf(ctx.now).toString(),
        check_outcome: given.check,
        check_note: given.answer,
        version: set('version', '+', 1),
      }))
      .where('id', '=', task.way_id)
      .execute()
    await record(ctx, task.pathway_id, 'way.checked', { way: task.way_id, outcome: given.check })
    if (given.askAgainOn) {
      await addTask(ctx, {
        kind: 'way_check',
        childId: task.child_id,
        pathwayId: task.pathway_id,
        wayId: task.way_id,
        title: task.title,
        dueOn: given.askAgainOn,
        assigneeId: task.assignee_id,
        role: task.role,
      })
    }
  } else {
    await record(ctx, task.pathway_id, 'task.answered', { task: task.id })
  }
}

/** Closes the open tasks about one thing, or about a whole pathway, with an answer that tells nothing of a child. */
export async function closeTasks(
  ctx: Ctx,
  about:
    | { flagId: string }
    | { ids: readonly string[] }
    | { pathwayId: string; planIds: readonly string[] }
    | { wayId: string }
    | { sharingConsentId: string }
    | { concernId: string }
    | { requestId: string }
    | { pathwayId: string; but: readonly TaskKind[] }
    | { pathwayId: string; kinds: readonly TaskKind[] }
    | { pathwayId: string; kind: TaskKind; dueBy: string },
  answer: string,
): Promise<void> {
  const open = ctx.db
    .updateTable('tasks')
    .set({ done_at: ctx.now, done_by: ctx.actor.kind === 'staff' ? ctx.actor.id : null, answer })
    .set((set) => ({ version: set('version', '+', 1) }))
    .where('done_at', 'is', null)
  const those =
    'wayId' in about
      ? open.where('way_id', '=', about.wayId)
      : 'flagId' in about
        ? open.where('flag_id', '=', about.flagId)
        : 'ids' in about
          ? open.where('id', 'in', about.ids)
          : 'planIds' in about
            ? open.where('pathway_id', '=', about.pathwayId).where('plan_id', 'in', about.planIds)
            : 'sharingConsentId' in about
              ? open.where('sharing_consent_id', '=', about.sharingConsentId)
              : 'concernId' in about
                ? open.where('concern_id', '=', about.concernId)
                : 'requestId' in about
                  ? open.where('request_id', '=', about.requestId)
                  : 'kind' in about
                    ? open
                        .where('pathway_id', '=', about.pathwayId)
                        .where('kind', '=', about.kind)
                        .where('due_on', '<=', about.dueBy)
                    : 'kinds' in about
                      ? open.where('pathway_id', '=', about.pathwayId).where('kind', 'in', about.kinds)
                      : open.where('pathway_id', '=', about.pathwayId).where('kind', 'not in', about.but)
  await those.execute()
}

/** Opens again what was closed with an answer that no longer holds. */
export async function reopenTasks(
  ctx: StaffCtx,
  pathwayId: string,
  { kinds, answer }: { kinds: readonly TaskKind[]; answer: string },
): Promise<void> {
  await ctx.db
    .updateTable('tasks')
    .set((set) => ({ done_at: null, done_by: null, answer: null, version: set('version', '+', 1) }))
    .where('pathway_id', '=', pathwayId)
    .where('kind', 'in', kinds)
    .where('answer', '=', answer)
    .execute()
}

/** Whether an open task of a pathway is for a role that the one who asks has, and for nobody in particular. */
export const waitsForRole = async (
  ctx: StaffCtx,
  { pathwayId, taskId }: { pathwayId: string; taskId: string },
): Promise<boolean> =>
  (await ctx.db
    .selectFrom('tasks')
    .select('id')
    .where('id', '=', taskId)
    .where('pathway_id', '=', pathwayId)
    .where('done_at', 'is', null)
    .where('assignee_id', 'is', null)
    .where('role', 'in', [...ctx.actor.roles])
    .executeTakeFirst()) !== undefined

/** The day of the last task that each person still has in a pathway. */
export const lastTasks = (ctx: Ctx, pathwayId: string) =>
  ctx.db
    .selectFrom('tasks')
    .select((of) => ['assignee_id', of.fn.max('due_on').as('due_on')])
    .where('pathway_id', '=', pathwayId)
    .where('done_at', 'is', null)
    .where('assignee_id', 'is not', null)
    .groupBy('assignee_id')
    .$narrowType<{ assignee_id: NotNull }>()
    .execute()

/** Where a task is answered. */
export const taskHref = (
  task: Pick<Task, 'id' | 'kind' | 'pathway_id' | 'relation_id' | 'concern_id' | 'request_id' | 'flag_id'>,
): string => {
  if (task.kind === 'measure_flag') return `/pathways/${task.pathway_id}/measures/flags/${task.flag_id}`
  if (task.kind === 'break_glass') return `/access-reviews/${task.relation_id}`
  if (task.kind === 'concern_receipt') return `/pathways/${task.pathway_id}/concerns/${task.concern_id}/receipt`
  if (task.kind === 'risk_assessment') return `/pathways/${task.pathway_id}/risk/new`
  if (task.kind === 'record_request') return `/record-requests/${task.request_id}`
  return `/pathways/${task.pathway_id}/tasks/${task.id}`
}

/** Those that have a page of their own, and are not answered as other tasks are. */
export const ANSWERED_ELSEWHERE: readonly TaskKind[] = [
  'break_glass',
  'concern_receipt',
  'record_request',
  'measure_flag',
  'risk_assessment',
]

/** Open tasks that a person had pass to another, or to their role, when responsibility moves. */
export async function passTasksOn(ctx: Ctx, pathwayId: string, to: string | null): Promise<void> {
  await ctx.db
    .updateTable('tasks')
    .set({ assignee_id: to })
    .where('pathway_id', '=', pathwayId)
    .where('done_at', 'is', null)
    .where('kind', 'in', [
      'way_check',
      'involve_department',
      'sharing_expires',
      'inform_of_disclosure',
      'consent_renewal',
      'consent_withdrawn',
      'notice_review',
      'measure_flag',
      'measure_missing',
      'risk_assessment',
      'risk_step',
    ])
    .execute()
}
