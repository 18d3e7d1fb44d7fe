import type { Ctx } from '#platform/ctx.ts'
import type { Db } from '#platform/database.ts'
import { standingOf } from './standing.ts'

/** Transactions that settle at their end, and the pathways that they will settle. */
const atTheEnd = new WeakMap<Db, Set<string>>()

/** Writes where the way has come to, from its contacts. Called after every change that may move it. */
export async function settle(ctx: Ctx, id: string): Promise<void> {
  const later = atTheEnd.get(ctx.db)
  if (later) later.add(id)
  else await write(ctx.db, id)
}

/** Does many things to pathways in one transaction, and writes where each has come to once, when all is done. */
export async function settlingOnce(db: Db, work: () => Promise<void>): Promise<void> {
  const changed = new Set<string>()
  atTheEnd.set(db, changed)
  await work()
  atTheEnd.delete(db)
  for (const id of changed) await write(db, id)
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
