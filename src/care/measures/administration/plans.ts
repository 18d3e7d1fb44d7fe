import type { Ctx, StaffCtx } from '#platform/ctx.ts'
import { problem } from '#platform/problem.ts'
import type { Informant, MeasureMoment, Theme } from '#platform/schema.ts'
import { dayOf } from '#platform/time.ts'
import { ownTitle } from '../own-forms.ts'

const plans = (ctx: Ctx) =>
  ctx.db
    .selectFrom('measure_plans')
    .select(['id', 'form_id as formId', 'informant', 'moment', 'theme', 'days', 'since', 'version'])
    .select(['from_age as fromAge', 'to_age as toAge', 'is_active as isActive'])
    .select(ownTitle('measure_plans.form_id').as('ownTitle'))

/** Every plan of the municipality, those that are followed first. */
export const plansOf = (ctx: Ctx) =>
  plans(ctx)
    .orderBy('is_active', 'desc')
    .orderBy('moment')
    .orderBy('form_id')
    .orderBy('from_age')
    .orderBy('id')
    .execute()

export type KnownPlan = Awaited<ReturnType<typeof plansOf>>[number]

export const planById = (ctx: Ctx, id: string): Promise<KnownPlan> =>
  plans(ctx)
    .where('id', '=', id)
    .executeTakeFirstOrThrow(() => problem.notFound('Planen'))

export type PlanFields = {
  formId: string
  informant: Informant
  moment: MeasureMoment
  theme: Theme | null
  fromAge: number
  toAge: number
  days: number
}

/** Adds a plan, followed from today on. false when there is one for the same form, time and theme. */
export async function addPlan(ctx: StaffCtx, plan: PlanFields): Promise<boolean> {
  const added = await ctx.db
    .insertInto('measure_plans')
    .values({ ...columns(plan), since: dayOf(ctx.now).toString() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

/** Changes ages, days and whether it is followed; one that is taken up again asks from today on. false when somebody else was first. */
export async function changePlan(
  ctx: StaffCtx,
  known: KnownPlan,
  version: number,
  { fromAge, toAge, days, isActive }: Pick<PlanFields, 'fromAge' | 'toAge' | 'days'> & { isActive: boolean },
): Promise<boolean> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('measure_plans')
    .set({ from_age: fromAge, to_age: toAge, days, is_active: isActive })
    .set((set) => ({ version: set('version', '+', 1) }))
    .$if(isActive && !known.isActive, (update) => update.set({ since: dayOf(ctx.now).toString() }))
    .where('id', '=', known.id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

const columns = ({ formId, informant, moment, theme, fromAge, toAge, days }: PlanFields) => ({
  form_id: formId,
  informant,
  moment,
  theme,
  from_age: fromAge,
  to_age: toAge,
  days,
})
