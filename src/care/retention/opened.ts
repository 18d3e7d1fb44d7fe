import type { StaffCtx } from '#platform/ctx.ts'
import { openCpr } from '#registry/people/people.ts'
import { keptName, openedFile } from '#care/journal/journal.ts'
import { documentOf } from '#care/record-requests/record-requests.ts'
import { openLetter } from '#care/transfers/transfers.ts'

export type Row = Record<string, unknown>

const SEALED_NUMBER = 'a seal on the CPR number, which stands opened in the same row, as cpr'
const SEALED_FILE = 'a seal on a file, which stands opened beside, by its name'
const SECRET = 'the hash of a secret in a link, which nobody kept'
const INDEX = 'an index of what stands in the same row'

/** Columns that nobody can read without Trin 2, each with what stands for it. Nothing else of a row is left out. */
export const NOT_WRITTEN: Readonly<Record<string, string>> = {
  'person_identifiers.sealed': SEALED_NUMBER,
  'person_identifiers.key_id': SEALED_NUMBER,
  'person_identifiers.lookup': INDEX,
  'enquiries.cpr_sealed': SEALED_NUMBER,
  'enquiries.cpr_key_id': SEALED_NUMBER,
  'enquiries.cpr_lookup': INDEX,
  'transfers.letter_sealed': SEALED_FILE,
  'transfers.letter_key_id': SEALED_FILE,
  'record_request_documents.sealed': SEALED_FILE,
  'record_request_documents.key_id': SEALED_FILE,
  'journal_attachments.content': SEALED_FILE,
  'journal_attachments.key_sealed': SEALED_FILE,
  'journal_attachments.key_id': SEALED_FILE,
  'measure_invitations.token_hash': SECRET,
  'safety_plan_links.token_hash': SECRET,
  'people.searchable_name': INDEX,
  'enquiries.searchable_name': INDEX,
  'journal_entries.words': INDEX,
}

/** A row as it is archived: with the CPR number opened, in the tables that hold one, and without what nobody can read. */
export function written(ctx: StaffCtx, table: string, row: Row): Row {
  const kept = Object.entries(row).filter(
    ([column]) => column !== 'municipality_id' && !(`${table}.${column}` in NOT_WRITTEN),
  )
  return Object.fromEntries([...kept, ...cprIn(ctx, table, row)])
}

function cprIn(ctx: StaffCtx, table: string, row: Row): [string, string | null][] {
  if (table !== 'person_identifiers' && table !== 'enquiries') return []
  const prefix = table === 'enquiries' ? 'cpr_' : ''
  const sealed = bytesOf(row[`${prefix}sealed`])
  return [['cpr', sealed && openCpr(ctx, { sealed, key_id: String(row[`${prefix}key_id`]) })]]
}

/** The bytes of a column as `to_jsonb` writes them. */
const bytesOf = (hex: unknown): Buffer | null =>
  typeof hex === 'string' && hex.length > 2 ? Buffer.from(hex.slice(2), 'hex') : null

/**
 * What is kept sealed about a child, as files: the attachments of signed notes, what was made to be given as aktindsigt, and
 * letters to another municipality that still wait. Each by the name that its checksum or id gives it.
 */
export async function filesAmong(
  ctx: StaffCtx,
  childId: string,
  rows: (table: string) => readonly Row[],
): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>()
  for (const { id, entry_id: entryId } of rows('journal_attachments')) {
    const file = entryId ? await openedFile(ctx, childId, String(id)) : null
    if (file) files.set(keptName(file), file.bytes)
  }
  for (const { request_id: id, decision_number: decision, format, sha256 } of rows('record_request_documents')) {
    const kind = format === 'pdf' ? 'pdf' : 'json'
    const bytes = await documentOf(ctx, { id: String(id), decision_number: Number(decision) }, kind)
    files.set(`aktindsigt-${String(sha256).slice(2, 10)}.${kind}`, bytes)
  }
  for (const { id, letter_sealed: sealed, letter_key_id: keyId } of rows('transfers')) {
    const bytes = bytesOf(sealed)
    const letter = bytes && openLetter(ctx, { sealed: bytes, keyId: String(keyId) })
    if (letter) files.set(`overdragelse-${String(id)}.json`, Buffer.from(`${JSON.stringify(letter, null, 2)}\n`))
  }
  return files
}
