import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'

/** How long looks are kept when the municipality has not chosen: as long as a case about them could need. Ours. */
const MONTHS = 60

/** How many months this municipality keeps its looks; at least six, which the database holds it to. */
export const logTerm = async (ctx: Ctx): Promise<number> =>
  (
    await ctx.db
      .selectFrom('access_settings')
      .select('log_months')
      .where('municipality_id', '=', ctx.actor.municipalityId)
      .executeTakeFirst()
  )?.log_months ?? MONTHS

/**
 * Forgets the looks that are older than the municipality's term, from the beginning of each person's chain; what is left is
 * still whole. Some at a time, the rest at the next run. Gives how many. Refused by the database below six months.
 */
export async function forgetOldLooks(ctx: Ctx): Promise<{ looks: number }> {
  const months = await logTerm(ctx)
  const { rows } = await sql<{ looks: number }>`
    select forget_old_looks(${ctx.now}::timestamptz - make_interval(months => ${months})) as looks`.execute(ctx.db)
  return rows[0] ?? { looks: 0 }
}
