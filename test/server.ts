import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '#platform/migrate.ts'
import { startPostgres } from '#platform/postgres.ts'

/** A server with a migrated database to copy. `url` is its owner's, `appPassword` that of `trin2_app`. */
export type TestServer = { url: string; template: string; appPassword: string }

/**
 * Prepares a server for tests: the one that `databaseUrl` names, or an embedded PostgreSQL in memory, which ends with
 * this process at the latest.
 */
export async function startTestServer(databaseUrl?: string): Promise<TestServer & { stop: () => Promise<void> }> {
  const { url, end } = databaseUrl ? { url: databaseUrl, end: () => undefined } : await inMemory()
  const template = `trin2_template_${randomBytes(4).toString('hex')}`
  const appPassword = randomBytes(24).toString('base64url')
  const clean = async () => {
    if (databaseUrl) await removeDatabases(url, template)
    end()
  }
  let cleaned: Promise<void> | undefined
  const stop = () => (cleaned ??= clean())
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void stop().finally(() => process.exit(130)))
  }

  try {
    await asOwner(url, async (owner) => {
      await refuseRealInstallation(owner)
      await owner.query(`create database ${template}`)
    })
    await migrate(withDatabase(url, template), { appPassword })
  } catch (error) {
    await stop()
    throw error
  }
  return { url, template, appPassword, stop }
}

/** Lets the test files of this process's children find the server. */
export function tell({ url, template, appPassword }: TestServer): void {
  process.env['TRIN2_TEST_SERVER'] = url
  process.env['TRIN2_TEST_TEMPLATE'] = template
  process.env['TRIN2_TEST_APP_PASSWORD'] = appPassword
  // A test that starts the whole of Trin 2 must not find the server by itself.
  delete process.env['DATABASE_URL']
}

/** The server that `tell` told of. */
export function toldServer(): TestServer | undefined {
  const { TRIN2_TEST_SERVER: url, TRIN2_TEST_TEMPLATE: template, TRIN2_TEST_APP_PASSWORD: appPassword } = process.env
  return url && template && appPassword ? { url, template, appPassword } : undefined
}

/** The same server, another database, and where given another user. */
export function withDatabase(url: string, database: string, user?: { name: string; password: string }): string {
  const other = new URL(url)
  other.pathname = `/${database}`
  if (user) {
    other.username = user.name
    other.password = user.password
  }
  return other.href
}

/** Runs `work` on one connection to the server. */
export async function asOwner<T>(url: string, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}

async function inMemory(): Promise<{ url: string; end: () => void }> {
  const directory = mkdtempSync(join(memory(), 'trin2-test-'))
  chmodSync(directory, 0o711)
  const { url } = await startPostgres({ directory, durable: false })
  // Nothing in it is worth a proper stop, so it ends the same way whether the tests finish, fail or are interrupted.
  const end = () => {
    process.off('exit', end)
    const lock = join(directory, 'cluster', 'postmaster.pid')
    const id = existsSync(lock) ? Number(readFileSync(lock, 'utf8').split('\n')[0]) : undefined
    if (id) process.kill(id, process.platform === 'win32' ? 'SIGKILL' : 'SIGQUIT')
    for (const path of [directory, new URL(url).searchParams.get('host')]) {
      if (path) rmSync(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
    }
  }
  process.on('exit', end)
  return { url, end }
}

/** Files in memory where there is room for them: containers often have next to none. */
function memory(): string {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm')
    return bavail * bsize > 2e9 ? '/dev/shm' : tmpdir()
  } catch {
    return tmpdir()
  }
}

/** Roles belong to a whole server: the tests would change the password of a Trin 2 that people use. */
async function refuseRealInstallation(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `select datname as name from pg_db_role_setting
       join pg_roles on pg_roles.oid = setrole join pg_database on pg_database.oid = setdatabase
      where rolname = 'trin2_app' and datname !~ '^trin2_(template|test)_'`,
  )
  const name = rows[0]?.name
  if (name)
    throw new Error(`The server of DATABASE_URL holds a Trin 2, in the database ${name}. Name one for tests only.`)
}

async function removeDatabases(url: string, template: string): Promise<void> {
  await asOwner(url, async (owner) => {
    const { rows } = await owner.query<{ name: string }>(
      'select datname as name from pg_database where datname = $1 or starts_with(datname, $2)',
      [template, clonePrefix(template)],
    )
    for (const { name } of rows) await dropDatabase(owner, name)
  })
}

export const clonePrefix = (template: string): string => `${template.replace('template', 'test')}_`

/** Also while somebody is still connected, where the owner may end that. */
export async function dropDatabase(owner: pg.Client, name: string): Promise<void> {
  await owner
    .query(`drop database if exists ${name} with (force)`)
    .catch(() => owner.query(`drop database if exists ${name}`))
}
