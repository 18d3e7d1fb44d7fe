import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Told } from './state.ts'

/** What has been said of one child so far. */
export type Said = {
  /**
   * What the gateway has been told, or is about to be: the latest of each thing, by its id, out of the reports that were
   * received or wait in line.
   */
  told: Map<string, Told>
  /** The day of the latest of those reports; '' when there is none. No later report is about an earlier day. */
  lastDay: string
  /** What was handed to the gateway in any report, whatever it answered. */
  handed: Set<string>
}

/** What has been said of each of these children, in a fixed number of statements. */
export async function saidOf(ctx: Ctx, childIds: readonly string[]): Promise<Map<string, Said>> {
  const ids = [...childIds]
  const [things, handed] = await Promise.all([
    sql<{ child_id: string; resource_id: string; content: Told; last_day: string }>`
      select distinct on (i.resource_id) i.child_id, i.resource_id, i.content,
        (max(r.day) over (partition by i.child_id))::text as last_day
      from ltt_items i join ltt_reports r on r.municipality_id = i.municipality_id and r.id = i.report_id
      where i.child_id = any(${ids}) and r.state in ('pending', 'failed', 'sent', 'duplicate')
      order by i.resource_id, r.nth desc`.execute(ctx.db),
    sql<{ child_id: string; resource_id: string }>`
      select distinct i.child_id, i.resource_id
      from ltt_items i join ltt_reports r on r.municipality_id = i.municipality_id and r.id = i.report_id
      where i.child_id = any(${ids}) and r.attempts > 0`.execute(ctx.db),
  ])
  const said = new Map(ids.map((id): [string, Said] => [id, { told: new Map(), lastDay: '', handed: new Set() }]))
  for (const { child_id, resource_id, content, last_day } of things.rows) {
    const one = said.get(child_id)
    one?.told.set(resource_id, content)
    if (one && last_day > one.lastDay) one.lastDay = last_day
  }
  for (const { child_id, resource_id } of handed.rows) said.get(child_id)?.handed.add(resource_id)
  return said
}
