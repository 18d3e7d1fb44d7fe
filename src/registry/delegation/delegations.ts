import { sql, type SqlBool } from 'kysely'
import type { Ctx, StaffCtx } from '#platform/ctx.ts'
import { isUuid } from '#platform/form.ts'
import { problem } from '#platform/problem.ts'
import { dayOf } from '#platform/time.ts'
import { may } from '#registry/access/roles.ts'
import { NOTICE_DAYS, type Validity } from './cover.ts'
import { supersededFrom } from './instructions.ts'

const told = (ctx: Ctx) =>
  ctx.db
    .selectFrom('delegations as d')
    .innerJoin('staff as giver', (join) =>
      join.onRef('giver.municipality_id', '=', 'd.municipality_id').onRef('giver.id', '=', 'd.delegator_id'),
    )
    .innerJoin('staff as helper', (join) =>
      join.onRef('helper.municipality_id', '=', 'd.municipality_id').onRef('helper.id', '=', 'd.helper_id'),
    )
    .innerJoin('instructions as i', (join) =>
      join.onRef('i.municipality_id', '=', 'd.municipality_id').onRef('i.id', '=', 'd.instruction_id'),
    )
    .leftJoin('units as u', (join) =>
      join.onRef('u.municipality_id', '=', 'd.municipality_id').onRef('u.id', '=', 'd.unit_id'),
    )
    .leftJoin('delegation_endings as e', (join) =>
      join.onRef('e.municipality_id', '=', 'd.municipality_id').onRef('e.delegation_id', '=', 'd.id'),
    )
    .leftJoin('staff as ender', (join) =>
      join.onRef('ender.municipality_id', '=', 'e.municipality_id').onRef('ender.id', '=', 'e.ended_by'),
    )
    .leftJoin('instruction_readings as r', (join) =>
      join
        .onRef('r.municipality_id', '=', 'd.municipality_id')
        .onRef('r.instruction_id', '=', 'd.instruction_id')
        .onRef('r.staff_id', '=', 'd.helper_id'),
    )
    .select(['d.id', 'd.kind', 'd.delegator_id as delegatorId', 'd.helper_id as helperId', 'd.pathway_id as pathwayId'])
    .select(['d.group_words as groupWords', 'd.selection', 'd.instruction', 'd.supervision', 'd.given_at as givenAt'])
    .select([
      'd.valid_from as validFrom',
      'd.valid_to as validTo',
      'u.name as unitName',
      'd.instruction_id as instructionId',
    ])
    .select([
      'giver.name as delegator',
      'giver.profession as delegatorProfession',
      'giver.is_active as delegatorIsHere',
    ])
    .select(['giver.authorisation_number as authorisationNumber', 'giver.authorised_from as authorisedFrom'])
    .select(['giver.authorised_to as authorisedTo', 'helper.name as helper', 'helper.profession as helperProfession'])
    .select(['i.title as instructionTitle', 'i.number as instructionNumber', 'i.valid_from as instructionFrom'])
    .select(['i.valid_to as instructionTo', supersededFrom.as('supersededFrom'), 'r.read_at as readAt'])
    .select(['e.at as endedAt', 'e.reason as endedReason', 'ender.name as endedBy'])

export type Delegation = Awaited<ReturnType<ReturnType<typeof told>['execute']>>[number]

/** The days of the instruks that a delegation names: approved, or it would not have been taken. */
export const validityBehind = ({ instructionFrom, instructionTo, supersededFrom: later }: Delegation): Validity => ({
  validFrom: instructionFrom ?? '',
  validTo: instructionTo,
  supersededFrom: later,
})

const isOwn = (ctx: StaffCtx) => sql<SqlBool>`(d.delegator_id = ${ctx.actor.id} or d.helper_id = ${ctx.actor.id})`

/** Those that hold or lie ahead, and those that ended in the last year: one's own, or all for who oversees. The first to run out first. */
export const delegationsFor = (ctx: StaffCtx): Promise<Delegation[]> =>
  told(ctx)
    .where(may('delegation.oversee', ctx.actor) ? sql<SqlBool>`true` : isOwn(ctx))
    .where('d.valid_to', '>=', dayOf(ctx.now).subtract({ years: 1 }).toString())
    .orderBy('d.valid_to')
    .orderBy('d.id')
    .limit(500)
    .execute()

/** One that the reader has given or been given, or any for who oversees. */
export const delegationById = (ctx: StaffCtx, id: string): Promise<Delegation> => {
  if (!isUuid(id)) throw problem.notFound('Delegationen')
  return told(ctx)
    .where('d.id', '=', id)
    .where(may('delegation.oversee', ctx.actor) ? sql<SqlBool>`true` : isOwn(ctx))
    .executeTakeFirstOrThrow(() => problem.notFound('Delegationen'))
}

export type NewDelegation = {
  helperId: string
  instructionId: string
  selection: string
  instruction: string
  supervision: string
  validFrom: string
  validTo: string
} & ({ kind: 'single'; pathwayId: string } | { kind: 'frame'; unitId: string | null; groupWords: string })

/**
 * R85: gives a delegation in one's own name. The database refuses it (TR085) when the giver is not authorised or the helper is,
 * when the instruks does not hold that day, backwards, and for more than a year. Gives its id.
 */
export async function giveDelegation(ctx: StaffCtx, given: NewDelegation): Promise<string> {
  const { id } = await ctx.db
    .insertInto('delegations')
    .values({
      delegator_id: ctx.actor.id,
      helper_id: given.helperId,
      kind: given.kind,
      pathway_id: given.kind === 'single' ? given.pathwayId : null,
      unit_id: given.kind === 'frame' ? given.unitId : null,
      group_words: given.kind === 'frame' ? given.groupWords : '',
      instruction_id: given.instructionId,
      selection: given.selection,
      instruction: given.instruction,
      supervision: given.supervision,
      valid_from: given.validFrom,
      valid_to: given.validTo,
      given_at: ctx.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Ends a delegation from now on. What was held under it stands. False when it is ended already. */
export async function endDelegation(ctx: StaffCtx, id: string, reason: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await ctx.db
    .insertInto('delegation_endings')
    .values({ delegation_id: id, at: ctx.now, ended_by: ctx.actor.id, reason })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** How many delegations that hold or lie ahead somebody has given or been given. */
export async function standingOf(ctx: Ctx, staffId: string): Promise<number> {
  const { total } = await openOf(ctx, staffId)
    .select((of) => of.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return total
}

/** R85: somebody leaves: nobody stands behind what they gave, and they treat no more. What was held under it stands. */
export async function endAllOf(ctx: Ctx, staffId: string): Promise<void> {
  await ctx.db
    .insertInto('delegation_endings')
    .columns(['delegation_id', 'at', 'ended_by', 'reason'])
    .expression(
      openOf(ctx, staffId).select([
        'd.id',
        sql<Date>`${ctx.now}::timestamptz`.as('at'),
        sql<string | null>`${ctx.actor.kind === 'staff' ? ctx.actor.id : null}::uuid`.as('ended_by'),
        sql<string>`${'Adgangen er lukket for en af de to.'}::text`.as('reason'),
      ]),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const openOf = (ctx: Ctx, staffId: string) =>
  ctx.db
    .selectFrom('delegations as d')
    .where((where) => where.or([where('d.delegator_id', '=', staffId), where('d.helper_id', '=', staffId)]))
    .where('d.valid_to', '>=', dayOf(ctx.now).toString())
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('delegation_endings as e').select('e.at').whereRef('e.delegation_id', '=', 'd.id'))),
    )

/** How many treatments were held without authorisation or delegation, by whom, the latest first: those from before the rule. */
export const treatmentsWithout = (ctx: Ctx) =>
  ctx.db
    .selectFrom('treatments_without_delegation as t')
    .leftJoin('staff as s', (join) =>
      join.onRef('s.municipality_id', '=', 't.municipality_id').onRef('s.id', '=', 't.staff_id'),
    )
    .select(['s.name', 's.profession'])
    .select((of) => [of.fn.countAll<number>().as('treatments'), of.fn.max<string>('t.on_day').as('latest')])
    .where('t.on_day', '>=', dayOf(ctx.now).subtract({ years: 1 }).toString())
    .groupBy(['s.id', 's.name', 's.profession'])
    .orderBy('latest', 'desc')
    .limit(50)
    .execute()

/** Tells both, once, of each delegation whose last day is near. Gives how many were told. */
export async function tellOfExpiring(ctx: Ctx): Promise<{ notices: number }> {
  const today = dayOf(ctx.now)
  const { numAffectedRows = 0n } = await sql`
    insert into delegation_notices (delegation_id, staff_id, made_at)
    select d.id, told.staff_id, ${ctx.now} from delegations d cross join lateral (values (d.delegator_id), (d.helper_id)) as told (staff_id)
    where d.valid_to between ${today.toString()}::date and ${today.add({ days: NOTICE_DAYS }).toString()}::date
      and not exists (select from delegation_endings e where e.municipality_id = d.municipality_id and e.delegation_id = d.id)
    on conflict do nothing`.execute(ctx.db)
  return { notices: Number(numAffectedRows) }
}

/** What the reader is told of and has not laid aside: delegations that run out. */
export const noticesFor = (ctx: StaffCtx): Promise<Delegation[]> =>
  told(ctx)
    .innerJoin('delegation_notices as n', (join) =>
      join
        .onRef('n.municipality_id', '=', 'd.municipality_id')
        .onRef('n.delegation_id', '=', 'd.id')
        .on('n.staff_id', '=', ctx.actor.id)
        .on('n.seen_at', 'is', null),
    )
    .where('e.at', 'is', null)
    .where('d.valid_to', '>=', dayOf(ctx.now).toString())
    .orderBy('d.valid_to')
    .orderBy('d.id')
    .limit(20)
    .execute()

/** Lays a notice aside. */
export async function laidAside(ctx: StaffCtx, delegationId: string): Promise<void> {
  await ctx.db
    .updateTable('delegation_notices')
    .set({ seen_at: ctx.now })
    .where('delegation_id', '=', delegationId)
    .where('staff_id', '=', ctx.actor.id)
    .where('seen_at', 'is', null)
    .execute()
}
