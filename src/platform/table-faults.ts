import type pg from 'pg'
import { migrations } from './migrate.ts'

/**
 * What the tables no longer promise, as sentences: row-level security forced on each that belongs to a municipality, and
 * each trigger that the migrations made still there and awake, such as those that keep the access log from being changed.
 */
export const tableFaults = async (client: pg.ClientBase): Promise<string[]> => [
  ...(await isolationFaults(client)),
  ...(await triggerFaults(client)),
]

async function isolationFaults(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ table: string }>(
    `select c.relname as table from pg_class c
     join pg_attribute a on a.attrelid = c.oid and a.attname = 'municipality_id' and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
       and not (c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy where polrelid = c.oid))
     order by 1`,
  )
  return rows.map(({ table }) => `Row-level security is not forced on ${table}.`)
}

async function triggerFaults(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ trigger: string }>(
    `select tgname || ' on ' || tgrelid::regclass as trigger from pg_trigger where not tgisinternal and tgenabled in ('O', 'A')`,
  )
  const awake = new Set(rows.map(({ trigger }) => trigger))
  return (await triggersOfMigrations())
    .filter((trigger) => !awake.has(trigger))
    .map((trigger) => `The trigger ${trigger} is gone or switched off.`)
}

const MADE_OR_DROPPED = /\b(create|drop)\s+(?:constraint\s+)?trigger\s+(?:if exists\s+)?(\w+)\s[^;]*?\bon\s+(\w+)/gi

/** Each trigger as `name on table`, in the order in which migrations make and drop them. */
async function triggersOfMigrations(): Promise<string[]> {
  const triggers = new Set<string>()
  for (const { sql } of await migrations()) {
    for (const [, act, name, table] of sql.replaceAll(/--.*$/gm, '').matchAll(MADE_OR_DROPPED)) {
      if (act?.toLowerCase() === 'create') triggers.add(`${name} on ${table}`)
      else triggers.delete(`${name} on ${table}`)
    }
  }
  return [...triggers]
}
