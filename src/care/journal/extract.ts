import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import { problem } from '#platform/problem.ts'
import { instantOf, plainDate } from '#platform/time.ts'
import { isLatest, told, type Entry } from './entries.ts'

/** Which part of a child's journals, and whether the wordings that were corrected come along. */
export type Part = (
  | { of: 'all' }
  | { of: 'pathway'; pathwayId: string }
  | { of: 'period'; from: string; to: string }
  | { of: 'entries'; ids: readonly string[] }
) & { wordings: 'all' | 'newest' }

/** More in one document nobody reads. */
export const MOST_ENTRIES = 2000

/** An entry as it is handed out: with its hash, and the wordings it replaced, the latest of them first. */
export type ExtractedEntry = HashedEntry & { earlier: HashedEntry[] }
type HashedEntry = Entry & { hash: string }

const hashed = (ctx: Ctx, childId: string) =>
  told(ctx, childId).select(sql<string>`encode(entry.hash, 'hex')`.as('hash'))

/**
 * The signed entries of a part of a child's journals, the oldest contact first. A period is counted in Danish days of the
 * contact, both ends included. An entry that was corrected comes in its newest wording, with the others behind it (R46).
 * Refused when there are more than `MOST_ENTRIES` wordings: never a part that looks like the whole.
 */
export async function extractOf(ctx: Ctx, childId: string, part: Part): Promise<ExtractedEntry[]> {
  let chosen = hashed(ctx, childId)
  if (part.of === 'pathway') chosen = chosen.where('entry.pathway_id', '=', part.pathwayId)
  if (part.of === 'entries') chosen = chosen.where('original_id', '=', sql<string>`any(${part.ids}::uuid[])`)
  if (part.of === 'period')
    chosen = chosen
      .where('contact_at', '>=', instantOf(part.from))
      .where('contact_at', '<', instantOf(plainDate(part.to).add({ days: 1 })))
  if (part.wordings === 'newest') chosen = chosen.where(isLatest)
  const found = await chosen
    .orderBy('contact_at')
    .orderBy('original_id')
    .orderBy('signed_at', 'desc')
    .orderBy('sequence', 'desc')
    .limit(MOST_ENTRIES + 1)
    .execute()
  if (found.length > MOST_ENTRIES)
    throw problem.notAllowedNow(`Der er mere end ${MOST_ENTRIES} notater. Vælg en kortere periode.`)
  const extracted: ExtractedEntry[] = []
  for (const entry of found) {
    const newest = extracted.at(-1)
    if (newest?.original_id === entry.original_id) newest.earlier.push(entry)
    else extracted.push({ ...entry, earlier: [] })
  }
  return extracted
}

/** What can be chosen from: each entry by the id of its first wording, which stays when it is corrected. */
export const entriesToChoose = (ctx: Ctx, childId: string) =>
  told(ctx, childId).where(isLatest).orderBy('contact_at').orderBy('original_id').limit(MOST_ENTRIES).execute()
