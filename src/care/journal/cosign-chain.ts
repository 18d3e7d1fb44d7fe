import { sql } from 'kysely'
import { hashOf } from '#platform/chain.ts'
import type { Ctx } from '#platform/ctx.ts'

const AT_A_TIME = 1000

type Row = {
  id: string
  journal: string
  sequence: number
  fields: (string | null)[]
  hash: string
  isOfEntry: boolean
}

/**
 * R85: goes through every second signature, computes its hash anew, and holds it against the note that it names; and what the
 * events say was signed and no row holds any more. Names each that does not stand.
 */
export async function cosignatureFaults(ctx: Ctx): Promise<string[]> {
  const faults: string[] = []
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const rows = await rowsAfter(ctx, after)
    for (const { journal, sequence, fields, hash, isOfEntry } of rows)
      if (hash !== hashOf(fields) || !isOfEntry)
        faults.push(`journal ${journal}: the second signature of entry ${sequence} has been changed`)
    if (rows.length < AT_A_TIME) break
    after = rows.at(-1)?.id ?? after
  }
  const gone = await sql<{ journal: string; sequence: number }>`
    select e.journal_id as journal, e.sequence
    from events v join journal_entries e on e.municipality_id = v.municipality_id and e.id = (v.detail ->> 'entry')::uuid
    where v.name = 'journal.cosigned' and not exists (
      select from journal_cosignatures c where c.municipality_id = v.municipality_id and c.id = (v.detail ->> 'cosignature')::uuid)
    order by 1, 2`.execute(ctx.db)
  for (const { journal, sequence } of gone.rows)
    faults.push(`journal ${journal}: the second signature of entry ${sequence} is missing`)
  return faults
}

const rowsAfter = async (ctx: Ctx, after: string): Promise<Row[]> =>
  (
    await sql<Row>`
      select c.id, e.journal_id as journal, e.sequence, cosignature_fields(c) as fields, encode(c.hash, 'hex') as hash,
        c.entry_hash = e.hash as "isOfEntry"
      from journal_cosignatures c
      join journal_entries e on e.municipality_id = c.municipality_id and e.id = c.entry_id
      where c.id > ${after}::uuid order by c.id limit ${AT_A_TIME}`.execute(ctx.db)
  ).rows
