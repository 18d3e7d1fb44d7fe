import type { JournalKind } from '#platform/schema.ts'
import { contactName } from '#care/pathways/pathways.ts'

/** What a note of each kind is called. */
export const kindName = {
  ...contactName,
  note: 'Notat uden samtale',
  consent: 'Samtykke',
  disclosure: 'Videregivelse',
  record_access: 'Aktindsigt',
  risk: 'Risikovurdering',
} as const satisfies Record<JournalKind, string>

export const KINDS = Object.keys(kindName) as JournalKind[] // the keys of the table
