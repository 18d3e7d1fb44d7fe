import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'

/** A screening or a treatment that was held after consent was taken back, and before that was recorded. */
export type HeldWithout = { id: string; type: 'screening' | 'treatment'; starts_at: Date }

/** R74: what was held without consent in a pathway, since the withdrawal was recorded later than it was made; from a moment on. */
export async function heldWithout(ctx: Ctx, pathwayId: string, since?: Date): Promise<HeldWithout[]> {
  const { rows } = await sql<HeldWithout>`
    select c.id, c.type, c.starts_at from contacts c
    where c.pathway_id = ${pathwayId} and c.status = 'held' and c.type in ('screening', 'treatment')
      and c.starts_at > coalesce(${since ?? null}::timestamptz, '-infinity')
      and exists (select from consent_missing(c.municipality_id, c.pathway_id, c.starts_at, c.on_day) as m
        where m.code in ('holder_withdrew', 'own_withdrew'))
    order by c.starts_at, c.id`.execute(ctx.db)
  return rows
}
