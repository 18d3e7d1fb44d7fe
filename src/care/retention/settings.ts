import type { Ctx, StaffCtx } from '#platform/ctx.ts'
import { LEAST_YEARS } from './rule.ts'

/** What a municipality that has not chosen keeps: the least the law asks of records, and drafts for a year (ours). */
const PROPOSED = { years: LEAST_YEARS, draftDays: 365, version: 0 } as const

export type Settings = { years: number; draftDays: number; version: number }

/** How many years a record is kept after its last entry, and how many days a draft after it was last saved. */
export const settingsOf = async (ctx: Ctx): Promise<Settings> =>
  (await ctx.db
    .selectFrom('retention_settings')
    .select(['journal_years as years', 'draft_days as draftDays', 'version'])
    .where('municipality_id', '=', ctx.actor.municipalityId)
    .executeTakeFirst()) ?? PROPOSED

/** Chooses. False when somebody else has chosen since `version` was shown. Refused by the database below ten years (R49). */
export async function saveSettings(ctx: StaffCtx, { years, draftDays, version }: Settings): Promise<boolean> {
  const chosen = { journal_years: years, draft_days: draftDays }
  const saved = version
    ? ctx.db
        .updateTable('retention_settings')
        .set((set) => ({ ...chosen, version: set('version', '+', 1) }))
        .where('municipality_id', '=', ctx.actor.municipalityId)
        .where('version', '=', version)
        .returning('version')
    : ctx.db
        .insertInto('retention_settings')
        .values({ municipality_id: ctx.actor.municipalityId, ...chosen })
        .onConflict((conflict) => conflict.doNothing())
        .returning('version')
  return (await saved.executeTakeFirst()) !== undefined
}
