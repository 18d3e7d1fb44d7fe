import type { Ctx, StaffCtx } from '#platform/ctx.ts'
import { problem } from '#platform/problem.ts'
import { dayOf } from '#platform/time.ts'
import { closeTasks, record } from '#care/pathways/pathways.ts'
import type { Definition } from './definition.ts'
import type { Ground } from './ground.ts'
import type { Sign } from './score.ts'

const ANSWERED = 'Der er svaret på det.'

/** Flags what needs a look at once, each with a task due today for the responsible, or for those who treat. Gives their ids. */
export async function raiseFlags(
  ctx: Ctx,
  { id: pathwayId, child_id, responsible_id, definition }: Ground,
  responseId: string,
  signs: readonly Sign[],
): Promise<string[]> {
  const flags = await ctx.db
    .insertInto('measure_flags')
    .values(
      signs.map(({ item, value }) => ({
        pathway_id: pathwayId,
        response_id: responseId,
        item,
        value,
        raised_at: ctx.now,
      })),
    )
    .returning('id')
    .execute()
  await ctx.db
    .insertInto('tasks')
    .values(
      flags.map(({ id }) => ({
        kind: 'measure_flag' as const,
        child_id,
        pathway_id: pathwayId,
        flag_id: id,
        title: `Et svar i ${definition.shortTitle} skal ses i dag`,
        due_on: dayOf(ctx.now).toString(),
        assignee_id: responsible_id,
        role: 'therapist' as const,
        created_at: ctx.now,
      })),
    )
    .execute()
  return flags.map(({ id }) => id)
}

const flags = (ctx: Ctx) =>
  ctx.db
    .selectFrom('measure_flags as flag')
    .innerJoin('measure_responses as response', (join) =>
      join.onRef('response.municipality_id', '=', 'flag.municipality_id').onRef('response.id', '=', 'flag.response_id'),
    )
    .leftJoin('measure_errors as error', (join) =>
      join
        .onRef('error.municipality_id', '=', 'response.municipality_id')
        .onRef('error.response_id', '=', 'response.id'),
    )
    .leftJoin('measure_forms as own', (join) =>
      join
        .onRef('own.municipality_id', '=', 'response.municipality_id')
        .onRef('own.form_id', '=', 'response.form_id')
        .onRef('own.form_version', '=', 'response.form_version'),
    )
    .leftJoin('staff', (join) =>
      join.onRef('staff.municipality_id', '=', 'flag.municipality_id').onRef('staff.id', '=', 'flag.answered_by'),
    )
    .selectAll('flag')
    .select(['response.form_id', 'response.answered_on', 'response.informant', 'response.shown', 'response.answers'])
    .select((flag) => flag.ref('own.definition').$castTo<Definition | null>().as('own')) // as `installForm` let it in
    .select(['error.reason as mistake', 'staff.name as answerer'])

/** What needs a look in a pathway and nobody has answered for, the oldest first. */
export const openFlags = (ctx: Ctx, pathwayId: string) =>
  flags(ctx)
    .where('flag.pathway_id', '=', pathwayId)
    .where('flag.answered_at', 'is', null)
    .orderBy('flag.raised_at')
    .orderBy('flag.id')
    .execute()

export const flagById = (ctx: Ctx, pathwayId: string, id: string) =>
  flags(ctx)
    .where('flag.pathway_id', '=', pathwayId)
    .where('flag.id', '=', id)
    .executeTakeFirstOrThrow(() => problem.notFound('Svaret'))

export type Flag = Awaited<ReturnType<typeof flagById>>

/**
 * Somebody answers for what needed a look, with what was done (3-4000 characters); its task is done. An answer stands: refused
 * when somebody answered first.
 */
export async function answerFlag(
  ctx: StaffCtx,
  { pathwayId, flagId, answer }: { pathwayId: string; flagId: string; answer: string },
): Promise<void> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('measure_flags')
    .set((set) => ({ answered_at: ctx.now, answered_by: ctx.actor.id, answer, version: set('version', '+', 1) }))
    .where('pathway_id', '=', pathwayId)
    .where('id', '=', flagId)
    .where('answered_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw problem.changedMeanwhile('Svaret')
  await closeTasks(ctx, { flagId }, ANSWERED)
  await record(ctx, pathwayId, 'measure.flag_answered', { flag: flagId })
}
