import { logToStdout } from '#platform/log.ts'
import { ConfigError, readConfig } from './config.ts'
import { inWords } from './in-words.ts'
import { start } from './start.ts'
import { welcome } from './welcome.ts'

/** When even closing hangs, the process ends all the same. */
const MILLISECONDS_TO_CLOSE = 30_000

/**
 * The whole life of the process: starts, serves until SIGTERM or SIGINT, stops, and exits with 0; with 1 when it could
 * not start or lost its database, and with 2 when the environment is at fault.
 */
export async function run(env: NodeJS.ProcessEnv): Promise<void> {
  const opened = new AsyncDisposableStack()
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort())
  // A closed terminal stops it too; whoever started it with nohup, which takes the terminal away, wants it to go on.
  if (process.stdout.isTTY) process.on('SIGHUP', () => stopping.abort())

  const code = await live(env, opened, stopping.signal).catch((error: unknown) => {
    if (stopping.signal.aborted) return 0
    console.error(inWords(error))
    return error instanceof ConfigError ? 2 : 1
  })
  setTimeout(() => process.exit(1), MILLISECONDS_TO_CLOSE).unref()
  await opened.disposeAsync()
  process.exit(code)
}

async function live(env: NodeJS.ProcessEnv, opened: AsyncDisposableStack, signal: AbortSignal): Promise<number> {
  const config = readConfig(env)
  const over = Promise.withResolvers<number>()
  over.promise.catch(() => undefined) // it may come before anybody waits for it
  signal.addEventListener('abort', () => over.resolve(0), { once: true })
  const { machine, address } = await start(config, {
    log: logToStdout,
    say: console.log,
    opened,
    signal,
    lost: over.reject,
  })
  console.log(await welcome(machine, address))
  return signal.aborted ? 0 : over.promise
}
