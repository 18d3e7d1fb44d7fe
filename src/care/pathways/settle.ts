import type { Ctx } from '#platform/ctx.ts'
import type { Db } from '#platform/database.ts'
import { bulkOf, keptForTheEnd } from './in-bulk.ts'
import { standingOf } from './standing.ts'

/** Writes where the way has come to, from its contacts. Called after every change that may move it. */
export async function settle(ctx: Ctx, id: string): Promise<void> {
  const bulk = bulkOf(ctx.db)
  if (bulk) bulk.toSettle.add(id)
  else await write(ctx.db, id)
}

/** Does much to pathways in one transaction: what happened is appended, and where each has come to written, when all is done. */
export async function inBulk(db: Db, work: () => Promise<void>): Promise<void> {
  const { events, toSettle } = await keptForTheEnd(db, work)
  if (events.length) await db.insertInto('events').values(events).execute()
  for (const id of toSettle) await write(db, id)
}

async function write(db: Db, id: string): Promise<void> {
  const about = await db
    .selectFrom('pathways')
    .innerJoin('municipalities', 'municipalities.id', 'pathways.municipality_id')
    .select(['enquiry_on', 'in_target_group', 'target_judged_at', 'outcome', 'status', 'treatment_goal_days'])
    .where('pathways.id', '=', id)
    .executeTakeFirstOrThrow()
  const contacts = await db
    .selectFrom('contacts')
    .select(['type', 'status', 'on_day', 'starts_at'])
    .where('pathway_id', '=', id)
    .execute()
  await db
    .updateTable('pathways')
    .set(standingOf(contacts, about, about.treatment_goal_days))
    .where('id', '=', id)
    .execute()
}
