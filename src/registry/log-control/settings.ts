import type { Ctx, StaffCtx } from '#platform/ctx.ts'
import { logTerm } from '#registry/access/access.ts'

/** What a municipality that has not chosen keeps and draws. */
const PROPOSED = { perPerson: 2, mostHits: 50 } as const

export type Settings = { months: number; perPerson: number; mostHits: number; version: number }

/** How long looks are kept, and how many of them are drawn each month. */
export async function settingsOf(ctx: Ctx): Promise<Settings> {
  const [months, chosen] = await Promise.all([
    logTerm(ctx),
    ctx.db
      .selectFrom('access_settings')
      .select(['draw_per_person as perPerson', 'draw_hits as mostHits', 'version'])
      .where('municipality_id', '=', ctx.actor.municipalityId)
      .executeTakeFirst(),
  ])
  return { ...PROPOSED, version: 0, ...chosen, months }
}

/** Chooses. False when somebody else has chosen since `version` was shown. */
export async function saveSettings(
  ctx: StaffCtx,
  { months, perPerson, mostHits, version }: Settings,
): Promise<boolean> {
  const chosen = { log_months: months, draw_per_person: perPerson, draw_hits: mostHits }
  const saved =
    version === 0
      ? await ctx.db
          .insertInto('access_settings')
          .values({ municipality_id: ctx.actor.municipalityId, ...chosen })
          .onConflict((conflict) => conflict.doNothing())
          .returning('version')
          .executeTakeFirst()
      : await ctx.db
          .updateTable('access_settings')
          .set((set) => ({ ...chosen, version: set('version', '+', 1) }))
          .where('municipality_id', '=', ctx.actor.municipalityId)
          .where('version', '=', version)
          .returning('version')
          .executeTakeFirst()
  return saved !== undefined
}
