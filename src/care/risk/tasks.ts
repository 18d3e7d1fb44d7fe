import { sql } from 'kysely'
import type { StaffCtx } from '#platform/ctx.ts'
import type { RiskLevel, RiskStep } from '#platform/schema.ts'
import { dayOf } from '#platform/time.ts'
import { addTask, askToAssess, closeTasks, tasksOf, type Pathway, type RiskState } from '#care/pathways/pathways.ts'
import { stepsToTake } from './assessment.ts'

/** Later than any day on which something is to be done. */
const FAR_AHEAD = '9999-12-31'

export type About = Pick<Pathway, 'id' | 'child_id' | 'responsible_id' | 'status'>

type Stands = { id: string; level: RiskLevel; steps: RiskStep[]; nth: number }

/** The assessment that counts now, and what hinders treatment. */
async function standing(ctx: StaffCtx, { id }: About) {
  const { rows } = await sql<{ latest: Stands | null; hinders: RiskState['hinders'] }>`
    select (select jsonb_build_object('id', r.id, 'level', r.level, 'steps', to_jsonb(r.steps), 'nth', r.nth)
        from (select (risk_at(p.municipality_id, p.id, ${ctx.now})).*) as r where r.id is not null) as latest,
      risk_hinders(p.municipality_id, p.id, ${ctx.now}, danish_day(${ctx.now}) + 1) as hinders
    from pathways p where p.id = ${id}`.execute(ctx.db)
  return rows[0]
}

/**
 * R36, R37: brings the tasks in line with the assessment that counts now, after something was recorded or marked as a mistake. What
 * an earlier one asked for is asked no more; what this one asks for is.
 */
export async function settleTasks(ctx: StaffCtx, pathway: About): Promise<void> {
  if (pathway.status !== 'active') return
  const stands = await standing(ctx, pathway)
  const isLacking =
    !stands?.hinders || stands.hinders === 'risk_is_increased' || stands.hinders === 'risk_is_acute'
      ? null
      : stands.hinders
  if (!isLacking)
    await closeTasks(ctx, { pathwayId: pathway.id, kind: 'risk_assessment', dueBy: FAR_AHEAD }, 'Risikoen er vurderet.')
  else if (isLacking !== 'never_assessed' || (await hasBeenScreened(ctx, pathway)))
    await askToAssess(ctx, pathway.id, FAR_AHEAD, 'Vurdér risikoen for selvskade og selvmord')

  const wanted = stands?.latest ? stepsToTake(stands.latest.level, stands.latest.steps) : []
  const open = (await tasksOf(ctx, pathway.id)).filter(({ kind, done_at }) => kind === 'risk_step' && !done_at)
  const missing = wanted.filter(({ title }) => !open.some((task) => task.title === title))
  if (open.some(({ title }) => !wanted.some((each) => each.title === title))) {
    await closeTasks(
      ctx,
      { pathwayId: pathway.id, kind: 'risk_step', dueBy: FAR_AHEAD },
      'En anden vurdering gælder nu.',
    )
    missing.splice(0, missing.length, ...wanted)
  }
  for (const { title, days } of missing)
    await addTask(ctx, {
      kind: 'risk_step',
      childId: pathway.child_id,
      pathwayId: pathway.id,
      title,
      dueOn: dayOf(ctx.now).add({ days }).toString(),
      assigneeId: pathway.responsible_id,
      role: 'therapist',
    })
}

const hasBeenScreened = async (ctx: StaffCtx, { id }: About): Promise<boolean> =>
  (await ctx.db.selectFrom('pathways').select('screening_on').where('id', '=', id).executeTakeFirstOrThrow())
    .screening_on !== null
