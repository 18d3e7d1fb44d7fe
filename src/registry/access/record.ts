import { sql } from 'kysely'
import type { StaffCtx } from '#platform/ctx.ts'
import { Problem } from '#platform/problem.ts'
import type { AccessKind, RelationBasis } from '#platform/schema.ts'
import { remember, write } from './looks.ts'
import { isClosedTo, isRestrictedFrom } from './restricted.ts'

const GLASS = 'Skriv hvorfor. Din leder får besked.'

/**
 * A record that does not open to somebody, and whose it is: those who see to who may look are shown the way to that. `isClosed`:
 * it is restricted, and they are not named.
 */
export class NotOpened extends Problem {
  readonly childId: string
  readonly isClosed: boolean

  constructor(childId: string, isClosed: boolean, title: string, detail: string) {
    super(403, 'no-relation', title, detail)
    this.childId = childId
    this.isClosed = isClosed
  }
}

/** Thrown when somebody opens the record of a child whom they neither treat nor have given a reason for. */
const noRelation = (childId: string) =>
  new NotOpened(
    childId,
    false,
    'Du har ikke en aktiv behandlingsrelation til barnet',
    `Du kan åbne forløbet, hvis du har brug for det i aktuel behandling. ${GLASS}`,
  )

/** Thrown when the record is one that only those who are named may open. */
const closed = (childId: string) =>
  new NotOpened(
    childId,
    true,
    'Adgangen til barnet er begrænset',
    `Kun de medarbejdere, som ledelsen har udpeget, kan åbne det. Er det nødvendigt i aktuel behandling, kan du åbne det med en begrundelse. ${GLASS}`,
  )

/**
 * R55, R56: opens a child's record and writes the look in the access log, in one statement: without a relation nothing is
 * written and nothing opened. `byRole` is the basis of those whose role alone suffices, such as intake before anybody is
 * responsible. A restricted record opens to those who are named, and to a reason, which is then the basis of whoever else has
 * a relation. Leave for quality work reads, writes nothing, and opens only a page that shows no more than the one
 * pathway it was given for, which the page says by `forQuality`. Sundhedsloven §§ 42 a, 42 d.
 */
export async function openRecord(
  ctx: StaffCtx,
  childId: string,
  {
    what,
    kind = 'read',
    byRole,
    forQuality,
  }: { what: string; kind?: AccessKind; byRole?: RelationBasis | null; forQuality?: string | null },
): Promise<RelationBasis> {
  const log = ctx.db
    .insertInto('access_log')
    .columns(['at', 'roles', 'unit_name', 'kind', 'what', 'child_id', 'basis', 'relation_id'])
    .expression((query) => {
      const relation = query
        .selectFrom('care_relations')
        .select(['basis', 'id', 'starts_at'])
        .where('child_id', '=', childId)
        .where('staff_id', '=', ctx.actor.id)
        .where('starts_at', '<=', ctx.now)
        .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', ctx.now)]))
        .where((where) =>
          where.or([
            where('basis', '<>', 'quality'),
            ...(forQuality && kind !== 'write' ? [where('pathway_id', '=', forQuality)] : []),
          ]),
        )
      const bases = byRole
        ? relation.unionAll(
            sql<{
              basis: RelationBasis
              id: string
              starts_at: Date
            }>`select ${byRole}::relation_basis as basis, null::uuid as id, null::timestamptz as starts_at`,
          )
        : relation
      return (
        query
          .selectFrom(bases.as('bases'))
          .where(sql<boolean>`not ${isClosedTo(ctx, sql`${childId}::uuid`)}`)
          .where(sql<boolean>`basis = 'reason' or not ${isRestrictedFrom(ctx, sql`${childId}::uuid`)}`)
          .select([
            sql<Date>`${ctx.now}::timestamptz`.as('at'),
            sql<string[]>`${ctx.actor.roles}::text[]`.as('roles'),
            sql<string>`${ctx.actor.unitName ?? ''}::text`.as('unit_name'),
            sql<AccessKind>`${kind}::access_kind`.as('kind'),
            sql<string>`${what}::text`.as('what'),
            sql<string>`${childId}::uuid`.as('child_id'),
            sql<string>`basis::text`.as('basis'),
            'bases.id as relation_id',
          ])
          // in the order of the enum: whoever treats the child or gave a reason looks as such, not by leave for quality work
          .orderBy('bases.basis')
          // of several reasons the latest, which is the one that opened a record that was restricted meanwhile
          .orderBy('starts_at', 'desc')
          .limit(1)
      )
    })
    .returning(['basis', 'relation_id'])
  const look = await log.executeTakeFirst()
  if (!look) throw await refusal(ctx, childId)
  remember(ctx, { kind, what, child_id: childId, ...look })
  return look.basis as RelationBasis // written from the enum in the line above
}

/**
 * Whether the one who asks treats the child or has a reason, and whether the record is closed to them all the same. Leave for
 * quality work is neither: it reads what it was given for, and nothing else.
 */
const standing = async (ctx: StaffCtx, childId: string): Promise<{ isRelated: boolean; isClosed: boolean }> => {
  const { rows } = await sql<{ isRelated: boolean; isClosed: boolean }>`select
    exists (select from care_relations where child_id = ${childId} and staff_id = ${ctx.actor.id}
      and basis <> 'quality' and starts_at <= ${ctx.now} and (ends_at is null or ends_at > ${ctx.now})) as "isRelated",
    ${isClosedTo(ctx, sql`${childId}::uuid`)} as "isClosed"`.execute(ctx.db)
  return rows[0] ?? { isRelated: false, isClosed: true }
}

const refusal = async (ctx: StaffCtx, childId: string): Promise<Problem> =>
  (await standing(ctx, childId)).isClosed ? closed(childId) : noRelation(childId)

/** Whether the one who asks may open the record: treats the child, takes it in, or has a reason that has not lapsed. */
export const hasRelation = async (ctx: StaffCtx, childId: string): Promise<boolean> => {
  const { isRelated, isClosed } = await standing(ctx, childId)
  return isRelated && !isClosed
}

/**
 * R55, R56: a look at a page that names a child without opening the record, by those whose work it is, such as what the
 * national report tells. It is logged on the child. Gives whether the reader has a relation, and may be shown more. Refused
 * when the record is closed to the reader.
 */
export async function logGlance(
  ctx: StaffCtx,
  childId: string,
  { what, kind = 'read' }: { what: string; kind?: AccessKind },
): Promise<boolean> {
  const { isRelated, isClosed } = await standing(ctx, childId)
  if (isClosed) throw closed(childId)
  if (isRelated) await openRecord(ctx, childId, { what, kind })
  else await write(ctx, { kind, what, basis: 'role', child_id: childId })
  return isRelated
}

/**
 * R56: a look at who looked, or at what is decided of who may look, by those who see to it. It names the child and shows
 * nothing of the record, so that a restricted one can be seen to as well.
 */
export const logOversight = (
  ctx: StaffCtx,
  childId: string,
  { what, kind = 'read' }: { what: string; kind?: AccessKind },
): Promise<void> => write(ctx, { kind, what, basis: 'role', child_id: childId })
