import type { Insertable } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { Events } from '#platform/schema.ts'

/** What a transaction in which much is done keeps for its end: events to append, and pathways to settle. */
export type Bulk = { events: Insertable<Events>[]; toSettle: Set<string> }

const bulks = new WeakMap<Db, Bulk>()

export const bulkOf = (db: Db): Bulk | undefined => bulks.get(db)

/** Runs `work`, during which what is kept for the end is kept; gives it. */
export async function keptForTheEnd(db: Db, work: () => Promise<void>): Promise<Bulk> {
  const bulk: Bulk = { events: [], toSettle: new Set() }
  bulks.set(db, bulk)
  try {
    await work()
  } finally {
    bulks.delete(db)
  }
  return bulk
}
