import { sql } from 'kysely'
import type { Ctx, Staff, StaffCtx } from './ctx.ts'

/**
 * Goes on in the same transaction as somebody, at a time that has been: what is written from now on bears that person's name.
 * For the command line and the demo, where nobody is signed in.
 */
export async function actAs(ctx: Ctx, actor: Staff, at: Date): Promise<StaffCtx> {
  await sql`select set_config('trin2.actor', ${actor.id}, true)`.execute(ctx.db)
  return { ...ctx, actor, now: at }
}
