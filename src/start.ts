import type { Log } from '#platform/log.ts'
import { createApp } from './app.ts'
import type { Config } from './config.ts'
import { openMachine, prepareDatabase, reachDatabase } from './machine.ts'
import { seedWhenEmpty } from './seed.ts'
import { serve } from './serve.ts'

/**
 * Starts all of Trin 2 in order: database, migrations, jobs, demo data, pages. Each thing that was opened is in `opened`,
 * which closes them in the opposite order. Between the steps it heeds `signal`. Gives the address.
 */
export async function start(
  config: Config,
  { log, opened, signal }: { log: Log; opened: AsyncDisposableStack; signal: AbortSignal },
): Promise<string> {
  const database = await reachDatabase(config, opened)
  signal.throwIfAborted()
  await prepareDatabase(database)
  signal.throwIfAborted()
  const machine = await openMachine(config, database, { log, opened })
  signal.throwIfAborted()
  if (config.demo) await seedWhenEmpty(machine)
  signal.throwIfAborted()
  await machine.jobs.work()
  return serve(createApp(machine), config, opened)
}
