import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Told } from './state.ts'

/**
 * What the gateway has been told of each of these children, or is about to be: the latest of each thing, by its id, out of
 * the reports that were received or wait in line.
 */
export async function toldOf(ctx: Ctx, childIds: readonly string[]): Promise<Map<string, Map<string, Told>>> {
  const { rows } = await sql<{ child_id: string; resource_id: string; content: Told }>`
    select distinct on (i.resource_id) i.child_id, i.resource_id, i.content
    from ltt_items i join ltt_reports r on r.municipality_id = i.municipality_id and r.id = i.report_id
    where i.child_id = any(${[...childIds]}) and r.state in ('pending', 'failed', 'sent', 'duplicate')
    order by i.resource_id, r.nth desc`.execute(ctx.db)
  const told = new Map(childIds.map((id) => [id, new Map<string, Told>()]))
  for (const { child_id, resource_id, content } of rows) told.get(child_id)?.set(resource_id, content)
  return told
}
