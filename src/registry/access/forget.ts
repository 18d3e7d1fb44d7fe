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
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst()
  )?.log_months ?? MONTHS

/**
 * Since when no term of this municipality has let go of looks. What was looked at before then may be deleted, also when the term
 * is longer now: a shorter one was in force for a while.
 */
export async function looksKeptSince(ctx: Ctx): Promise<Date> {
  const { rows } = await sql<{ since: Date }>`
    with chosen as (select * from access_settings where municipality_id = ${ctx.actor.municipalityId})
    select max(until - make_interval(months => months)) as since from (
      select ${MONTHS}::integer as months, coalesce(min(chosen_at), ${ctx.now}::timestamptz) as until from chosen
      union all
      select log_months, coalesce(lead(chosen_at) over (order by version), ${ctx.now}::timestamptz) from chosen) as terms`.execute(
    ctx.db,
  )
  return rows[0]?.since ?? ctx.now
}

/** How many looks are older than so many months, and would be let go of with that term, but for those that a case holds. */
export async function countOlderLooks(ctx: Ctx, months: number): Promise<number> {
  const { rows } = await sql<{ looks: number }>`
    select count(*)::integer as looks from access_log where at < ${ctx.now}::timestamptz - make_interval(months => ${months})`.execute(
    ctx.db,
  )
  return rows[0]?.looks ?? 0
}

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
