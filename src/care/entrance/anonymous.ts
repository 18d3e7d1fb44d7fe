import type { Ctx } from '#platform/ctx.ts'
import { dayOf } from '#platform/time.ts'

/** R4: counts that somebody was guided to anonymous counselling today: a day's number, and nothing about anybody. */
export async function countAnonymous(ctx: Ctx): Promise<void> {
  await ctx.db
    .insertInto('anonymous_guidance')
    .values({ municipality_id: ctx.actor.municipalityId, on_day: dayOf(ctx.now).toString(), count: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['municipality_id', 'on_day'])
        .doUpdateSet((set) => ({ count: set('anonymous_guidance.count', '+', 1) })),
    )
    .execute()
}
