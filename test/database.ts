import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import {
  asOwner,
  clonePrefix,
  dropDatabase,
  startTestServer,
  toldServer,
  withDatabase,
  type TestServer,
} from './server.ts'

export type TestDatabase = { ownerUrl: string; appUrl: string; drop: () => Promise<void> }

let server: Promise<TestServer> | undefined

/**
 * A database of one's own at the present release, empty but for what migrations bring. Under `npm test` it is copied
 * from the one made there; a test file that is run by hand makes its own server, which ends with it.
 */
export async function freshDatabase(): Promise<TestDatabase> {
  server ??= Promise.resolve(toldServer() ?? startTestServer())
  const { url, template, appPassword } = await server
  const name = clonePrefix(template) + randomBytes(6).toString('hex')
  await asOwner(url, async (owner) => {
    await copy(owner, template, name)
    await copyRoleSettings(owner, template, name)
  })
  return {
    ownerUrl: withDatabase(url, name),
    appUrl: withDatabase(url, name, { name: 'trin2_app', password: appPassword }),
    drop: () => asOwner(url, (owner) => dropDatabase(owner, name)),
  }
}

async function copy(owner: pg.Client, template: string, name: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await owner.query(`create database ${name} template ${template}`)
      return
    } catch (error) {
      const inUse = error instanceof pg.DatabaseError && error.code === '55006'
      if (!inUse || attempt === 20) throw error
      await pause(50)
    }
  }
}

/** PostgreSQL copies a database without what is set for a role in it, such as how long a statement may take. */
async function copyRoleSettings(owner: pg.Client, template: string, name: string): Promise<void> {
  const { rows } = await owner.query<{ sql: string }>(
    `select format('alter role %I in database %I set %I = %L', rolname, $2::text, split_part(setting, '=', 1),
                   substr(setting, strpos(setting, '=') + 1)) as sql
       from pg_db_role_setting join pg_roles on pg_roles.oid = setrole
       join pg_database on pg_database.oid = setdatabase, unnest(setconfig) as setting
      where datname = $1`,
    [template, name],
  )
  for (const { sql } of rows) await owner.query(sql)
}
