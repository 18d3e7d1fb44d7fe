import { sql } from 'kysely'
import type { StaffCtx } from '#platform/ctx.ts'
import { isUuid } from '#platform/form.ts'
import { problem } from '#platform/problem.ts'
import type { AccessKind, RequestBy } from '#platform/schema.ts'
import { instantOf, plainDate } from '#platform/time.ts'
import type { Receiver } from './receiver.ts'

export type Extract = {
  id: string
  childId: string
  from: string
  to: string
  givenTo: RequestBy
  powerFrom: RequestBy | null
  receiver: string
  /** Whether it is for the young person: themselves, or by the power of attorney of one who was 18. */
  isOwn: boolean
  /** Why staff are named; null when they are not. */
  namesReason: string | null
  madeBy: string
  madeAt: Date
}

/** A look as a citizen may have it. `staffName` only when the extract names staff. */
export type ExtractedLook = {
  at: Date
  kind: AccessKind
  what: string
  basis: string
  roles: string[]
  unitName: string
  staffName: string | null
}

const extracts = (ctx: StaffCtx) =>
  ctx.db
    .selectFrom('log_extracts as extract')
    .innerJoin('staff', (join) =>
      join.onRef('staff.municipality_id', '=', 'extract.municipality_id').onRef('staff.id', '=', 'extract.made_by'),
    )
    .innerJoin('people as child', (join) =>
      join.onRef('child.municipality_id', '=', 'extract.municipality_id').onRef('child.id', '=', 'extract.child_id'),
    )
    .select(['extract.id', 'child_id as childId', 'from_day as from', 'to_day as to', 'names_reason as namesReason'])
    .select(['staff.name as madeBy', 'made_at as madeAt', 'given_to as givenTo', 'power_from as powerFrom', 'receiver'])
    .select(
      sql<boolean>`given_to = 'young_person' or coalesce(power_from, given_to) = 'young_person'
        and child.birth_date + interval '18 years' <= (made_at at time zone 'Europe/Copenhagen')::date`.as('isOwn'),
    )

/** What has been handed out of the log about a child, the latest first. */
export const extractsOf = (ctx: StaffCtx, childId: string): Promise<Extract[]> =>
  extracts(ctx).where('child_id', '=', childId).orderBy('made_at', 'desc').orderBy('extract.id').limit(50).execute()

export const extractById = (ctx: StaffCtx, childId: string, id: string): Promise<Extract> => {
  if (!isUuid(id)) throw problem.notFound('Udtrækket')
  return extracts(ctx)
    .where('child_id', '=', childId)
    .where('extract.id', '=', id)
    .executeTakeFirstOrThrow(() => problem.notFound('Udtrækket'))
}

/** R58: records that an extract was made, of which days, to whom, and why staff are named if they are. Gives its id. */
export async function makeExtract(
  ctx: StaffCtx,
  childId: string,
  { from, to, namesReason, receiver }: Pick<Extract, 'from' | 'to' | 'namesReason'> & { receiver: Receiver },
): Promise<string> {
  const { id } = await ctx.db
    .insertInto('log_extracts')
    .values({
      child_id: childId,
      from_day: from,
      to_day: to,
      names_reason: namesReason,
      given_to: receiver.by,
      power_from: receiver.powerFrom,
      adult_id: receiver.adultId,
      receiver: receiver.name,
      identity: receiver.identity,
      power_of_attorney: receiver.powerOfAttorney,
      maturity: receiver.maturity,
      made_at: ctx.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** From the first day until after the last; what was looked at later than it was made is not in it, whenever it is shown. */
const spanOf = ({ from, to, madeAt }: Extract): [Date, Date] => {
  const after = instantOf(plainDate(to).add({ days: 1 }))
  return [instantOf(from), after < madeAt ? after : new Date(madeAt.getTime() + 1)]
}

/** How many looks an extract holds, and the day of the first. A search belongs to no child, and so to no extract. */
export async function countLooks(ctx: StaffCtx, extract: Extract): Promise<{ total: number; first: Date | null }> {
  const [from, before] = spanOf(extract)
  return ctx.db
    .selectFrom('access_log')
    .select(({ fn }) => [fn.countAll<number>().as('total'), fn.min('at').as('first')])
    .where('child_id', '=', extract.childId)
    .where('at', '>=', from)
    .where('at', '<', before)
    .executeTakeFirstOrThrow()
}

/**
 * Some of an extract's looks in order of time: a page of them, or those after the last that one has. Without a reason for it no
 * name leaves the database.
 */
export async function looksIn(
  ctx: StaffCtx,
  extract: Extract,
  { most, skip = 0, after }: { most: number; skip?: number; after?: { at: string; id: string } | undefined },
): Promise<(ExtractedLook & { id: string; exactAt: string })[]> {
  const [from, before] = spanOf(extract)
  const name = extract.namesReason === null ? sql`null` : sql.ref('s.name')
  const onwards = after ? sql`and (l.at, l.id) > (${after.at}::timestamptz, ${after.id}::uuid)` : sql``
  const { rows } = await sql<ExtractedLook & { id: string; exactAt: string }>`
    select l.id, l.at, l.at::text as "exactAt", l.kind, l.what, l.basis, l.roles, l.unit_name as "unitName", ${name} as "staffName"
    from access_log l join staff s on s.municipality_id = l.municipality_id and s.id = l.staff_id
    where l.child_id = ${extract.childId} and l.at >= ${from} and l.at < ${before} ${onwards}
    order by l.at, l.id limit ${most} offset ${skip}`.execute(ctx.db)
  return rows
}
