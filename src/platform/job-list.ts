import { sql } from 'kysely'
import type { Ctx } from './ctx.ts'
import { isUuid } from './form.ts'
import { problem } from './problem.ts'

/** Waits for its turn, runs, waits to be tried again, or has failed for good. What went well is not listed. */
export const JOB_STATES = ['failed', 'retry', 'active', 'created'] as const
export type JobState = (typeof JOB_STATES)[number]

/** A job as those who look after the jobs see it: nothing of what it is about. */
export type ListedJob = {
  id: string
  name: string
  state: JobState
  /** It was to begin a job of the night for every municipality. */
  isShared: boolean
  /** How often it was begun. */
  attempts: number
  createdAt: Date
  /** When it runs next, or ran first; null when it has failed for good. */
  nextAt: Date | null
}

export const JOBS_ON_A_PAGE = 50

/** What begins the jobs of the night for every municipality belongs to none. */
const isShared = sql`(data ->> 'municipalityId' is null or data ->> 'municipalityId' = '')`

/** Those of the municipality, and of those that are shared what went wrong: it fails for all of them. */
const isListed = (ctx: Ctx) => sql`
  (data ->> 'municipalityId' = ${ctx.actor.municipalityId} and state in ('created', 'retry', 'active', 'failed')
    or ${isShared} and state in ('retry', 'failed'))`

/** How many jobs of the municipality are in each state. */
export async function jobCounts(ctx: Ctx): Promise<Record<JobState, number>> {
  const { rows } = await sql<{ state: JobState; count: number }>`
    select state::text, count(*) from pgboss.job
    where ${isListed(ctx)}
    group by state`.execute(ctx.db)
  return {
    failed: 0,
    retry: 0,
    active: 0,
    created: 0,
    ...Object.fromEntries(rows.map((row) => [row.state, row.count])),
  }
}

/** The jobs of the municipality that have not gone well, those that failed for good first. */
export async function jobsOf(
  ctx: Ctx,
  { state, page }: { state: JobState | null; page: number },
): Promise<ListedJob[]> {
  const { rows } = await sql<ListedJob>`
    select id, name, state::text, ${isShared} as "isShared", retry_count + (case when started_on is null then 0 else 1 end) as attempts,
      created_on as "createdAt", case when state in ('created', 'retry') then start_after end as "nextAt"
    from pgboss.job
    where ${isListed(ctx)}
      and (${state}::text is null or state::text = ${state})
    order by job.state desc, created_on, id
    limit ${JOBS_ON_A_PAGE} offset ${(page - 1) * JOBS_ON_A_PAGE}`.execute(ctx.db)
  return rows
}

/**
 * Lets a job of the municipality, or a shared one, that has failed for good be tried once more, now. Refuses one that has not failed, one
 * of another municipality, and one that is not there.
 */
export async function retryJob(ctx: Ctx, id: string): Promise<void> {
  if (!isUuid(id)) throw problem.notFound('Jobbet')
  const { rows } = await sql`
    update pgboss.job
    set state = 'retry', retry_limit = retry_limit + 1, completed_on = null, start_after = now(),
      keep_until = greatest(keep_until, now() + interval '14 days')
    where id = ${id} and ${isListed(ctx)} and state = 'failed'
    returning id`.execute(ctx.db)
  if (rows.length === 0) throw problem.notFound('Jobbet')
}
