import type { StaffCtx } from '#platform/ctx.ts'
import type { Job, Step } from '#platform/jobs.ts'
import { problem } from '#platform/problem.ts'
import { dayOf, instantOf } from '#platform/time.ts'
import { buildDue, buildFor, dueOf } from './build.ts'
import type { Channel } from './channel.ts'
import { deliverDue } from './deliver.ts'
import { markRun, settingsOf } from './settings.ts'

/** The nightly run looks this often whether it is time, so that each municipality can choose its own. */
const EVERY_QUARTER = '*/15 * * * *'
const TWO_HOURS = 7200

/**
 * R92: makes and delivers the reports of a municipality: each night at its time, or at the first quarter after it when the
 * night was missed, and at once when somebody asks (`now`). What could not be delivered is tried again at each quarter.
 * `again`: what was refused is built as it is told now, child by child, and delivered.
 */
export const sendReports = (channel: Channel) =>
  ({
    name: 'ltt.send',
    title: 'Indberetning til de nationale data',
    schedule: EVERY_QUARTER,
    expireInSeconds: TWO_HOURS,
    runInSteps: async (step: Step, { now, again }: { now?: string; again?: string }) => {
      const { settings, at } = await step(async (ctx) => ({ settings: await settingsOf(ctx), at: ctx.now }))
      const { sorCode: sor, sorSince } = settings
      if (settings.isPaused || !sor) return { skipped: 1 }
      if (again === 'yes') {
        const built = await buildDue(step, { sor, sorSince }, { again: true })
        return { ...built, ...(await deliverDue(step, channel, sor)) }
      }
      if (now !== 'yes' && !isTime(settings, at)) return deliverDue(step, channel, sor)
      const built = await buildDue(step, { sor, sorSince })
      await step(markRun)
      return { ...built, ...(await deliverDue(step, channel, sor)) }
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

/** A report that waits for its turn, as if it had never been tried; how often it was is not forgotten. */
const IN_LINE = { state: 'pending', troubles: 0, next_try_at: null } as const

/** Sends a report again that was refused, as it is told now, or that could not be delivered. Refuses any other. */
export async function sendAgain(ctx: StaffCtx, reportId: string): Promise<void> {
  const settings = await settingsOf(ctx)
  const sor = refuseWhenClosed(settings)
  const report = ctx.db.selectFrom('ltt_reports').select(['child_id', 'state']).where('id', '=', reportId)
  const { child_id: childId } = await report.executeTakeFirstOrThrow(() => problem.notFound('Indberetningen'))
  // the mark before the report, as a run takes them
  const due = await dueOf(ctx, childId)
  const { state } = await report.forUpdate().executeTakeFirstOrThrow()
  if (state === 'failed') {
    await ctx.db.updateTable('ltt_reports').set(IN_LINE).where('id', '=', reportId).execute()
  } else if (state === 'refused') {
    await buildFor(ctx, due, { sender: { sor, sorSince: settings.sorSince }, again: true })
  } else {
    throw problem.notAllowedNow(
      'Kun en indberetning, der er afvist eller ikke kunne leveres, kan sendes igen. Se den igen.',
    )
  }
  await ctx.enqueue('ltt.send', ctx.actor.municipalityId)
}

/**
 * Sends all again that were refused, as they are told now, or all that could not be delivered. The refused ones are built
 * by a job, some children at a time. Refuses when there are none.
 */
export async function sendAllAgain(ctx: StaffCtx, state: 'refused' | 'failed'): Promise<void> {
  refuseWhenClosed(await settingsOf(ctx))
  const those = ctx.db.selectFrom('ltt_reports').select('id').where('state', '=', state).limit(1)
  if (!(await those.executeTakeFirst()))
    throw problem.notAllowedNow('Der er ikke længere nogen at sende igen. Se listen igen.')
  if (state === 'failed') {
    await ctx.db.updateTable('ltt_reports').set(IN_LINE).where('state', '=', 'failed').execute()
    await ctx.enqueue('ltt.send', ctx.actor.municipalityId)
  } else {
    await ctx.enqueue('ltt.send', ctx.actor.municipalityId, { again: 'yes' })
  }
}

function refuseWhenClosed({ isPaused, sorCode }: { isPaused: boolean; sorCode: string | null }): string {
  if (isPaused)
    throw problem.notAllowedNow('Indberetningen er sat på pause. Ophæv pausen under Indberetning i administrationen.')
  if (!sorCode) throw problem.notAllowedNow('Kommunens SOR-kode mangler. En systemadministrator kan skrive den.')
  return sorCode
}
