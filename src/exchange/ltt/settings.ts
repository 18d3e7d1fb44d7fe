import type { Ctx } from '#platform/ctx.ts'
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
export type Settings = Decision & { lastRunAt: Date | null; version: number }

/** Version 0 is that of a municipality that has decided nothing yet. */
const UNDECIDED: Settings = { sorCode: null, runsAt: '23:45', isPaused: false, lastRunAt: null, version: 0 }

export async function settingsOf(ctx: Ctx): Promise<Settings> {
  const row = await ctx.db
    .selectFrom('ltt_settings')
    .select(['sor_code', 'runs_at', 'is_paused', 'last_run_at', 'version'])
    .where('municipality_id', '=', ctx.actor.municipalityId)
    .executeTakeFirst()
  if (!row) return UNDECIDED
  return {
    sorCode: row.sor_code,
    runsAt: row.runs_at.slice(0, 5),
    isPaused: row.is_paused,
    lastRunAt: row.last_run_at,
    version: row.version,
  }
}

/** Decides anew; false when somebody has done so since `version` was shown. Refuses an ill-formed SOR code as a bug. */
export async function changeSettings(
  ctx: Ctx,
  { sorCode, runsAt, isPaused }: Decision,
  version: number,
): Promise<boolean> {
  if (sorCode !== null && !isSorCode(sorCode)) throw new Error('no such SOR code')
  const decided = { sor_code: sorCode, runs_at: runsAt, is_paused: isPaused, version: version + 1 }
  const saved = await ctx.db
    .insertInto('ltt_settings')
    .values(decided)
    .onConflict((conflict) =>
      conflict.column('municipality_id').doUpdateSet(decided).where('ltt_settings.version', '=', version),
    )
    .returning('version')
    .executeTakeFirst()
  return saved !== undefined
}

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
