import type { Ctx } from '#platform/ctx.ts'

/** R49: when a form about a child was recorded last; null when none was. An answered form is part of the record. */
export const lastMeasuredAt = async (ctx: Ctx, childId: string): Promise<Date | null> =>
  (
    await ctx.db
      .selectFrom('measure_responses as response')
      .innerJoin('pathways', (join) =>
        join
          .onRef('pathways.municipality_id', '=', 'response.municipality_id')
          .onRef('pathways.id', '=', 'response.pathway_id'),
      )
      .select('response.recorded_at')
      .where('pathways.child_id', '=', childId)
      .orderBy('response.recorded_at', 'desc')
      .limit(1)
      .executeTakeFirst()
  )?.recorded_at ?? null

/** R49: the children about whom a form was recorded since a moment. */
export const measuredSince = async (ctx: Ctx, instant: Date): Promise<string[]> =>
  (
    await ctx.db
      .selectFrom('measure_responses as response')
      .innerJoin('pathways', (join) =>
        join
          .onRef('pathways.municipality_id', '=', 'response.municipality_id')
          .onRef('pathways.id', '=', 'response.pathway_id'),
      )
      .select('pathways.child_id')
      .distinct()
      .where('response.recorded_at', '>=', instant)
      .execute()
  ).map(({ child_id }) => child_id)
