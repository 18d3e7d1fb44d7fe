import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import { Problem, problem } from '#platform/problem.ts'
import { dayOf } from '#platform/time.ts'
import { custodyFault, type NewCustody } from './custody-rule.ts'

export type { NewCustody } from './custody-rule.ts'
export type Custody = Awaited<ReturnType<typeof custodyOf>>[number]

/** Who holds custody of a child and who held it, those in force first. */
export const custodyOf = (ctx: Ctx, childId: string) =>
  ctx.db
    .selectFrom('custody')
    .innerJoin('people as holder', (join) =>
      join.onRef('holder.municipality_id', '=', 'custody.municipality_id').onRef('holder.id', '=', 'custody.holder_id'),
    )
    .leftJoin('staff', (join) =>
      join.onRef('staff.municipality_id', '=', 'custody.municipality_id').onRef('staff.id', '=', 'custody.recorded_by'),
    )
    .where('custody.child_id', '=', childId)
    .select(['custody.id', 'holder_id as holderId', 'given_name as givenName', 'family_name as familyName', 'sharing'])
    .select(['source', 'source_date as sourceDate', 'valid_from as validFrom', 'valid_to as validTo'])
    .select(['staff.name as recordedBy', 'custody.recorded_at as recordedAt'])
    .orderBy('valid_to', (order) => order.desc().nullsFirst())
    .orderBy('valid_from', 'desc')
    .orderBy('holder.given_name')
    .orderBy('custody.id')
    .execute()

/**
 * R81: records who holds custody from a day on, shared or alone, and how we know it. What was in force is closed by that
 * day, never overwritten. Refuses what `custodyFault` finds. Forældreansvarsloven kap. 2.
 */
export async function recordCustody(ctx: Ctx, childId: string, custody: NewCustody): Promise<void> {
  const holders = custody.holders.map(({ adultId }) => adultId)
  const born = await lock(ctx, childId, holders)
  const fault = custodyFault(custody, dayOf(ctx.now), born)
  if (fault) throw new Problem(422, 'custody-refused', 'Forældremyndigheden kan ikke registreres', fault.words)

  const { sharing, source, sourceDate, validFrom } = custody
  await ctx.db
    .updateTable('custody')
    .set({ valid_to: sql`greatest(valid_from, ${validFrom}::date)` })
    .where('child_id', '=', childId)
    .where('valid_to', 'is', null)
    .execute()
  await ctx.db
    .insertInto('custody')
    .values(
      holders.map((holder_id) => ({
        child_id: childId,
        holder_id,
        sharing,
        source,
        source_date: sourceDate,
        valid_from: validFrom,
        recorded_at: ctx.now,
      })),
    )
    .execute()
}

/**
 * Two people who record custody of the same child at once wait for each other. Holders are adults whom we know. Gives the
 * child's birth date.
 */
async function lock(ctx: Ctx, childId: string, holders: string[]): Promise<string> {
  const known = await ctx.db
    .selectFrom('people')
    .select(['id', 'is_child', 'birth_date'])
    .where('id', 'in', [childId, ...holders])
    .orderBy('id')
    .forUpdate()
    .execute()
  const child = known.find(({ id, is_child }) => id === childId && is_child)
  if (!child?.birth_date) throw problem.notFound('Barnet')
  const adults = known.filter(({ is_child }) => !is_child)
  if (adults.length !== new Set(holders).size) throw problem.notFound('Den voksne')
  return child.birth_date
}
