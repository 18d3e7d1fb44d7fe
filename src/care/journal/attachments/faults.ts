import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import { openFile } from '#platform/sealed-file.ts'
import { sealedAbout } from './attachment.ts'

/** An entry's word for a file, and the file as it is; what the entries say is itself covered by their hashes. */
type Kept = { journal: string; sequence: number; id: string; sha256: string; isThere: boolean; isBound: boolean }

/**
 * R45: opens every file that an entry names, and names those that are gone, do not open, or are not what was signed; and
 * files that were bound to an entry which says nothing of them. One file at a time is held in memory.
 */
export async function attachmentFaults(ctx: Ctx): Promise<string[]> {
  const faults: string[] = []
  for (const { journal, sequence, id, sha256, isThere, isBound } of await namedByEntries(ctx)) {
    const fault = !isThere ? 'is missing' : !isBound ? 'is not of its entry' : await faultOf(ctx, id, sha256)
    if (fault) faults.push(`journal ${journal}: attachment ${id} of entry ${sequence} ${fault}`)
  }
  for (const { id } of await namedByNone(ctx)) faults.push(`attachment ${id} is named by no entry`)
  return faults
}

const namedByEntries = async (ctx: Ctx): Promise<Kept[]> =>
  (
    await sql<Kept>`
      select e.journal_id as journal, e.sequence, named ->> 'id' as id, named ->> 'sha256' as sha256,
        a.id is not null as "isThere", coalesce(a.entry_id = e.id, false) as "isBound"
      from journal_entries e
      cross join lateral jsonb_array_elements(e.attachments) as named
      left join journal_attachments a on a.municipality_id = e.municipality_id and a.id = (named ->> 'id')::uuid
      -- a correction names the files of what it corrects; they are bound to that
      where e.attachments is not null and not exists (
        select from journal_entries c where c.municipality_id = e.municipality_id and c.id = e.corrects_id
          and c.attachments @> jsonb_build_array(jsonb_build_object('id', named ->> 'id')))
      order by e.journal_id, e.sequence, id`.execute(ctx.db)
  ).rows

const namedByNone = async (ctx: Ctx) =>
  (
    await sql<{ id: string }>`
      select a.id from journal_attachments a
      left join journal_entries e on e.municipality_id = a.municipality_id and e.id = a.entry_id
      where a.entry_id is not null
        and not coalesce(e.attachments @> jsonb_build_array(jsonb_build_object('id', a.id)), false)
      order by a.id`.execute(ctx.db)
  ).rows

async function faultOf(ctx: Ctx, id: string, sha256: string): Promise<string | null> {
  const file = await ctx.db
    .selectFrom('journal_attachments')
    .select(['content', 'key_sealed', 'key_id'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  try {
    const { content, key_sealed: keySealed, key_id: keyId } = file
    const bytes = openFile(ctx.vault, { content, keySealed, keyId }, sealedAbout(id))
    return createHash('sha256').update(bytes).digest('hex') === sha256 ? null : 'has been changed'
  } catch {
    return 'has been changed, or does not open with the present keys'
  }
}
