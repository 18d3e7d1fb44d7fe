import type { StaffCtx } from '#platform/ctx.ts'
import type { CapacityFinding, ConsentDecision, ConsentForm, NoticeDecision } from '#platform/schema.ts'
import { dayOf } from '#platform/time.ts'
import { enterInJournal } from '#care/journal/journal.ts'
import { addTask, closeTasks, missingAt, record, type Pathway } from '#care/pathways/pathways.ts'
import {
  assessmentEntry,
  consentEntry,
  mistakeEntry,
  noticeEntry,
  talkEntry,
  untoldEntry,
  withdrawalEntry,
} from './words.ts'

/** Later than any day on which something is to be done. */
const FAR_AHEAD = '9999-12-31'

type Named = { id: string; name: string }
type About = Pick<Pathway, 'id' | 'child_id' | 'responsible_id' | 'status'>

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
  if (consent.decision === 'permit') await tasksDone(ctx, pathway, consent)
  return made.map(({ id }) => id)
}

/** A task that asked for a consent is done when it is there: the young person's own, and all of those that were taken back. */
async function tasksDone(
  ctx: StaffCtx,
  { id, child_id: childId }: About,
  { givers, givenOn }: NewConsent,
): Promise<void> {
  const done = 'Samtykket er registreret.'
  if (givers.some((giver) => giver.id === childId))
    await closeTasks(ctx, { pathwayId: id, kind: 'consent_renewal', dueBy: givenOn }, done)
  const missing = await missingNowOf(ctx, id)
  if (missing.every(({ code }) => code === 'holder_not_told'))
    await closeTasks(ctx, { pathwayId: id, kind: 'consent_withdrawn', dueBy: dayOf(ctx.now).toString() }, done)
}

const missingNowOf = (ctx: StaffCtx, pathwayId: string) => missingAt(ctx, pathwayId, ctx.now)

/** R74: takes a yes back from this moment, enters it in the journal, and asks the responsible to talk with the family. */
export async function withdrawConsent(
  ctx: StaffCtx,
  pathway: About,
  { consentId, of, by, reason }: { consentId: string; of: string; by: Named; reason: string },
): Promise<void> {
  await ctx.db
    .insertInto('consent_withdrawals')
    .values({ pathway_id: pathway.id, consent_id: consentId, withdrawn_by: by.id, reason, recorded_at: ctx.now })
    .execute()
  await record(ctx, pathway.id, 'consent.withdrawn', { consent: consentId })
  await enterInJournal(ctx, { pathwayId: pathway.id, kind: 'consent', text: withdrawalEntry(by.name, of, reason) })
  // one that has ended has no treatment to stop
  if (pathway.status !== 'active') return
  await addTask(ctx, {
    kind: 'consent_withdrawn',
    childId: pathway.child_id,
    pathwayId: pathway.id,
    title: 'Et samtykke er trukket tilbage. Tal med familien om, hvad der skal ske nu',
    dueOn: dayOf(ctx.now).toString(),
    assigneeId: pathway.responsible_id,
    role: pathway.responsible_id ? 'therapist' : 'leader',
  })
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
  const missing = await missingNowOf(ctx, pathway.id)
  if (missing.every(({ code }) => code !== 'holder_not_told'))
    await closeTasks(ctx, { pathwayId: pathway.id, kind: 'notice_review', dueBy: FAR_AHEAD }, 'De er orienteret.')
}

export type Untold = { decision: Exclude<NoticeDecision, 'told'>; wish: string; reason: string; reviewOn: string }

/** R71: records that those who hold custody are not told, or later, with the concrete reason and when it is looked at again. */
export async function leaveUntold(ctx: StaffCtx, pathway: About, untold: Untold): Promise<void> {
  const { decision, wish, reason, reviewOn } = untold
  await closeTasks(ctx, { pathwayId: pathway.id, kind: 'notice_review', dueBy: FAR_AHEAD }, 'Vurderet igen.')
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
  await addTask(ctx, {
    kind: 'notice_review',
    childId: pathway.child_id,
    pathwayId: pathway.id,
    title: 'Skal forældrene orienteres nu? Tal med den unge',
    dueOn: reviewOn,
    assigneeId: pathway.responsible_id,
    role: 'therapist',
  })
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

/** Marks what was recorded about consent as entered in error. Refused while a screening or a treatment rests on it. */
export async function markConsentMistake(
  ctx: StaffCtx,
  pathway: About,
  { ofId, what, reason }: { ofId: string; what: string; reason: string },
): Promise<void> {
  await ctx.db
    .insertInto('consent_errors')
    .values({ pathway_id: pathway.id, of_id: ofId, reason, recorded_at: ctx.now })
    .execute()
  await record(ctx, pathway.id, 'consent.corrected', { of: ofId })
  await enterInJournal(ctx, { pathwayId: pathway.id, kind: 'consent', text: mistakeEntry(what, reason) })
}
