import { createHash, randomBytes } from 'node:crypto'
import type { Ctx, StaffCtx } from '#platform/ctx.ts'
import { problem } from '#platform/problem.ts'
import { dayOf } from '#platform/time.ts'
import { enterInJournal } from '#care/journal/journal.ts'
import { record } from '#care/pathways/pathways.ts'
import { day } from '#ui/danish.ts'
import { writtenIn, type Parts } from './parts.ts'

/** How long a link lasts. Ours: a plan is to be looked at again, and a lost phone forgotten. */
export const DAYS_OF_A_LINK = 180
const DAY = 86_400_000

/** The versions of a pathway's plan, the newest first. */
export const plansOf = async (ctx: Ctx, pathwayId: string) =>
  (
    await ctx.db
      .selectFrom('safety_plans as plan')
      .leftJoin('staff', (join) =>
        join.onRef('staff.municipality_id', '=', 'plan.municipality_id').onRef('staff.id', '=', 'plan.recorded_by'),
      )
      .selectAll('plan')
      .select('staff.name as recorder')
      .where('pathway_id', '=', pathwayId)
      .orderBy('number', 'desc')
      .execute()
  ).map((row) => ({ ...row, parts: partsOf(row) }))

export type Plan = Awaited<ReturnType<typeof plansOf>>[number]

const partsOf = (row: {
  warning_signs: string
  myself: string
  company: string
  helpers: string
  professionals: string
  surroundings: string
}): Parts => ({ ...row, warningSigns: row.warning_signs })

/** The links that work now. */
export const linksOf = (ctx: Ctx, pathwayId: string) =>
  ctx.db
    .selectFrom('safety_plan_links')
    .select(['id', 'made_at', 'expires_at'])
    .where('pathway_id', '=', pathwayId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', ctx.now)
    .orderBy('made_at')
    .execute()

export type NewPlan = Parts & { madeOn: string; onPhone: boolean; sharedWith: string }

/**
 * Writes a version of the plan, whole, and enters it in the journal. When the young person does not want it on their phone any
 * more, the links to it are taken back. Refused by the database: nothing written, a version that somebody else made meanwhile.
 */
export async function writePlan(ctx: StaffCtx, pathwayId: string, plan: NewPlan): Promise<void> {
  const [latest] = await plansOf(ctx, pathwayId)
  const number = (latest?.number ?? 0) + 1
  await ctx.db
    .insertInto('safety_plans')
    .values({
      pathway_id: pathwayId,
      number,
      made_on: plan.madeOn,
      warning_signs: plan.warningSigns,
      myself: plan.myself,
      company: plan.company,
      helpers: plan.helpers,
      professionals: plan.professionals,
      surroundings: plan.surroundings,
      on_phone: plan.onPhone,
      shared_with: plan.sharedWith,
      recorded_at: ctx.now,
    })
    .execute()
  const entry = await enterInJournal(ctx, { pathwayId, kind: 'risk', text: planEntry(plan, number) })
  await record(ctx, pathwayId, 'risk.plan_made', { entry, number, on: plan.madeOn })
  if (!plan.onPhone) for (const { id } of await linksOf(ctx, pathwayId)) await takeLinkBack(ctx, pathwayId, id)
}

const planEntry = (plan: NewPlan, number: number): string =>
  [
    `Sikkerhedsplan, version ${number}, lavet sammen med barnet/den unge ${day(plan.madeOn)}.`,
    ...writtenIn(plan).map(({ title, text }) => `${title}: ${text}`),
    plan.onPhone
      ? 'Barnet/den unge vil have planen på sin telefon.'
      : 'Barnet/den unge vil ikke have planen på sin telefon.',
    plan.sharedWith
      ? `Barnet/den unge vil dele den med: ${plan.sharedWith}`
      : 'Barnet/den unge har ikke sagt, at den må deles.',
  ].join('\n')

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/** A new secret link to the plan. Gives its token, which is kept nowhere. */
export async function makeLink(ctx: StaffCtx, pathwayId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await ctx.db
    .insertInto('safety_plan_links')
    .values({
      pathway_id: pathwayId,
      token_hash: hashOf(token),
      made_at: ctx.now,
      expires_at: new Date(ctx.now.getTime() + DAYS_OF_A_LINK * DAY),
    })
    .execute()
  await record(ctx, pathwayId, 'risk.plan_shared', { on: dayOf(ctx.now).toString() })
  return token
}

export async function takeLinkBack(ctx: StaffCtx, pathwayId: string, id: string): Promise<void> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('safety_plan_links')
    .set({ revoked_at: ctx.now, revoked_by: ctx.actor.id })
    .where('pathway_id', '=', pathwayId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) {
    // one that was taken back already stays so
    const known = ctx.db.selectFrom('safety_plan_links').select('id').where('pathway_id', '=', pathwayId)
    await known.where('id', '=', id).executeTakeFirstOrThrow(() => problem.notFound('Linket'))
    return
  }
  await record(ctx, pathwayId, 'risk.plan_withdrawn', { on: dayOf(ctx.now).toString() })
}

/** What a secret link leads to: the newest version, and nothing of whose it is. Null when the link is not, or works no more. */
export async function planBehind(ctx: Ctx, token: string): Promise<{ parts: Parts; madeOn: string } | null> {
  const plan = await ctx.db
    .selectFrom('safety_plan_links as link')
    .innerJoin('pathways', (join) =>
      join.onRef('pathways.municipality_id', '=', 'link.municipality_id').onRef('pathways.id', '=', 'link.pathway_id'),
    )
    .innerJoin('safety_plans as plan', (join) =>
      join.onRef('plan.municipality_id', '=', 'link.municipality_id').onRef('plan.pathway_id', '=', 'link.pathway_id'),
    )
    .select(['plan.made_on', 'warning_signs', 'myself', 'company', 'helpers', 'professionals', 'surroundings'])
    .where('token_hash', '=', hashOf(token))
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', ctx.now)
    .where('pathways.status', '<>', 'entered_in_error')
    .orderBy('plan.number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return plan ? { parts: partsOf(plan), madeOn: plan.made_on } : null
}
