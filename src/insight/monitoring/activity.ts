import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Choice } from './choice.ts'
import { inScope, within } from './scope.ts'

/**
 * KL's counts of a period, by the day a thing happened and whatever day the henvendelse came (R22, R23): a way counts at a
 * step when its first held contact of that type lies in the period, so each child counts once at each step.
 * `enquiries`: the henvendelse. `preliminaryTalks`: forsamtale. `toScreening`, `toTreatment`: first screening, first
 * treatment. `followUp`: first afsluttende samtale. `ended`: afslutning. Ways outside § 126 a are left out (R8).
 */
export const arrivalsOf = (ctx: Ctx, { period, unitId }: Choice) =>
  ctx.db
    .selectFrom('insight_pathways')
    .select(({ fn }) => {
      const first = (column: string) => fn.countAll<number>().filterWhere(within(column, period))
      return [
        first('enquiry_on').as('enquiries'),
        first('preliminary_talk_on').as('preliminaryTalks'),
        first('screening_on').as('toScreening'),
        first('treatment_on').as('toTreatment'),
        first('final_talk_on').as('followUp'),
        first('ended_on').as('ended'),
      ]
    })
    .where(inScope(unitId))
    .executeTakeFirstOrThrow()

/**
 * What came in the period and is no way under § 126 a: henvendelser that wait for a CPR number (R3), were guided on or
 * withdrawn; those guided to anonymous counselling (R4), of whom only the number is known; and ways outside § 126 a (R8).
 * The first four belong to no unit.
 */
export async function besidesOf(ctx: Ctx, { period, unitId }: Choice) {
  const answer = await sql<{
    waiting: number
    guidedOn: number
    withdrawn: number
    anonymous: number
    outside: number
  }>`select
    count(*) filter (where status = 'waiting') as waiting,
    count(*) filter (where status = 'guided_on') as "guidedOn",
    count(*) filter (where status = 'withdrawn') as withdrawn,
    (select coalesce(sum(count), 0) from insight_guidance where ${within('on_day', period)}) as anonymous,
    (select count(*) from insight_pathways where not is_under_126a and ${within('enquiry_on', period)}
      and (${unitId}::uuid is null or unit_id = ${unitId})) as outside
    from insight_enquiries where ${within('received_on', period)}`.execute(ctx.db)
  const [besides] = answer.rows
  if (!besides) throw new Error('a count always has a row')
  return besides
}
