import { sql } from 'kysely'
import type { StaffCtx } from '#platform/ctx.ts'
import { logGlance } from '#registry/access/access.ts'
import { childById, cprOf } from '#registry/people/people.ts'
import { journalDocument } from '#care/journal/journal.ts'
import { filesAmong, written, type Row } from './opened.ts'

/** Hangs on a child, and is not archived with the record: each with its reason. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  journal_drafts: 'not signed, so not part of the record',
  ltt_due: 'a mark for the next national report',
  ltt_reports: 'a copy of what the national report told, from what is archived',
  ltt_items: 'a copy of what the national report told, from what is archived',
}

type Reference = { from: string; columns: string[]; to: string }

export type Archive = { document: Record<string, unknown>; journal: Buffer; files: Map<string, Buffer> }

/**
 * All that is kept about a child, for the municipality's archive: every row that hangs on the child by a foreign key, table
 * by table, the adults around the child, the CPR numbers, the journal as PDF, and what is sealed, opened as files. What there
 * is follows from the database's own keys, so that a new table is not forgotten. The look is logged in the name of the one
 * who exports (R56).
 */
export async function archiveOf(ctx: StaffCtx, childId: string): Promise<Archive> {
  await logGlance(ctx, childId, { what: 'archive' })
  const child = await childById(ctx, childId)
  const found = await rowsOf(ctx, childId)
  const rowsIn = (table: string): Row[] => [...(found.get(table)?.values() ?? [])]
  const adults = rowsIn('child_contacts').map((row) => row['adult_id'])
  const holders = rowsIn('custody').map((row) => row['holder_id'])
  const { rows: around } = await sql<{ row: Row }>`
    select to_jsonb(people) as row from people where id = any(${[...adults, ...holders]}::uuid[]) order by id`.execute(
    ctx.db,
  )
  return {
    document: {
      format: 'trin2-archive',
      version: 1,
      municipality: ctx.actor.municipalityId,
      exportedAt: ctx.now.toISOString(),
      child: childId,
      cpr: await cprOf(ctx, child.id),
      tables: Object.fromEntries([
        ['people_around', around.map(({ row }) => written(ctx, 'people', row))],
        ...[...found.keys()].toSorted().map((table) => [table, rowsIn(table).map((row) => written(ctx, table, row))]),
      ]),
    },
    journal: await journalDocument(ctx, childId, { of: 'all', wordings: 'all' }),
    files: await filesAmong(ctx, childId, rowsIn),
  }
}

/** Follows the foreign keys from the child to what refers to it, and from there on. */
async function rowsOf(ctx: StaffCtx, childId: string): Promise<Map<string, Map<string, Row>>> {
  const references = await referencesOf(ctx)
  const found = new Map<string, Map<string, Row>>()
  await add(ctx, found, 'people', sql`id = ${childId}`)
  const waiting = ['people']
  for (let table = waiting.shift(); table; table = waiting.shift()) {
    const ids = [...(found.get(table)?.keys() ?? [])]
    for (const { from, columns } of references.filter(({ to }) => to === table)) {
      if (from in LEFT_OUT) continue
      const refers = sql.join(
        columns.map((column) => sql`${sql.ref(column)} = any(${ids}::uuid[])`),
        sql` or `,
      )
      if (await add(ctx, found, from, refers)) waiting.push(from)
    }
  }
  return found
}

/** Adds the rows of a table that are not there yet; true when there were any, so that what hangs on them is looked for. */
async function add(
  ctx: StaffCtx,
  found: Map<string, Map<string, Row>>,
  table: string,
  where: ReturnType<typeof sql>,
): Promise<boolean> {
  const known = found.get(table) ?? new Map<string, Row>()
  const { rows } = await sql<{ row: Row }>`
    select to_jsonb(${sql.ref(table)}) as row from ${sql.table(table)} where ${where}`.execute(ctx.db)
  const size = known.size
  for (const { row } of rows) known.set(typeof row['id'] === 'string' ? row['id'] : JSON.stringify(row), row)
  if (known.size) found.set(table, known)
  return known.size > size
}

/** Which columns of which table refer to which, in the tables of a municipality; to staff, units and places nobody follows. */
async function referencesOf(ctx: StaffCtx): Promise<Reference[]> {
  const { rows } = await sql<Reference>`
    select f.conrelid::regclass::text as "from", f.confrelid::regclass::text as "to",
      array_agg(distinct a.attname::text) as columns
    from pg_constraint f
    join pg_attribute a on a.attrelid = f.conrelid and a.attnum = any(f.conkey) and a.attname <> 'municipality_id'
    where f.contype = 'f' and f.connamespace = 'public'::regnamespace and f.conrelid <> f.confrelid
    group by 1, 2`.execute(ctx.db)
  return rows
}
