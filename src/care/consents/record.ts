import type { StaffCtx } from '#platform/ctx.ts'
import type { CapacityFinding, ConsentDecision, ConsentForm, NoticeDecision } from '#platform/schema.ts'
import { dayOf } from '#platform/time.ts'
import { enterInJournal } from '#care/journal/journal.ts'
import { record } from '#care/pathways/pathways.ts'
import { heldWithout } from './held-without.ts'
import {
  afterMistake,
  afterTold,
  afterYes,
  askLeaderToLook,
  askToReview,
  askToTalk,
  closeReviews,
  withdrawnNow,
  type About,
  type Recorded,
} from './tasks.ts'
import {
  assessmentEntry,
  consentEntry,
  mistakeEntry,
  noticeEntry,
  talkEntry,
  untoldEntry,
  withdrawalEntry,
} from './words.ts'

type Named = { id: string; name: string }

export type NewConsent = {
  givers: readonly Named[]
  decision: ConsentDecision
  form: ConsentForm
  givenOn: string
  informedOf: string
}

/**
 * R52, R69-R73: records a yes or a no to screening and treatment, of one or of two at once, and enters it in the journal.
 * Refused by the database: who may not give it on that day, a day outside the pathway, a no from somebody whose yes stands.
 * Tasks that asked for it are done when nothing is missing any more. Gives their ids.
 */
export async function recordConsent(ctx: StaffCtx, pathway: About, consent: NewConsent): Promise<string[]> {
  const made = await ctx.db
    .insertInto('treatment_consents')
    .values(
      consent.givers.map(({ id }) => ({
        pathway_id: pathway.id,
        giver_id: id,
        decision: consent.decision,
        form: consent.form,
        given_on: consent.givenOn,
        informed_of: consent.informedOf,
        recorded_at: ctx.now,
      })),
    )
    .returning('id')
    .execute()
  await record(ctx, pathway.id, consent.decision === 'permit' ? 'consent.permitted' : 'consent.denied', {
    on: consent.givenOn,
    givers: consent.givers.length,
  })
  const givers = consent.givers.map(({ name }) => name)
  await enterInJournal(ctx, { pathwayId: pathway.id, kind: 'consent', text: consentEntry({ ...consent, givers }) })
  if (consent.decision === 'permit') await afterYes(ctx, pathway, consent)
  return made.map(({ id }) => id)
}

type TakenBack = { consentId: string; of: Named; by: Named; at: Date; reason: string }

/**
 * R74: takes a yes back from the moment on which it was taken back, enters it in the journal, and asks the responsible to talk
 * with the family. What was held since then stands, and a leader is asked to look at it. Refused by the database: a yes that
 * does not stand or does not count today, somebody else than the giver or a young person of fifteen, a moment ahead.
 */
export async function withdrawConsent(ctx: StaffCtx, pathway: About, taken: TakenBack): Promise<void> {
  const { consentId, of, by, at, reason } = taken
  await ctx.db
    .insertInto('consent_withdrawals')
    .values({
      pathway_id: pathway.id,
      consent_id: consentId,
      withdrawn_by: by.id,
      withdrawn_at: at,
      reason,
      recorded_at: ctx.now,
    })
    .execute()
  await record(ctx, pathway.id, 'consent.withdrawn', { consent: consentId, at: at.toISOString() })
  const isGivenAgain = !(await withdrawnNow(ctx, pathway.id)).includes(of.id)
  const held = await heldWithout(ctx, pathway.id, at)
  await enterInJournal(ctx, {
    pathwayId: pathway.id,
    kind: 'consent',
    text: withdrawalEntry({ by: by.name, of: of.name, at, reason, isGivenAgain, held }),
  })
  if (held.length) await askLeaderToLook(ctx, pathway)
  // one that has ended has no treatment to stop
  if (pathway.status !== 'active' || isGivenAgain) return
  await askToTalk(ctx, pathway)
}

/** R72: records whether a young person of 15-17 can consent, with the concrete reason. */
export async function assessCapacity(
  ctx: StaffCtx,
  pathway: About,
  { finding, assessedOn, reason }: { finding: CapacityFinding; assessedOn: string; reason: string },
): Promise<void> {
  await ctx.db
    .insertInto('capacity_assessments')
    .values({ pathway_id: pathway.id, finding, assessed_on: assessedOn, reason, recorded_at: ctx.now })
    .execute()
  await record(ctx, pathway.id, 'consent.capacity_assessed', { finding, on: assessedOn })
  await enterInJournal(ctx, {
    pathwayId: pathway.id,
    kind: 'consent',
    text: assessmentEntry(finding, assessedOn, reason),
  })
}

/** R71: records that those who hold custody of a young person were told, and how. */
export async function tellHolders(
  ctx: StaffCtx,
  pathway: About,
  { holders, onDay, how }: { holders: readonly Named[]; onDay: string; how: string },
): Promise<void> {
  await ctx.db
    .insertInto('custody_notices')
    .values(
      holders.map(({ id }) => ({
        pathway_id: pathway.id,
        holder_id: id,
        decision: 'told' as const,
        on_day: onDay,
        how,
        recorded_at: ctx.now,
      })),
    )
    .execute()
  await record(ctx, pathway.id, 'consent.holders_told', { on: onDay })
  const names = holders.map(({ name }) => name)
  await enterInJournal(ctx, { pathwayId: pathway.id, kind: 'consent', text: noticeEntry(names, onDay, how) })
  await afterTold(ctx, pathway)
}

export type Untold = { decision: Exclude<NoticeDecision, 'told'>; wish: string; reason: string; reviewOn: string }

/** R71: records that those who hold custody are not told, or later, with the concrete reason and when it is looked at again. */
export async function leaveUntold(ctx: StaffCtx, pathway: About, untold: Untold): Promise<void> {
  const { decision, wish, reason, reviewOn } = untold
  await closeReviews(ctx, pathway, 'Vurderet igen.')
  await ctx.db
    .insertInto('custody_notices')
    .values({
      pathway_id: pathway.id,
      decision,
      on_day: dayOf(ctx.now).toString(),
      wish,
      reason,
      review_on: reviewOn,
      recorded_at: ctx.now,
    })
    .execute()
  await record(ctx, pathway.id, 'consent.holders_not_told', { decision, review_on: reviewOn })
  await enterInJournal(ctx, { pathwayId: pathway.id, kind: 'consent', text: untoldEntry(untold) })
  await askToReview(ctx, pathway, reviewOn)
}

/** Records a talk with parents who do not agree: what was said to each, and what was agreed. */
export async function recordParentTalk(
  ctx: StaffCtx,
  pathway: About,
  { said, agreed }: { said: string; agreed: string },
): Promise<void> {
  await enterInJournal(ctx, { pathwayId: pathway.id, kind: 'consent', text: talkEntry(said, agreed) })
  await record(ctx, pathway.id, 'consent.parents_talked_to')
}

/**
 * Marks what was recorded about consent as entered in error. Refused while a screening or a treatment rests on it. The tasks
 * that it made are done, and those that it closed are asked again.
 */
export async function markConsentMistake(
  ctx: StaffCtx,
  pathway: About,
  { ofId, kind, what, reason }: { ofId: string; kind: Recorded; what: string; reason: string },
): Promise<void> {
  await ctx.db
    .insertInto('consent_errors')
    .values({ pathway_id: pathway.id, of_id: ofId, reason, recorded_at: ctx.now })
    .execute()
  await record(ctx, pathway.id, 'consent.corrected', { of: ofId })
  await enterInJournal(ctx, { pathwayId: pathway.id, kind: 'consent', text: mistakeEntry(what, reason) })
  await afterMistake(ctx, pathway, kind)
}
