import { PgBoss } from 'pg-boss'
import { CompiledQuery } from 'kysely'
import type { Ctx, System } from './ctx.ts'
import type { Database, Db } from './database.ts'
import { recordDeletion } from './deletions.ts'
import { logFailure, type Log } from './log.ts'
import type { Vault } from './vault.ts'

/** What a job is given: ids only, never a name or a number of a person. */
export type JobData = Record<string, string>

/** How many of what: all that a job tells the log of what it did. */
export type Counts = Readonly<Record<string, number>>

/** One transaction of a job that takes several, each of which stands whatever becomes of the next. */
export type Step = <T>(work: (ctx: Ctx<System>) => Promise<T>) => Promise<T>

/** A kind of work that is done after commit, on behalf of one municipality, in a transaction of its own, or step by step. */
export type Job = {
  name: string
  /** What it does, in Danish, for those who look after the jobs. */
  title: string
  /** When it runs by itself for every open municipality: a cron expression in Danish time. */
  schedule?: string
  /** It deletes: how much of what is kept in `deletions`, in the transaction of the deletion. */
  deletes?: true
  /** How often and how patiently it is tried again, where the usual is not right: its pauses double from `retryDelay`, in seconds. */
  retries?: { retryLimit: number; retryDelay: number; retryDelayMax: number }
} & (
  | { run: (ctx: Ctx<System>, data: JobData) => Promise<Counts | void> }
  | {
      runInSteps: (step: Step, data: JobData) => Promise<Counts | void>
      /** After so long it is taken to be dead, and begun again. */
      expireInSeconds: number
    }
)

export type Jobs = {
  /** Puts a job in the outbox in the transaction of `db`. */
  enqueue(db: Db, job: string, municipalityId: string, data?: JobData): Promise<void>
  /** Begins to work off the outbox in this process. */
  work(): Promise<void>
  /** Works off what is due now, once. Gives how many succeeded. */
  runDue(): Promise<number>
  /** What the job of that name does, in Danish. */
  title(name: string): string
  stop(): Promise<void>
}

const RETRIES = { retryLimit: 6, retryDelay: 5, retryBackoff: true, retryDelayMax: 3600 }
const KEEP = { retentionSeconds: 14 * 86_400, deleteAfterSeconds: 30 * 86_400, expireInSeconds: 300 }
const FETCH = { batchSize: 10 }

/** The queue by which pg-boss sends what is on the schedule. */
const SENDS_WHAT_IS_DUE = '__pgboss__send-it'

type Payload = { municipalityId?: string; data?: JobData }

/** Opens the outbox over pg-boss, in the same database, as the application's own role. */
export async function openJobs(
  appUrl: string,
  {
    database,
    vault,
    clock,
    log,
    jobs,
  }: { database: Database; vault: Vault; clock: () => Date; log: Log; jobs: readonly Job[] },
): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString: appUrl,
    schema: 'pgboss',
    migrate: false,
    createSchema: false,
    supervise: true,
    schedule: true,
    max: 3,
  })
  boss.on('error', (error) => logFailure(log, 'jobs', error))
  await boss.start()
  for (const job of jobs) {
    const patience = 'runInSteps' in job ? { expireInSeconds: job.expireInSeconds } : {}
    await boss.createQueue(job.name, { ...RETRIES, ...KEEP, ...patience, ...job.retries })
  }

  let isStopping = false

  const enqueue: Jobs['enqueue'] = async (db, job, municipalityId, data = {}) => {
    const payload: Payload = { municipalityId, data }
    await boss.send(job, payload, {
      db: {
        executeSql: async (text, values) => ({ rows: (await db.executeQuery(CompiledQuery.raw(text, values))).rows }),
      },
    })
  }

  const runFor = async (job: Job, municipalityId: string, data: JobData) => {
    const step: Step = async (work) => {
      // one who stops waits for the step under way, not for all that are left; the job is tried again at the next start
      if (isStopping) throw new Error('the process stops')
      return database.as({ municipalityId }, (db) =>
        work({
          db,
          vault,
          now: clock(),
          actor: { kind: 'system', municipalityId },
          enqueue: (name, forWhom, given) => enqueue(db, name, forWhom, given),
        }),
      )
    }
    const counts =
      'run' in job
        ? await step(async (ctx) => {
            const done = await job.run(ctx, data)
            if (job.deletes && done) await recordDeletion(ctx, job.name, done)
            return done
          })
        : await job.runInSteps(step, data)
    log({ event: 'job.done', job: job.name, ...(counts && { counts }) })
  }

  // A scheduled job has no municipality: it spreads into one job for each that is open, so that each succeeds or fails alone.
  const run = async (job: Job, { municipalityId, data = {} }: Payload) => {
    if (municipalityId) return runFor(job, municipalityId, data)
    return database.as({ municipalityId: '' }, async (db) => {
      const open = await db.selectFrom('municipalities').select('id').where('is_open', '=', true).execute()
      for (const { id } of open) await enqueue(db, job.name, id)
    })
  }

  return {
    enqueue,
    async work() {
      for (const job of jobs) {
        await boss.work<Payload>(job.name, { pollingIntervalSeconds: 2, batchSize: 1 }, async ([taken]) => {
          if (!taken) return
          await run(job, taken.data).catch((error: unknown) => {
            logFailure(log, job.name, error)
            throw new Error('failed') // what is kept with the job must not hold anything about a person
          })
        })
        if (job.schedule) await boss.schedule(job.name, job.schedule, {}, { tz: 'Europe/Copenhagen' })
      }
    },
    async runDue() {
      let succeeded = 0
      for (const job of jobs) {
        for (
          let batch = await boss.fetch<Payload>(job.name, FETCH);
          batch.length;
          batch = await boss.fetch<Payload>(job.name, FETCH)
        ) {
          for (const { id, data } of batch) {
            const failure = await run(job, data).then(
              () => null,
              (error: unknown) => error,
            )
            if (failure) {
              logFailure(log, job.name, failure)
              await boss.fail(job.name, id)
            } else {
              await boss.complete(job.name, id)
              succeeded += 1
            }
          }
        }
      }
      return succeeded
    },
    title: (name) =>
      name === SENDS_WHAT_IS_DUE
        ? 'Planlagt job sættes i gang'
        : (jobs.find((job) => job.name === name)?.title ?? name),
    stop: () => {
      isStopping = true
      return boss.stop({ graceful: true, timeout: 5_000 })
    },
  }
}
