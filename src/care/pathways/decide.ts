import type { StaffCtx } from '#platform/ctx.ts'
import type { JudgedAt, Outcome, Theme } from '#platform/schema.ts'
import { dayOf } from '#platform/time.ts'
import { endRelations, relate } from '#registry/access/access.ts'
import { record } from './events.ts'
import { askToAssess } from './risk-state.ts'
import type { Pathway } from './load.ts'
import { settle } from './settle.ts'
import { addTask, passTasksOn } from './tasks.ts'
import { showWay, type NewWay } from './ways.ts'

/** R13: how long another department has to be drawn in before it is asked for. Ours; no source names a time. */
const DAYS_TO_INVOLVE = 7

/** R17: records whether the child is clearly in the target group, and when that was judged. */
export async function judge(
  ctx: StaffCtx,
  pathwayId: string,
  judged: { inTargetGroup: boolean; on: string; at: JudgedAt },
): Promise<void> {
  await ctx.db
    .updateTable('pathways')
    .set({ in_target_group: judged.inTargetGroup, target_judged_on: judged.on, target_judged_at: judged.at })
    .where('id', '=', pathwayId)
    .execute()
  await record(ctx, pathwayId, 'pathway.judged', {
    on: judged.on,
    in_target_group: judged.inTargetGroup,
    at: judged.at,
  })
  await settle(ctx, pathwayId)
}

/**
 * R9-R13: records what the henvendelse led to, with the way that goes with it. When the child needs another effort and is
 * not for this offer, somebody gets the task of drawing the other department in. Gives the id of the way.
 */
export async function chooseOutcome(
  ctx: StaffCtx,
  pathway: Pathway,
  chosen: { outcome: Outcome; on: string; reason: string; guidance: string; way: NewWay | null },
): Promise<{ wayId: string | null }> {
  const wayId = chosen.way && (await showWay(ctx, pathway, chosen.way))
  await ctx.db
    .updateTable('pathways')
    .set({
      outcome: chosen.outcome,
      outcome_on: chosen.on,
      outcome_reason: chosen.reason || null,
      guidance: chosen.guidance || null,
    })
    .where('id', '=', pathway.id)
    .execute()
  await record(ctx, pathway.id, 'pathway.outcome_chosen', { outcome: chosen.outcome, on: chosen.on })
  if (chosen.outcome === 'other_effort' && pathway.outcome !== 'other_effort') {
    await addTask(ctx, {
      kind: 'involve_department',
      childId: pathway.child_id,
      pathwayId: pathway.id,
      title: 'Inddrag den forvaltning, der kan hjælpe barnet videre',
      dueOn: dayOf(ctx.now).add({ days: DAYS_TO_INVOLVE }).toString(),
      assigneeId: pathway.responsible_id,
      role: 'intake',
    })
  }
  await settle(ctx, pathway.id)
  return { wayId }
}

/** R26: sets which themes there are now; what is no longer one is closed, not deleted. R36: self-harm asks for an assessment. */
export async function setThemes(ctx: StaffCtx, pathwayId: string, themes: readonly Theme[]): Promise<void> {
  const today = dayOf(ctx.now).toString()
  const current = await ctx.db
    .selectFrom('pathway_themes')
    .select('theme')
    .where('pathway_id', '=', pathwayId)
    .where('until', 'is', null)
    .execute()
  const had = new Set(current.map(({ theme }) => theme))
  const added = themes.filter((theme) => !had.has(theme))
  const removed = [...had].filter((theme) => !themes.includes(theme))
  if (added.length) {
    await ctx.db
      .insertInto('pathway_themes')
      .values(added.map((theme) => ({ pathway_id: pathwayId, theme, since: today })))
      .execute()
  }
  if (removed.length) {
    await ctx.db
      .updateTable('pathway_themes')
      .set({ until: today, removed_by: ctx.actor.id })
      .where('pathway_id', '=', pathwayId)
      .where('theme', 'in', removed)
      .where('until', 'is', null)
      .execute()
  }
  if (added.includes('self_harm'))
    await askToAssess(ctx, pathwayId, today, 'Selvskade er blevet et tema. Vurdér risikoen for selvskade og selvmord')
  for (const theme of added) await record(ctx, pathwayId, 'theme.added', { theme, on: today })
  for (const theme of removed) await record(ctx, pathwayId, 'theme.removed', { theme, on: today })
}

/** Records days that the family itself asked for; the goals are then counted raw and adjusted. */
export async function recordDelay(
  ctx: StaffCtx,
  pathwayId: string,
  delay: { from: string; to: string; reason: string },
): Promise<void> {
  await ctx.db
    .insertInto('family_delays')
    .values({
      pathway_id: pathwayId,
      from_day: delay.from,
      to_day: delay.to,
      reason: delay.reason,
      recorded_at: ctx.now,
    })
    .execute()
  await record(ctx, pathwayId, 'pathway.delayed', { on: delay.from, to: delay.to })
}

/** R14: who pays, and who acts for a child placed outside the home. */
export async function changeResidence(
  ctx: StaffCtx,
  pathwayId: string,
  to: { residence: string; acting: string | null },
): Promise<void> {
  await ctx.db
    .updateTable('pathways')
    .set({ residence_municipality_id: to.residence, acting_municipality_id: to.acting })
    .where('id', '=', pathwayId)
    .execute()
  await record(ctx, pathwayId, 'pathway.residence_changed', { residence: to.residence, acting: to.acting })
}

/** Makes somebody responsible: they may open the record from now on, whoever was so before no longer for that reason. */
export async function assign(
  ctx: StaffCtx,
  pathway: Pathway,
  to: { staffId: string | null; unitId: string | null },
): Promise<void> {
  await ctx.db
    .updateTable('pathways')
    .set({ responsible_id: to.staffId, unit_id: to.unitId })
    .where('id', '=', pathway.id)
    .execute()
  if (to.staffId !== pathway.responsible_id) {
    if (pathway.responsible_id)
      await endRelations(ctx, pathway.child_id, { staffId: pathway.responsible_id, basis: 'responsible' })
    if (to.staffId) await relate(ctx, { childId: pathway.child_id, staffId: to.staffId, basis: 'responsible' })
    await passTasksOn(ctx, pathway.id, to.staffId)
  }
  await record(ctx, pathway.id, 'pathway.assigned', { to: to.staffId, unit: to.unitId })
}
