import type { StaffCtx } from '#platform/ctx.ts'
import { dayOf } from '#platform/time.ts'
import { childForBanner } from '#registry/people/people.ts'
import {
  addTask,
  closeTasks,
  justAfter,
  missingAt,
  tasksOf,
  type MissingCode,
  type Pathway,
} from '#care/pathways/pathways.ts'
import { allTold } from './consent.ts'
import { heldWithout } from './held-without.ts'
import { consentRecord, factsOf } from './load.ts'

/** Later than any day on which something is to be done. */
const FAR_AHEAD = '9999-12-31'
const WITHDREW: readonly MissingCode[] = ['holder_withdrew', 'own_withdrew']
const MISTAKE = 'Det var registreret ved en fejl.'

export type About = Pick<Pathway, 'id' | 'child_id' | 'responsible_id' | 'status'>
/** What can be recorded about consent, and be a mistake. */
export type Recorded = 'permit' | 'deny' | 'withdrawal' | 'assessment' | 'notice'

const missingNowOf = (ctx: StaffCtx, pathwayId: string) => missingAt(ctx, pathwayId, justAfter(ctx.now))
const todayOf = (ctx: StaffCtx): string => dayOf(ctx.now).toString()

/** R74: those whose consent is needed and is taken back as it stands. */
export const withdrawnNow = async (ctx: StaffCtx, pathwayId: string): Promise<(string | null)[]> =>
  (await missingNowOf(ctx, pathwayId)).filter(({ code }) => WITHDREW.includes(code)).map(({ personId }) => personId)

/** A task that asked for a consent is done when it is there: the young person's own, and all of those that were taken back. */
export async function afterYes(
  ctx: StaffCtx,
  { id, child_id: childId }: About,
  { givers, givenOn }: { givers: readonly { id: string }[]; givenOn: string },
): Promise<void> {
  const done = 'Samtykket er registreret.'
  if (givers.some((giver) => giver.id === childId))
    await closeTasks(ctx, { pathwayId: id, kind: 'consent_renewal', dueBy: givenOn }, done)
  const missing = await missingNowOf(ctx, id)
  if (missing.every(({ code }) => code === 'holder_not_told'))
    await closeTasks(ctx, { pathwayId: id, kind: 'consent_withdrawn', dueBy: todayOf(ctx) }, done)
}

/** R74: the responsible is asked to talk with the family about what is to happen now. */
export const askToTalk = (ctx: StaffCtx, pathway: About): Promise<void> =>
  addTask(ctx, {
    kind: 'consent_withdrawn',
    childId: pathway.child_id,
    pathwayId: pathway.id,
    title: 'Et samtykke er trukket tilbage. Tal med familien om, hvad der skal ske nu',
    dueOn: todayOf(ctx),
    assigneeId: pathway.responsible_id,
    role: pathway.responsible_id ? 'therapist' : 'leader',
  })

/** R74: a leader is asked to look at what was held after consent was taken back. */
export const askLeaderToLook = (ctx: StaffCtx, pathway: About): Promise<void> =>
  addTask(ctx, {
    kind: 'held_without_consent',
    childId: pathway.child_id,
    pathwayId: pathway.id,
    title:
      'Der er holdt screening eller behandling, efter at samtykket var trukket tilbage. Se på det, og tal med familien',
    dueOn: todayOf(ctx),
    assigneeId: null,
    role: 'leader',
  })

/** R71: the responsible is asked, on a day, whether those who hold custody are to be told now. */
export const askToReview = (ctx: StaffCtx, pathway: About, dueOn: string): Promise<void> =>
  addTask(ctx, {
    kind: 'notice_review',
    childId: pathway.child_id,
    pathwayId: pathway.id,
    title: 'Skal forældrene orienteres nu? Tal med den unge',
    dueOn,
    assigneeId: pathway.responsible_id,
    role: 'therapist',
  })

export const closeReviews = (ctx: StaffCtx, { id }: About, answer: string): Promise<void> =>
  closeTasks(ctx, { pathwayId: id, kind: 'notice_review', dueBy: FAR_AHEAD }, answer)

const isAsked = async (ctx: StaffCtx, { id }: About, kind: 'notice_review' | 'consent_withdrawn'): Promise<boolean> =>
  (await tasksOf(ctx, id)).some((task) => task.kind === kind && !task.done_at)

/** What is recorded in a pathway, and what the rule asks about. */
async function known(ctx: StaffCtx, pathway: About) {
  const [record, child] = await Promise.all([consentRecord(ctx, pathway), childForBanner(ctx, pathway.child_id)])
  return { record, facts: factsOf(record, child) }
}

/** R71: whether they are to be told is asked until each of those who hold custody has been told, and not only one. */
export async function afterTold(ctx: StaffCtx, pathway: About): Promise<void> {
  if (!(await isAsked(ctx, pathway, 'notice_review'))) return
  if (allTold((await known(ctx, pathway)).facts, todayOf(ctx))) await closeReviews(ctx, pathway, 'De er orienteret.')
}

/** What a mistake had asked for is asked no more, and what it had answered is asked again. */
export async function afterMistake(ctx: StaffCtx, pathway: About, kind: Recorded): Promise<void> {
  if (kind === 'notice') return reviewAgain(ctx, pathway)
  if (kind === 'assessment') return
  const isWithdrawn = (await withdrawnNow(ctx, pathway.id)).length > 0
  if (!isWithdrawn && kind === 'withdrawal')
    await closeTasks(ctx, { pathwayId: pathway.id, kind: 'consent_withdrawn', dueBy: FAR_AHEAD }, MISTAKE)
  if (kind === 'withdrawal' && !(await heldWithout(ctx, pathway.id)).length)
    await closeTasks(ctx, { pathwayId: pathway.id, kind: 'held_without_consent', dueBy: FAR_AHEAD }, MISTAKE)
  if (
    isWithdrawn &&
    kind !== 'withdrawal' &&
    pathway.status === 'active' &&
    !(await isAsked(ctx, pathway, 'consent_withdrawn'))
  )
    await askToTalk(ctx, pathway)
}

async function reviewAgain(ctx: StaffCtx, pathway: About): Promise<void> {
  const { record, facts } = await known(ctx, pathway)
  const decision = record.notices.findLast(
    ({ id, holder_id: holder }) => holder === null && !record.errors.some(({ of_id }) => of_id === id),
  )
  const today = todayOf(ctx)
  const reviewOn = allTold(facts, today) ? null : (decision?.review_on ?? null)
  const asks = await isAsked(ctx, pathway, 'notice_review')
  if (asks && !reviewOn) await closeReviews(ctx, pathway, MISTAKE)
  if (!asks && reviewOn && pathway.status === 'active')
    await askToReview(ctx, pathway, reviewOn > today ? reviewOn : today)
}
