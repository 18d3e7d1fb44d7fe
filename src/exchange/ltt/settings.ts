import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import { dayOf } from '#platform/time.ts'
import { isSorCode } from './sor.ts'

/** What a municipality decides about its reports. */
export type Decision = {
  /** R98: null until somebody has written it; nothing can be reported before. */
  sorCode: string | null
  /** The Danish time of the nightly run, as `23:45`. */
  runsAt: string
  isPaused: boolean
}

/** When reports were last built and sent, and the version to change the decision by. */
export type Settings = Decision & { sorSince: Date | null; lastRunAt: Date | null; version: number }

/** Version 0 is that of a municipality that has decided nothing yet. */
const UNDECIDED: Settings = {
  sorCode: null,
  sorSince: null,
  runsAt: '23:45',
  isPaused: false,
  lastRunAt: null,
  version: 0,
}

export async function settingsOf(ctx: Ctx): Promise<Settings> {
  const row = await ctx.db
    .selectFrom('ltt_settings')
    .select(['sor_code', 'sor_code_since', 'runs_at', 'is_paused', 'last_run_at', 'version'])
    .where('municipality_id', '=', ctx.actor.municipalityId)
    .executeTakeFirst()
  if (!row) return UNDECIDED
  return {
    sorCode: row.sor_code,
    sorSince: row.sor_code_since,
    runsAt: row.runs_at.slice(0, 5),
    isPaused: row.is_paused,
    lastRunAt: row.last_run_at,
    version: row.version,
  }
}

/**
 * Decides anew; false when somebody has done so since `version` was shown. Under another SOR code the children who were
 * told of are told of again. Refuses an ill-formed SOR code as a bug.
 */
export async function changeSettings(
  ctx: Ctx,
  { sorCode, runsAt, isPaused }: Decision,
  version: number,
): Promise<boolean> {
  if (sorCode !== null && !isSorCode(sorCode)) throw new Error('no such SOR code')
  const before = await settingsOf(ctx)
  const isOther = sorCode !== before.sorCode
  const decided = {
    sor_code: sorCode,
    sor_code_since: sorCode === null ? null : isOther ? ctx.now : before.sorSince,
    runs_at: runsAt,
    is_paused: isPaused,
    version: version + 1,
  }
  const saved = await ctx.db
    .insertInto('ltt_settings')
    .values(decided)
    .onConflict((conflict) =>
      conflict.column('municipality_id').doUpdateSet(decided).where('ltt_settings.version', '=', version),
    )
    .returning('version')
    .executeTakeFirst()
  if (saved && isOther && sorCode) await markAllTold(ctx)
  return saved !== undefined
}

const markAllTold = (ctx: Ctx) =>
  sql`insert into ltt_due (municipality_id, child_id, since)
    select municipality_id, child_id, ${dayOf(ctx.now).toString()}::date from ltt_items where stands and kind = 'citizen' order by child_id
    on conflict (municipality_id, child_id) do update set since = least(ltt_due.since, excluded.since)`.execute(ctx.db)

/** Writes the SOR code of a municipality that is set up from outside the screens, and leaves the rest as it is. */
export async function setSorCode(ctx: Ctx, sorCode: string): Promise<void> {
  const { version, runsAt, isPaused } = await settingsOf(ctx)
  await changeSettings(ctx, { sorCode, runsAt, isPaused }, version)
}

/** Writes when reports were last built and sent. It is no decision: whoever changes the settings meanwhile may go on. */
export async function markRun(ctx: Ctx): Promise<void> {
  await ctx.db
    .insertInto('ltt_settings')
    .values({ last_run_at: ctx.now, version: UNDECIDED.version })
    .onConflict((conflict) => conflict.column('municipality_id').doUpdateSet({ last_run_at: ctx.now }))
    .execute()
}
