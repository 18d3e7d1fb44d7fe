import { sql } from 'kysely'
import { cosignatureFaults } from './cosign-chain.ts'
import { faultOf, type Link as OfAChain } from '#platform/chain.ts'
import type { Ctx } from '#platform/ctx.ts'

const AT_A_TIME = 1000

type Link = OfAChain & { journal: string }

/**
 * R45: goes through every journal of a municipality, entry by entry, and names the first broken link of each; and what the
 * events say was signed and no journal holds any more; and every second signature (R85). Gives how many entries there are.
 */
export async function chainFaults(ctx: Ctx): Promise<{ entries: number; faults: string[] }> {
  const faults = new Map<string, string>()
  let entries = 0
  let before: Link | null = null
  for (;;) {
    const links = await linksAfter(ctx, before)
    for (const link of links) {
      const fault = faultOf(link, before?.journal === link.journal ? before : null, 'entry')
      if (fault && !faults.has(link.journal)) faults.set(link.journal, `journal ${link.journal}: ${fault}`)
      before = link
    }
    entries += links.length
    if (links.length < AT_A_TIME) break
  }
  for (const { journal, sequence } of await signedAndGone(ctx))
    if (!faults.has(journal)) faults.set(journal, `journal ${journal}: entry ${sequence} is missing`)
  return { entries, faults: [...faults.values(), ...(await cosignatureFaults(ctx))] }
}

const linksAfter = async (ctx: Ctx, before: Link | null): Promise<Link[]> =>
  (
    await sql<Link>`
      select journal_id as journal, sequence, journal_entry_fields(e) as fields, encode(prev_hash, 'hex') as "prevHash",
        encode(hash, 'hex') as hash
      from journal_entries e
      where (journal_id, sequence) > (${before?.journal ?? '00000000-0000-0000-0000-000000000000'}::uuid, ${before?.sequence ?? 0}::integer)
      order by journal_id, sequence limit ${AT_A_TIME}`.execute(ctx.db)
  ).rows

const signedAndGone = async (ctx: Ctx) =>
  (
    await sql<{ journal: string; sequence: number }>`
      select v.detail ->> 'journal' as journal, min((v.detail ->> 'sequence')::integer) as sequence
      from events v
      where v.name = 'journal.signed' and not exists (
        select from journal_entries e where e.municipality_id = v.municipality_id and e.id = (v.detail ->> 'entry')::uuid)
      group by 1 order by 1`.execute(ctx.db)
  ).rows
