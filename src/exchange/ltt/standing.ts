import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { LttLeftOut, LttState } from '#platform/schema.ts'
import { STATES } from './filter.ts'

type Row = {
  state: LttState | 'waiting' | 'held_up'
  left_out: LttLeftOut | null
  many: number
  children: number
  last: Date | null
  words: string | null
}

/**
 * How it stands with the reports of the municipality, in one statement. `waiting`: children of whom something is to be told
 * that nothing is in the way of, reported or not. `of`: reports in each state. `leftOut`: children by why they were left
 * out (R8). `heldUp`: reports that were tried and did not come through, why the latest did not, and when they are tried
 * next. `lastSentAt`: when a report came through last.
 */
export async function standingOf(ctx: Ctx) {
  const { rows } = await sql<Row>`
    with open as materialized (
      select child_id, state from ltt_reports where state in ('pending', 'failed', 'refused')
    ), waiting as (
      select child_id from ltt_due union select child_id from open where state = 'pending'
    )
    select state::text, left_out::text, count(*) as many, 0 as children,
      max(settled_at) filter (where state in ('sent', 'duplicate')) as last, null as words
    from ltt_reports group by state, left_out
    union all
    select 'left_out', left_out::text, 0, count(distinct child_id), null, null
    from ltt_reports where state = 'left_out' group by left_out
    union all
    select 'waiting', null, count(*), 0, null, null
    from waiting where child_id not in (select child_id from open where state <> 'pending')
    union all
    select 'held_up', null, count(*), 0, min(next_try_at), (array_agg(faults -> 0 ->> 'words' order by next_try_at desc))[1]
    from ltt_reports where state = 'pending' and next_try_at is not null`.execute(ctx.db)
  const those = (state: Row['state']) => rows.filter((row) => row.state === state)
  const many = (state: Row['state']) => those(state).reduce((sum, row) => sum + row.many, 0)
  const leftOut = (because: LttLeftOut) =>
    rows.find((row) => row.left_out === because && row.children > 0)?.children ?? 0
  const lasts = [...those('sent'), ...those('duplicate')].flatMap(({ last }) => last ?? [])
  const [heldUp] = those('held_up')
  return {
    waiting: many('waiting'),
    of: Object.fromEntries(STATES.map((state) => [state, many(state)])) as Record<LttState, number>, // STATES are all there are
    leftOut: { not_under_126a: leftOut('not_under_126a'), outside_age: leftOut('outside_age') },
    heldUp: heldUp?.many ? { many: heldUp.many, nextTryAt: heldUp.last, words: heldUp.words } : null,
    lastSentAt: lasts.toSorted((a, b) => a.getTime() - b.getTime()).at(-1) ?? null,
  }
}

/** How many reports there are in a state, or at all. */
export const manyIn = ({ of }: Standing, state: LttState | null): number =>
  state ? of[state] : STATES.reduce((sum, each) => sum + of[each], 0)

export type Standing = Awaited<ReturnType<typeof standingOf>>
