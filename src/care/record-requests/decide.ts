import { sql } from 'kysely'
import type { StaffCtx } from '#platform/ctx.ts'
import { problem } from '#platform/problem.ts'
import type { RequestDecision } from '#platform/schema.ts'
import { record } from '#care/pathways/pathways.ts'
import type { Request } from './load.ts'
import { writeLetter } from './letters.ts'
import { COMPLAINT } from './words.ts'

/**
 * Decides a request, or decides it anew when the right was lost meanwhile. R65: a limitation or a refusal has a reason, and waits for a second person before it goes out. The
 * database refuses one without a reason, and access for who may only be refused.
 */
export async function decide(
  ctx: StaffCtx,
  request: Pick<Request, 'id' | 'pathway_id'>,
  { decision, reason }: { decision: RequestDecision; reason: string },
): Promise<void> {
  await ctx.db
    .updateTable('record_requests')
    .set({
      decision,
      decision_reason: decision === 'full' ? null : reason,
      decided_by: ctx.actor.id,
      decided_at: ctx.now,
      approved_by: null,
      approved_at: null,
      sent_back: '',
    })
    .where('id', '=', request.id)
    .execute()
  if (decision === 'full')
    await record(ctx, request.pathway_id, 'record_access.decided', { request: request.id, decision })
}

/** R65: a second person approves a limitation or a refusal; then the letter is written, with the reason and how to complain. */
export async function approve(
  ctx: StaffCtx,
  request: Pick<Request, 'id' | 'pathway_id' | 'decision' | 'decision_reason' | 'decided_by' | 'power_of_attorney'>,
): Promise<void> {
  if (request.decided_by === ctx.actor.id)
    throw problem.notAllowedNow(
      'Den, der har truffet afgørelsen, kan ikke selv godkende den. Bed en anden leder om det.',
    )
  await ctx.db
    .updateTable('record_requests')
    .set({ approved_by: ctx.actor.id, approved_at: ctx.now })
    .where('id', '=', request.id)
    .execute()
  await writeLetter(ctx, request.id, { kind: 'decision', body: decisionLetter(request), expectedOn: null })
  await record(ctx, request.pathway_id, 'record_access.decided', { request: request.id, decision: request.decision })
}

/** The decision is taken back, by a leader or because the record has changed: the review is open again, and why is told. */
export async function sendBack(ctx: StaffCtx, id: string, why: string): Promise<void> {
  await ctx.db
    .updateTable('record_requests')
    .set({
      decision: null,
      decision_reason: null,
      decided_by: null,
      decided_at: null,
      approved_by: null,
      approved_at: null,
      sent_back: why,
      version: sql`version + 1`,
    })
    .where('id', '=', id)
    .execute()
}

/** R65: takes a decision up again before anything is given: who decided sees that it is wrong, or the leader does. */
export async function reopen(ctx: StaffCtx, request: Pick<Request, 'id' | 'pathway_id'>, why: string): Promise<void> {
  await sendBack(ctx, request.id, why)
  await record(ctx, request.pathway_id, 'record_access.reopened', { request: request.id })
}

const decisionLetter = ({ decision, decision_reason }: Pick<Request, 'decision' | 'decision_reason'>): string =>
  [
    decision === 'refused'
      ? 'Du har bedt om aktindsigt. Vi kan ikke give den.'
      : 'Du har bedt om aktindsigt. Vi giver den, men ikke i det hele. Det, der er undtaget, er markeret i det, du får.',
    `Begrundelse:\n${decision_reason ?? ''}`,
    COMPLAINT,
  ].join('\n\n')
