import pg from 'pg'
import { openDatabase } from '#platform/database.ts'
import type { Machine } from '#platform/http.ts'
import { openJobs } from '#platform/jobs.ts'
import type { Log } from '#platform/log.ts'
import { migrate } from '#platform/migrate.ts'
import { releaseFaults } from '#platform/release.ts'
import { openVault } from '#platform/vault.ts'
import { clamd } from '#platform/virus-scan.ts'
import { addressesOf, type Addresses } from './addresses.ts'
import type { Config, Keys } from './config.ts'
import { openEmbedded, type Keeping } from './embedded.ts'
import { jobsWith } from './jobs.ts'
import { keysOf } from './keys.ts'
import { postChannel } from './post-channel.ts'
import { reportChannel } from './report-channel.ts'

/** Something that the person who starts Trin 2 can mend, in words for them. */
export class StartError extends Error {}

export type Database = Addresses & { keys: Keys }

/**
 * Finds the database, and starts the embedded PostgreSQL when no other is configured; `opened` stops it again. With `keeping`
 * that is started again whenever it is gone.
 */
export async function reachDatabase(
  config: Config,
  opened: AsyncDisposableStack,
  keeping?: Keeping,
): Promise<Database> {
  const keys = await keysOf(config)
  const configured = addressesOf(config, keys)
  if (configured) return { ...configured, keys }
  const ownerUrl = await openEmbedded(config.data, opened, keeping)
  const embedded = addressesOf({ ownerUrl, appUrl: null }, keys)
  if (!embedded) throw new Error('an owner gives both addresses')
  return { ...embedded, keys }
}

/** Brings the database to this release; where only the application's role is known, sees that it is there already. */
export async function prepareDatabase({ ownerUrl, appUrl, appPassword }: Database): Promise<string[]> {
  if (ownerUrl) return migrate(ownerUrl, { appPassword })
  await refuseOtherRelease(appUrl)
  return []
}

/** Throws when the database is not the one that this release made, or the role could step around row-level security. */
export async function refuseOtherRelease(appUrl: string): Promise<void> {
  const faults = await asApplication(appUrl, releaseFaults)
  if (faults.length === 0) return
  throw new StartError(
    [
      'The database cannot be used by this release:',
      ...faults.map((fault) => `  - ${fault}`),
      'Run "npx trin2 migrate" with DATABASE_URL as its owner.',
    ].join('\n'),
  )
}

/** One connection as the application's role. */
export async function asApplication<T>(appUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: appUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** All that requests and jobs share, over a database that is ready. `opened` closes it. */
export async function openMachine(
  config: Config,
  { appUrl, keys }: Database,
  { log, opened }: { log: Log; opened: AsyncDisposableStack },
): Promise<Machine> {
  const { demo, origin, trustProxy } = config
  const vault = openVault(keys)
  const clock = () => new Date()
  const database = openDatabase(appUrl)
  opened.defer(() => database.close())
  const jobs = await openJobs(appUrl, {
    database,
    vault,
    clock,
    log,
    jobs: jobsWith({
      reports: reportChannel(config, clock),
      post: postChannel(config),
      origin: origin ?? `http://${config.host}:${config.port}`,
    }),
  })
  opened.defer(() => jobs.stop())
  const files = {
    maxBytes: config.maxFileBytes,
    scan: config.clamd && clamd(config.clamd),
    mustScan: config.mustScan,
  }
  return { database, vault, jobs, files, clock, log, demo, origin, trustProxy }
}
