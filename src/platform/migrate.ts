import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'
import { PgBoss } from 'pg-boss'

const FOLDER = new URL('../../migrations/', import.meta.url)

/** Any two migrations of one database wait for each other on this lock. */
const LOCK = 20260101

type Migration = { version: number; name: string; sql: string; checksum: string }

/** The migrations of this release, in order. */
export async function migrations(): Promise<Migration[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).toSorted()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, FOLDER), 'utf8')
      return { version: Number(name.slice(0, 4)), name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/**
 * Brings a database to this release, as its owner: roles, then each migration in its own transaction, then the job
 * queue's own tables. Waits for another process that does the same. Refuses when a recorded migration has been edited.
 * Returns the names of what it applied.
 */
export async function migrate(ownerUrl: string, { appPassword }: { appPassword: string }): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await prepareRoles(client, appPassword)
    const applied = await applyMissing(client)
    await prepareJobs(ownerUrl, client)
    return applied
  } finally {
    await client.end()
  }
}

async function applyMissing(client: pg.Client): Promise<string[]> {
  await client.query(`create table if not exists schema_migrations (
    version integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())`)
  await client.query('grant select on schema_migrations to trin2_app')
  const { rows } = await client.query<{ version: number; checksum: string }>(
    'select version, checksum from schema_migrations',
  )
  const recorded = new Map(rows.map((row) => [row.version, row.checksum]))

  const applied: string[] = []
  for (const { version, name, sql, checksum } of await migrations()) {
    const known = recorded.get(version)
    if (known === checksum) continue
    if (known) throw new Error(`${name} was changed after it had been applied. Write a new migration instead.`)
    try {
      await client.query('begin')
      await client.query(sql)
      await client.query('insert into schema_migrations (version, name, checksum) values ($1, $2, $3)', [
        version,
        name,
        checksum,
      ])
      await client.query('commit')
    } catch (error) {
      await client.query('rollback')
      throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
    }
    applied.push(name)
  }
  return applied
}

/**
 * The application's login role, which owns nothing and cannot step around row-level security, and the role that owns the
 * search functions. Roles belong to the whole server, so another database may have made them already, even right now.
 */
async function prepareRoles(client: pg.Client, appPassword: string): Promise<void> {
  const attributes = 'nosuperuser nocreatedb nocreaterole noreplication nobypassrls'
  const password = client.escapeLiteral(appPassword)
  await client.query(
    `do $$ begin create role trin2_search nologin ${attributes}; exception when duplicate_object or unique_violation then null; end $$`,
  )
  await client.query(
    `do $$ begin create role trin2_app login ${attributes}; exception when duplicate_object or unique_violation then null; end $$`,
  )
  await inTurn(client, `alter role trin2_app login password ${password}`)
  await inTurn(client, 'grant trin2_search to current_user')
  const { rows } = await client.query<{ name: string }>('select quote_ident(current_database()) as name')
  const database = rows[0]?.name
  for (const setting of [
    "statement_timeout = '15s'",
    "lock_timeout = '5s'",
    "idle_in_transaction_session_timeout = '60s'",
  ]) {
    await inTurn(client, `alter role trin2_app in database ${database} set ${setting}`)
  }
}

/** Roles are rows that all databases of a server share; two that change one at the same moment must not both fail. */
async function inTurn(client: pg.Client, sql: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.query(sql)
      return
    } catch (error) {
      if (attempt === 10 || !(error instanceof Error) || !/concurrently updated|duplicate key/.test(error.message))
        throw error
      await new Promise((resolve) => setTimeout(resolve, 20 * attempt))
    }
  }
}

async function prepareJobs(ownerUrl: string, client: pg.Client): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: 'pgboss',
    supervise: false,
    schedule: false,
    migrate: true,
    max: 1,
  })
  boss.on('error', () => undefined)
  await boss.start()
  await boss.stop({ graceful: false })
  // By which the page of jobs finds those of one municipality that have not gone well.
  await client.query(`create index if not exists job_of_municipality on pgboss.job ((data ->> 'municipalityId'), state)
    where state in ('created', 'retry', 'active', 'failed')`)
  await client.query(`grant usage on schema pgboss to trin2_app;
    grant select, insert, update, delete on all tables in schema pgboss to trin2_app;
    grant usage on all sequences in schema pgboss to trin2_app;
    grant execute on all functions in schema pgboss to trin2_app`)
}
