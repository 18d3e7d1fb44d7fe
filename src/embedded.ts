import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Log } from '#platform/log.ts'
import { startPostgres } from '#platform/postgres.ts'

/** The embedded PostgreSQL is gone for good. */
export class DatabaseLost extends Error {}

/** Who hears of it when the embedded PostgreSQL was started again, and when that cannot be done. */
export type Keeping = { log: Log; lost: (error: DatabaseLost) => void }

/**
 * The embedded PostgreSQL of a folder, as its owner. `opened` stops it, unless another process has come to use it. With
 * `keeping` it is started again, where it was, whenever it is gone.
 */
export async function openEmbedded(data: string, opened: AsyncDisposableStack, keeping?: Keeping): Promise<string> {
  const directory = join(data, 'postgres')
  const { url, ...first } = await startPostgres({ directory })
  let stop = first.stop
  const closing = new AbortController()
  opened.defer(async () => {
    closing.abort()
    await kept
    if (!(await isUsedByOthers(url).catch(() => false))) await stop()
  })
  const again = async (): Promise<boolean> => {
    const found = await startPostgres({ directory, at: url })
    if (found.url !== url) throw new Error('Another process started it at another address.')
    if (!found.wasRunning) stop = found.stop
    return !found.wasRunning
  }
  const kept = keeping && keep(url, again, keeping, closing.signal)
  return url
}

const STARTS = 5
const WITHIN_MILLISECONDS = 10 * 60_000

/** Waits until the server is gone, and starts it again, until there is no more use in it. */
async function keep(
  url: string,
  again: () => Promise<boolean>,
  { log, lost }: Keeping,
  closing: AbortSignal,
): Promise<void> {
  let starts: number[] = []
  for (;;) {
    await untilGone(url, closing)
    if (closing.aborted) return
    try {
      if (await again()) {
        starts = [...starts.filter((at) => at > Date.now() - WITHIN_MILLISECONDS), Date.now()]
        log({ event: 'postgres.started-again', counts: { starts: starts.length } })
      }
      if (starts.length > STARTS) throw new Error(`It was gone ${starts.length} times within ten minutes.`)
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      lost(new DatabaseLost(`The embedded PostgreSQL is gone, and could not be started again. ${why}`))
      return
    }
    await pause(200) // one that answers without letting us stay is not asked without end
  }
}

/** A connection that does nothing but end when the server does. */
async function untilGone(url: string, closing: AbortSignal): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  const gone = new Promise<void>((resolve) => {
    client.on('error', () => resolve()).on('end', () => resolve())
    closing.addEventListener('abort', () => resolve(), { once: true })
  })
  await client.connect().then(
    () => gone,
    () => undefined,
  )
  await client.end().catch(() => undefined)
}

const TRIES = 20

/** A connection of ours that was just closed is still seen for a moment, so it is asked until nobody is left. */
async function isUsedByOthers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    for (let nth = 0; nth < TRIES; nth += 1) {
      const { rowCount } = await client.query(
        "select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
      )
      if (!rowCount) return false
      await pause(50)
    }
    return true
  } finally {
    await client.end()
  }
}
