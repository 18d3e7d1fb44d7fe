import { sql } from 'kysely'
import type { Ctx, StaffCtx } from '#platform/ctx.ts'
import type { Database, Db } from '#platform/database.ts'
import { Problem } from '#platform/problem.ts'
import type { AccessKind, RelationBasis } from '#platform/schema.ts'

/** R55: a given reason opens the record for this long, and no longer. */
export const HOURS_OF_A_REASON = 8

/** Thrown when somebody opens the record of a child whom they neither treat nor have given a reason for. */
export const noRelation = () =>
  new Problem(
    403,
    'no-relation',
    'Du har ikke en aktiv behandlingsrelation til barnet',
    'Du kan åbne forløbet, hvis du har brug for det i aktuel behandling. Skriv hvorfor. Din leder får besked.',
  )

/**
 * R55, R56: opens a child's record and writes the look in the access log, in one statement: without a relation nothing is
 * written and nothing opened. `byRole` is the basis of those whose role alone suffices, such as intake before anybody is
 * responsible. Sundhedsloven § 42 a.
 */
export async function openRecord(
  ctx: StaffCtx,
  childId: string,
  { what, kind = 'read', byRole }: { what: string; kind?: AccessKind; byRole?: RelationBasis | null },
): Promise<RelationBasis> {
  const log = ctx.db
    .insertInto('access_log')
    .columns(['at', 'roles', 'kind', 'what', 'child_id', 'basis'])
    .expression((query) => {
      const relation = query
        .selectFrom('care_relations')
        .select('basis')
        .where('child_id', '=', childId)
        .where('staff_id', '=', ctx.actor.id)
        .where('starts_at', '<=', ctx.now)
        .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', ctx.now)]))
      const bases = byRole
        ? relation.unionAll(sql<{ basis: RelationBasis }>`select ${byRole}::relation_basis as basis`)
        : relation
      return query
        .selectFrom(bases.as('bases'))
        .select([
          sql<Date>`${ctx.now}::timestamptz`.as('at'),
          sql<string[]>`${ctx.actor.roles}::text[]`.as('roles'),
          sql<AccessKind>`${kind}::access_kind`.as('kind'),
          sql<string>`${what}::text`.as('what'),
          sql<string>`${childId}::uuid`.as('child_id'),
          sql<string>`basis::text`.as('basis'),
        ])
        .orderBy('basis')
        .limit(1)
    })
    .returning('basis')
  const look = await log.executeTakeFirst()
  if (!look) throw noRelation()
  remember(ctx, { kind, what, child_id: childId, basis: look.basis })
  return look.basis as RelationBasis // written from the enum in the line above
}

/** Whether the one who asks treats the child, takes the child in, or has a reason that has not lapsed. */
export const hasRelation = async (ctx: StaffCtx, childId: string): Promise<boolean> =>
  (await ctx.db
    .selectFrom('care_relations')
    .select('id')
    .where('child_id', '=', childId)
    .where('staff_id', '=', ctx.actor.id)
    .where('starts_at', '<=', ctx.now)
    .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', ctx.now)]))
    .executeTakeFirst()) !== undefined

/** R56: a search is logged by its criterion. A CPR number is never written; the criterion then only says so. */
export const logSearch = (ctx: StaffCtx, criterion: string): Promise<void> =>
  write(ctx, {
    kind: 'search',
    what: 'search',
    criterion: /\d{6}[ -]?\d{4}/.test(criterion) ? '[CPR-nummer]' : criterion.slice(0, 200),
    basis: 'search',
  })

/**
 * R56: a look at what is told of a child that has no record here yet, such as a henvendelse in the entrance. `criterion`
 * names it, as its receipt does; an id would not do, because its digits can look like a CPR number.
 */
export const logLook = (
  ctx: StaffCtx,
  { what, criterion, kind = 'read' }: { what: string; criterion: string; kind?: AccessKind },
): Promise<void> => write(ctx, { kind, what, criterion, basis: 'intake' })

/**
 * R55, R56: a look at a page that names a child without opening the record, by those whose work it is, such as what the
 * national report tells. It is logged on the child. Gives whether the reader has a relation, and may be shown more.
 */
export async function logGlance(
  ctx: StaffCtx,
  childId: string,
  { what, kind = 'read' }: { what: string; kind?: AccessKind },
): Promise<boolean> {
  const isRelated = await hasRelation(ctx, childId)
  if (isRelated) await openRecord(ctx, childId, { what, kind })
  else await write(ctx, { kind, what, basis: 'role', child_id: childId })
  return isRelated
}

type Look = { kind: AccessKind; what: string; basis: string; child_id?: string; criterion?: string }

async function write(ctx: StaffCtx, look: Look): Promise<void> {
  await ctx.db
    .insertInto('access_log')
    .values({ at: ctx.now, roles: [...ctx.actor.roles], ...look })
    .execute()
  remember(ctx, look)
}

/** The looks of each transaction that is under way, so that they stand also when it is undone. */
const looks = new WeakMap<Db, Look[]>()
const remember = (ctx: StaffCtx, look: Look): void => void looks.set(ctx.db, [...(looks.get(ctx.db) ?? []), look])

/**
 * R56: writes the looks of a transaction that was undone, in one of their own: a form that comes back with errors has shown
 * the record all the same.
 */
export async function keepLooks(database: Database, { db: undone, actor, now }: Ctx): Promise<void> {
  const seen = looks.get(undone)
  if (!seen || actor.kind !== 'staff') return
  await database.as({ municipalityId: actor.municipalityId, staffId: actor.id }, (db) =>
    db
      .insertInto('access_log')
      .values(seen.map((look) => ({ at: now, roles: [...actor.roles], child_id: null, criterion: null, ...look })))
      .execute(),
  )
}

/** Records that somebody treats a child, or takes the child in. Does nothing when they already do. */
export async function relate(
  ctx: StaffCtx,
  relation: { childId: string; staffId: string; basis: Exclude<RelationBasis, 'reason'> },
): Promise<void> {
  const known = await ctx.db
    .selectFrom('care_relations')
    .select('id')
    .where('child_id', '=', relation.childId)
    .where('staff_id', '=', relation.staffId)
    .where('basis', '=', relation.basis)
    .where('ends_at', 'is', null)
    .executeTakeFirst()
  if (known) return
  await ctx.db
    .insertInto('care_relations')
    .values({ child_id: relation.childId, staff_id: relation.staffId, basis: relation.basis, starts_at: ctx.now })
    .execute()
}

/** Ends the relations of a child: those of one person and basis, or all of them when the pathway ends. */
export async function endRelations(
  ctx: StaffCtx,
  childId: string,
  only: { staffId?: string; basis?: RelationBasis; at?: Date } = {},
): Promise<void> {
  let ending = ctx.db
    .updateTable('care_relations')
    .set({ ends_at: sql`greatest(${only.at ?? ctx.now}::timestamptz, starts_at + interval '1 second')` })
    .where('child_id', '=', childId)
    .where('ends_at', 'is', null)
  if (only.staffId) ending = ending.where('staff_id', '=', only.staffId)
  if (only.basis) ending = ending.where('basis', '=', only.basis)
  await ending.execute()
}

/** R55: opens a record for a recorded reason, for `HOURS_OF_A_REASON` hours. Gives the relation's id, to tell the leader. */
export async function giveReason(ctx: StaffCtx, childId: string, reason: string): Promise<string> {
  const { id } = await ctx.db
    .insertInto('care_relations')
    .values({
      child_id: childId,
      staff_id: ctx.actor.id,
      basis: 'reason',
      reason,
      starts_at: ctx.now,
      ends_at: new Date(ctx.now.getTime() + HOURS_OF_A_REASON * 3_600_000),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Takes back an ending that was set for later: those who treated the child treat it again. */
export async function resumeRelations(ctx: StaffCtx, childId: string): Promise<void> {
  await ctx.db
    .updateTable('care_relations')
    .set({ ends_at: null })
    .where('child_id', '=', childId)
    .where('basis', '<>', 'reason')
    .where('ends_at', '>', ctx.now)
    .execute()
}
