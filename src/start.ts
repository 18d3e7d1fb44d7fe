import type { Machine } from '#platform/http.ts'
import type { Log } from '#platform/log.ts'
import { createApp } from './app.ts'
import type { Config } from './config.ts'
import { openMachine, prepareDatabase, reachDatabase } from './machine.ts'
import { seedWhenEmpty } from './seed.ts'
import { serve } from './serve.ts'

/**
 * Starts all of Trin 2 in order: database, migrations, jobs, demo data, pages. Each thing that was opened is in `opened`,
 * which closes them in the opposite order. Between the steps it heeds `signal`. `lost` hears of it when the database that was
 * started with it is gone for good.
 */
export async function start(
  config: Config,
  {
    log,
    say,
    opened,
    signal,
    lost,
  }: {
    log: Log
    say: (words: string) => void
    opened: AsyncDisposableStack
    signal: AbortSignal
    lost: (error: Error) => void
  },
): Promise<{ machine: Machine; address: string }> {
  const database = await reachDatabase(config, opened, { log, lost })
  signal.throwIfAborted()
  await prepareDatabase(database)
  signal.throwIfAborted()
  const machine = await openMachine(config, database, { log, opened })
  signal.throwIfAborted()
  if (config.demo) await unlessAborted(seedWhenEmpty(machine, say), signal)
  await machine.jobs.work()
  return { machine, address: await serve(createApp(machine), config, opened) }
}

/** Waits for something long, and no longer once the person has changed their mind. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }) // ours is aborted without a reason, so it is an AbortError
  })
  work.catch(() => undefined)
  return Promise.race([work, aborted])
}
