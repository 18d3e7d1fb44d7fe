import type pg from 'pg'
import { migrations } from './migrate.ts'

/**
 * What hinders this release from using a database, as sentences; none when nothing does. Asks as the application's own
 * role: the schema is the one that this release's migrations make, none of them was edited, and the role can step around
 * nothing.
 */
export const releaseFaults = async (client: pg.ClientBase): Promise<string[]> => [
  ...(await schemaFaults(client)),
  ...(await roleFaults(client)),
]

async function schemaFaults(client: pg.ClientBase): Promise<string[]> {
  const known = await client.query<{ table: string | null }>("select to_regclass('schema_migrations') as table")
  if (!known.rows[0]?.table) return ['The database has never been migrated.']
  const { rows } = await client.query<{ version: number; name: string; checksum: string }>(
    'select version, name, checksum from schema_migrations order by version',
  )
  const applied = new Map(rows.map((row) => [row.version, row]))
  const ours = await migrations()
  const newer = rows.filter(({ version }) => !ours.some((each) => each.version === version))
  return [
    ...ours.filter(({ version }) => !applied.has(version)).map(({ name }) => `${name} has not been applied.`),
    ...newer.map(({ name }) => `${name} has been applied, but this release does not know it.`),
    ...ours
      .filter(({ version, checksum }) => (applied.get(version)?.checksum ?? checksum) !== checksum)
      .map(({ name }) => `${name} was changed after it had been applied.`),
  ]
}

/** Row-level security holds only those who own nothing and have no right to step around it. */
async function roleFaults(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ role: string; may: string[]; owns: string[] }>(
    `select current_user::text as role,
       array(select may from pg_roles, lateral (values ('is superuser', rolsuper), ('may step around row-level security', rolbypassrls),
           ('may make roles', rolcreaterole), ('may make databases', rolcreatedb), ('may replicate', rolreplication)) as rights (may, has)
         where rolname = current_user and has) as may,
       array(select relname::text from pg_class
         where relkind in ('r', 'p', 'v', 'm') and pg_has_role(current_user, relowner, 'member') order by 1 limit 5) as owns`,
  )
  const { role = '', may = [], owns = [] } = rows[0] ?? {}
  const faults = may.map((right) => `The role ${role} ${right}.`)
  // A superuser counts as the owner of everything.
  if (owns.length && !may.includes('is superuser')) faults.push(`The role ${role} owns tables: ${owns.join(', ')}.`)
  return faults
}
