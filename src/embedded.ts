import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { startPostgres } from '#platform/postgres.ts'

/** The embedded PostgreSQL of a folder, as its owner. `opened` stops it, unless another process has come to use it. */
export async function openEmbedded(data: string, opened: AsyncDisposableStack): Promise<string> {
  const { url, stop } = await startPostgres({ directory: join(data, 'postgres') })
  opened.defer(async () => {
    if (!(await isUsedByOthers(url).catch(() => false))) await stop()
  })
  return url
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
