import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import { setsInOrder } from './norms-in-use.ts'
import type { BandSet } from './norm.ts'

/** The norm sets of a municipality in the order in which they are tried, in one statement. */
export async function bandSetsInUse(ctx: Ctx): Promise<BandSet[]> {
  const { rows } = await sql<{ norms: BandSet[]; first: string | null }>`
    select coalesce((select jsonb_agg(content order by installed_at desc) from measure_norms where withdrawn_at is null), '[]') as norms,
      (select first_norm from measure_settings) as first`.execute(ctx.db) // as they were let in
  const [found] = rows
  return setsInOrder(found?.norms ?? [], found?.first ?? null)
}
