import { sql } from 'kysely'
import type { Ctx } from './ctx.ts'

/** Keeps how much of what a job deleted, never whose. That there was nothing to delete is kept once a night. */
export async function recordDeletion(ctx: Ctx, job: string, counts: Readonly<Record<string, number>>): Promise<void> {
  const isNothing = Object.values(counts).every((count) => count === 0)
  await sql`
    insert into deletions (at, job, counts)
    select ${ctx.now}, ${job}, ${JSON.stringify(counts)}::jsonb
    where not ${isNothing} or not exists (
      select from deletions where job = ${job} and at > ${ctx.now}::timestamptz - interval '12 hours')`.execute(ctx.db)
}

/** The last time each job that deletes ran for this municipality, and all it has deleted since the beginning. */
export async function deletionsOf(ctx: Ctx): Promise<{ job: string; at: Date; last: number; total: number }[]> {
  const { rows } = await sql<{ job: string; at: Date; last: number; total: number }>`
    select job, max(at) as at, (array_agg(counted order by at desc))[1]::int as last, sum(counted)::int as total
    from (select job, at, (select coalesce(sum(value::bigint), 0) from jsonb_each_text(counts)) as counted from deletions) as runs
    group by job`.execute(ctx.db)
  return rows
}
