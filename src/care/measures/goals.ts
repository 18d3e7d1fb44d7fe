import type { Ctx, StaffCtx } from '#platform/ctx.ts'
import { problem } from '#platform/problem.ts'
import type { Informant } from '#platform/schema.ts'
import { dayOf } from '#platform/time.ts'
import { record } from '#care/pathways/pathways.ts'

export const MOST_GOALS = 3

/** Every goal of a pathway, those in use first, then the ended ones, the latest first. */
export const goalsOf = (ctx: Ctx, pathwayId: string) =>
  ctx.db
    .selectFrom('measure_goals')
    .select(['id', 'nth', 'words', 'set_by', 'since', 'until'])
    .where('pathway_id', '=', pathwayId)
    .orderBy((order) => order('until', 'is not', null))
    .orderBy('until', 'desc')
    .orderBy('nth')
    .execute()

export type Goal = Awaited<ReturnType<typeof goalsOf>>[number]

/** The first number that no goal in use has; null when there are three. */
export const freeNumber = (goals: readonly Pick<Goal, 'nth' | 'until'>[]): number | null =>
  [1, 2, 3].find((nth) => !goals.some((goal) => goal.nth === nth && goal.until === null)) ?? null

/** Sets a goal in somebody's own words (2-300 characters). Refused when three are in use. Gives its id. */
export async function setGoal(
  ctx: StaffCtx,
  pathwayId: string,
  { words, setBy, nth }: { words: string; setBy: Exclude<Informant, 'clinician'>; nth?: number },
): Promise<string> {
  const free = nth ?? freeNumber(await goalsOf(ctx, pathwayId))
  if (free === null) throw problem.notAllowedNow('Der er allerede tre mål. Afslut et af dem først.')
  const { id } = await ctx.db
    .insertInto('measure_goals')
    .values({
      pathway_id: pathwayId,
      nth: free,
      words,
      set_by: setBy,
      since: dayOf(ctx.now).toString(),
      recorded_at: ctx.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await record(ctx, pathwayId, 'goal.set', { goal: id, by: setBy })
  return id
}

/** Ends a goal; what was rated keeps its words. Refused when it has ended. */
export async function endGoal(ctx: StaffCtx, pathwayId: string, goalId: string): Promise<void> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('measure_goals')
    .set({ until: dayOf(ctx.now).toString() })
    .where('pathway_id', '=', pathwayId)
    .where('id', '=', goalId)
    .where('until', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw problem.changedMeanwhile('Målet')
  await record(ctx, pathwayId, 'goal.ended', { goal: goalId })
}
