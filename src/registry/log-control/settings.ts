import type { Ctx, StaffCtx } from '#platform/ctx.ts'
import { countOlderLooks, logTerm } from '#registry/access/access.ts'

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
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst(),
  ])
  return { ...PROPOSED, version: 0, ...chosen, months }
}

export type Choice = Omit<Settings, 'version'> & { by: string; at: Date; version: number }

/** What was chosen, by whom and when, the latest first. */
export const choicesMade = (ctx: StaffCtx): Promise<Choice[]> =>
  ctx.db
    .selectFrom('access_settings as chosen')
    .innerJoin('staff', (join) =>
      join.onRef('staff.municipality_id', '=', 'chosen.municipality_id').onRef('staff.id', '=', 'chosen.chosen_by'),
    )
    .select(['log_months as months', 'draw_per_person as perPerson', 'draw_hits as mostHits'])
    .select(['chosen.version', 'staff.name as by', 'chosen_at as at'])
    .where('chosen.municipality_id', '=', ctx.actor.municipalityId)
    .orderBy('chosen.version', 'desc')
    .limit(20)
    .execute()

/**
 * How many looks a shorter term lets go of, that nobody has agreed to yet; 0 when it is not shorter, lets go of nothing, or
 * was agreed to. `agreed` is the number of months that was agreed to, since another term lets go of others.
 */
export const looksToLetGo = async (
  ctx: StaffCtx,
  now: Settings,
  { months, agreed }: { months: number; agreed: string },
): Promise<number> => (months < now.months && agreed !== String(months) ? countOlderLooks(ctx, months) : 0)

/** Chooses; what was chosen before stands beside it. False when somebody else has chosen since `version` was shown. */
export async function saveSettings(
  ctx: StaffCtx,
  { months, perPerson, mostHits, version }: Settings,
): Promise<boolean> {
  if ((await settingsOf(ctx)).version !== version) return false
  const saved = await ctx.db
    .insertInto('access_settings')
    .values({
      municipality_id: ctx.actor.municipalityId,
      version: version + 1,
      log_months: months,
      draw_per_person: perPerson,
      draw_hits: mostHits,
      chosen_at: ctx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('version')
    .executeTakeFirst()
  return saved !== undefined
}
