import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'

/**
 * R5-R8: why a child cannot have this birth date, as a sentence for the field; null when it can. One that would put the
 * child's open pathway outside the offer waits until the pathway is ended or taken back. The database refuses it too.
 */
export async function birthDateFault(ctx: Ctx, childId: string, birthDate: string): Promise<string | null> {
  const { rows } = await sql<{ hint: string }>`
    select hint from birth_date_faults(${ctx.actor.municipalityId}, ${childId}, ${birthDate})`.execute(ctx.db)
  return rows[0]?.hint ?? null
}
