import { sql } from 'kysely'
import type { Ctx, System } from './ctx.ts'

/**
 * Lets a job act for another municipality for a moment, in the same transaction, so that something handed from one to the
 * other is either with both or with neither. Only jobs can; a person acts for one municipality.
 */
export async function onBehalfOf<T>(
  ctx: Ctx<System>,
  municipalityId: string,
  work: (ctx: Ctx<System>) => Promise<T>,
): Promise<T> {
  const speakFor = (id: string) => sql`select set_config('trin2.municipality', ${id}, true)`.execute(ctx.db)
  await speakFor(municipalityId)
  const result = await work({ ...ctx, actor: { kind: 'system', municipalityId } })
  await speakFor(ctx.actor.municipalityId)
  return result
}
