import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'

/** What each child, the adults around it and those who hold custody are called: every name once, child by child. */
export async function namesAround(ctx: Ctx, childIds: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ child: string; names: string[] }>`
    select around.child_id as child, array_agg(distinct people.given_name || ' ' || people.family_name) as names
    from (
      select id as child_id, id as person_id from people where id = any(${childIds}::uuid[])
      union all select child_id, adult_id from child_contacts where child_id = any(${childIds}::uuid[])
      union all select child_id, holder_id from custody where child_id = any(${childIds}::uuid[])
    ) as around
    join people on people.id = around.person_id
    group by 1`.execute(ctx.db)
  return new Map(rows.map(({ child, names }) => [child, names]))
}
