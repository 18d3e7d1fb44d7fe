import type { StaffCtx } from '#platform/ctx.ts'
import type { Job, Step } from '#platform/jobs.ts'
import { problem } from '#platform/problem.ts'
import { dayOf, instantOf } from '#platform/time.ts'
import { buildDue, buildFor, takeDue } from './build.ts'
import type { Channel } from './channel.ts'
import { deliverDue } from './deliver.ts'
import { markRun, settingsOf } from './settings.ts'

/** The nightly run looks this often whether it is time, so that each municipality can choose its own. */
const EVERY_QUARTER = '*/15 * * * *'
const TWO_HOURS = 7200

/**
 * R92: makes and delivers the reports of a municipality: each night at its time, or at the first quarter after it when the
 * night was missed, and at once when somebody asks (`now`). What could not be delivered is tried again at each quarter.
 */
export const sendReports = (channel: Channel) =>
  ({
    name: 'ltt.send',
    title: 'Indberetning til de nationale data',
    schedule: EVERY_QUARTER,
    expireInSeconds: TWO_HOURS,
    runInSteps: async (step: Step, { now }: { now?: string }) => {
      const { settings, at } = await step(async (ctx) => ({ settings: await settingsOf(ctx), at: ctx.now }))
      if (settings.isPaused || !settings.sorCode) return { skipped: 1 }
      if (now !== 'yes' && !isTime(settings, at)) return deliverDue(step, channel, settings.sorCode)
      const built = await buildDue(step, settings.sorCode)
      await step(markRun)
      return { ...built, ...(await deliverDue(step, channel, settings.sorCode)) }
    },
  }) satisfies Job

/** Whether the last nightly run was before the latest time at which one was to be. */
export function isTime({ runsAt, lastRunAt }: { runsAt: string; lastRunAt: Date | null }, now: Date): boolean {
  const today = instantOf(dayOf(now), runsAt)
  const latest = today <= now ? today : instantOf(dayOf(now).subtract({ days: 1 }), runsAt)
  return lastRunAt === null || lastRunAt < latest
}

/** Asks for a run at once. Refuses while reports are paused, or when there is no SOR code to report under. */
export async function sendNow(ctx: StaffCtx): Promise<void> {
  refuseWhenClosed(await settingsOf(ctx))
  await ctx.enqueue('ltt.send', ctx.actor.municipalityId, { now: 'yes' })
}

/** Sends a report again that was refused, as it is told now, or that could not be delivered. Refuses any other. */
export async function sendAgain(ctx: StaffCtx, reportId: string): Promise<void> {
  const sor = refuseWhenClosed(await settingsOf(ctx))
  const report = await ctx.db
    .selectFrom('ltt_reports')
    .select(['id', 'child_id', 'state'])
    .where('id', '=', reportId)
    .forUpdate()
    .executeTakeFirstOrThrow(() => problem.notFound('Indberetningen'))
  if (report.state === 'failed') {
    await ctx.db
      .updateTable('ltt_reports')
      .set({ state: 'pending', attempts: 0, next_try_at: null })
      .where('id', '=', reportId)
      .execute()
  } else if (report.state === 'refused') {
    const due = await takeDue(ctx, { childId: report.child_id })
    await buildFor(ctx, due, { sor, again: new Set([report.child_id]) })
  } else throw problem.notAllowedNow('Indberetningen er sendt imens. Se den igen.')
  await ctx.enqueue('ltt.send', ctx.actor.municipalityId)
}

function refuseWhenClosed({ isPaused, sorCode }: { isPaused: boolean; sorCode: string | null }): string {
  if (isPaused)
    throw problem.notAllowedNow('Indberetningen er sat på pause. Ophæv pausen under Indberetning i administrationen.')
  if (!sorCode) throw problem.notAllowedNow('Kommunens SOR-kode mangler. En systemadministrator kan skrive den.')
  return sorCode
}
