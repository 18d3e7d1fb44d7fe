import type { Ctx } from '#platform/ctx.ts'
import { familyOf } from '#registry/people/people.ts'
import { justAfter } from '#care/pathways/pathways.ts'
import type { ConsentCapacity } from '#platform/schema.ts'
import type { Day } from '#platform/time.ts'
import { capacityOn, holdersOn, saysAt, type Facts } from './consent.ts'

const consentsOf = (ctx: Ctx, pathwayId: string) =>
  ctx.db
    .selectFrom('treatment_consents as consent')
    .innerJoin('people as giver', (join) =>
      join.onRef('giver.municipality_id', '=', 'consent.municipality_id').onRef('giver.id', '=', 'consent.giver_id'),
    )
    .leftJoin('staff', (join) =>
      join.onRef('staff.municipality_id', '=', 'consent.municipality_id').onRef('staff.id', '=', 'consent.recorded_by'),
    )
    .selectAll('consent')
    .select(['giver.given_name', 'giver.family_name', 'staff.name as recorder'])
    .where('pathway_id', '=', pathwayId)
    .orderBy('nth')
    .execute()

const withdrawalsOf = (ctx: Ctx, pathwayId: string) =>
  ctx.db
    .selectFrom('consent_withdrawals as withdrawal')
    .innerJoin('people as by', (join) =>
      join
        .onRef('by.municipality_id', '=', 'withdrawal.municipality_id')
        .onRef('by.id', '=', 'withdrawal.withdrawn_by'),
    )
    .leftJoin('staff', (join) =>
      join
        .onRef('staff.municipality_id', '=', 'withdrawal.municipality_id')
        .onRef('staff.id', '=', 'withdrawal.recorded_by'),
    )
    .selectAll('withdrawal')
    .select(['by.given_name', 'by.family_name', 'staff.name as recorder'])
    .where('pathway_id', '=', pathwayId)
    .orderBy('nth')
    .execute()

const assessmentsOf = (ctx: Ctx, pathwayId: string) =>
  ctx.db
    .selectFrom('capacity_assessments as assessment')
    .leftJoin('staff', (join) =>
      join
        .onRef('staff.municipality_id', '=', 'assessment.municipality_id')
        .onRef('staff.id', '=', 'assessment.recorded_by'),
    )
    .selectAll('assessment')
    .select('staff.name as recorder')
    .where('pathway_id', '=', pathwayId)
    .orderBy('nth')
    .execute()

const noticesOf = (ctx: Ctx, pathwayId: string) =>
  ctx.db
    .selectFrom('custody_notices as notice')
    .leftJoin('people as holder', (join) =>
      join.onRef('holder.municipality_id', '=', 'notice.municipality_id').onRef('holder.id', '=', 'notice.holder_id'),
    )
    .leftJoin('staff', (join) =>
      join.onRef('staff.municipality_id', '=', 'notice.municipality_id').onRef('staff.id', '=', 'notice.recorded_by'),
    )
    .selectAll('notice')
    .select(['holder.given_name', 'holder.family_name', 'staff.name as recorder'])
    .where('pathway_id', '=', pathwayId)
    .orderBy('nth')
    .execute()

const errorsOf = (ctx: Ctx, pathwayId: string) =>
  ctx.db
    .selectFrom('consent_errors')
    .select(['of_id', 'reason', 'recorded_at'])
    .where('pathway_id', '=', pathwayId)
    .execute()

/** All that was recorded about consent in a pathway, mistakes too, with the adults around the child: seven statements. */
export async function consentRecord(ctx: Ctx, { id, child_id: childId }: { id: string; child_id: string }) {
  const [consents, withdrawals, assessments, notices, errors, family] = await Promise.all([
    consentsOf(ctx, id),
    withdrawalsOf(ctx, id),
    assessmentsOf(ctx, id),
    noticesOf(ctx, id),
    errorsOf(ctx, id),
    familyOf(ctx, childId),
  ])
  const custody = [...family.custody, ...family.earlierCustody]
  return { consents, withdrawals, assessments, notices, errors, custody, adults: family.contacts }
}

export type ConsentRecord = Awaited<ReturnType<typeof consentRecord>>
export type Consent = ConsentRecord['consents'][number]

/** What the rule asks about, without what was entered in error. */
export function factsOf(record: ConsentRecord, child: { id: string; birthDate: string }): Facts {
  const stands = ({ id }: { id: string }) => !record.errors.some(({ of_id }) => of_id === id)
  const consentOf = new Map(record.consents.map((consent) => [consent.id, consent]))
  return {
    childId: child.id,
    birthDate: child.birthDate,
    custody: record.custody,
    consents: record.consents.filter(stands).map((consent) => ({
      giverId: consent.giver_id,
      capacity: consent.capacity,
      decision: consent.decision,
      countsFrom: consent.counts_from,
    })),
    withdrawals: record.withdrawals.filter(stands).flatMap(({ consent_id, withdrawn_at: at }) => {
      const of = consentOf.get(consent_id)
      return of ? [{ giverId: of.giver_id, capacity: of.capacity, at }] : []
    }),
    assessments: record.assessments
      .filter(stands)
      .map(({ finding, assessed_on: assessedOn }) => ({ finding, assessedOn })),
    notices: record.notices
      .filter(stands)
      .map(({ holder_id: holderId, decision, on_day: onDay }) => ({ holderId, decision, onDay })),
  }
}

/** The yes of somebody that was given last before a moment, in a capacity, and was no mistake. */
export const lastYesOf = (
  record: ConsentRecord,
  { giverId, capacity, at }: { giverId: string; capacity: ConsentCapacity; at: Date },
): Consent | undefined =>
  record.consents
    .filter(
      (each) =>
        each.giver_id === giverId &&
        each.capacity === capacity &&
        each.decision === 'permit' &&
        each.counts_from <= at &&
        !record.errors.some(({ of_id }) => of_id === each.id),
    )
    .toSorted((a, b) => a.counts_from.getTime() - b.counts_from.getTime())
    .at(-1)

/** R74: the yes of somebody that carries screening and treatment now, and so can be taken back; nothing when none does. */
export function yesThatCounts(
  { child, now, today }: { child: { id: string; birthDate: string }; now: Date; today: Day },
  record: ConsentRecord,
  giverId: string,
): Consent | undefined {
  const facts = factsOf(record, child)
  const capacity = capacityOn(facts, today.toString())
  const holds = holdersOn(record.custody, today.toString()).some(({ holderId }) => holderId === giverId)
  const at = justAfter(now)
  return (capacity === 'young_person' || holds) && saysAt(facts, giverId, capacity, at) === 'permit'
    ? lastYesOf(record, { giverId, capacity, at })
    : undefined
}
