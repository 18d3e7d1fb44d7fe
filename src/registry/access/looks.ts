import { sql } from 'kysely'
import type { Ctx, StaffCtx } from '#platform/ctx.ts'
import type { Database, Db } from '#platform/database.ts'
import type { AccessKind } from '#platform/schema.ts'

/** A CPR number however somebody parts it: `010203 - 1234`, `01.02.03/1234`, with a dash of any length. */
const CPR = /\d{2}([\s./\p{Pd}]*\d{2}){2}[\s./\p{Pd}]*\d{4}/u

/** R56: a search is logged by its criterion. A CPR number is never written; the criterion then only says so. */
export const logSearch = (ctx: StaffCtx, criterion: string): Promise<void> =>
  write(ctx, {
    kind: 'search',
    what: 'search',
    criterion: CPR.test(criterion) ? '[CPR-nummer]' : criterion.slice(0, 200),
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

type Look = {
  kind: AccessKind
  what: string
  basis: string
  child_id?: string
  criterion?: string
  relation_id?: string | null
}

export async function write(ctx: StaffCtx, look: Look): Promise<void> {
  await ctx.db
    .insertInto('access_log')
    .values({ at: ctx.now, roles: [...ctx.actor.roles], unit_name: ctx.actor.unitName ?? '', ...look })
    .execute()
  remember(ctx, look)
}

/** The looks of each transaction that is under way, so that they stand also when it is undone. */
const looks = new WeakMap<Db, Look[]>()
export const remember = (ctx: StaffCtx, look: Look): void =>
  void looks.set(ctx.db, [...(looks.get(ctx.db) ?? []), look])

/**
 * R56: writes the looks of a transaction that was undone, in one of their own: a form that comes back with errors has shown
 * the record all the same. What the transaction itself had made, a relation or a child, was undone with it.
 */
export async function keepLooks(database: Database, { db: undone, actor, now }: Ctx): Promise<void> {
  const seen = looks.get(undone)
  if (!seen || actor.kind !== 'staff') return
  const by = { at: now, roles: [...actor.roles], unit_name: actor.unitName ?? '' }
  await database.as({ municipalityId: actor.municipalityId, staffId: actor.id }, (db) =>
    db
      .insertInto('access_log')
      .values(seen.map((look) => ({ ...by, ...look, ...stillThere(look) })))
      .execute(),
  )
}

const stillThere = ({ child_id, criterion, relation_id }: Look) => ({
  child_id: sql<string | null>`(select id from people where id = ${child_id ?? null}::uuid)`,
  criterion: sql<
    string | null
  >`coalesce(${criterion ?? null}::text, case when not exists (select from people where id = ${child_id ?? null}::uuid) then 'et barn, der ikke blev oprettet' end)`,
  relation_id: sql<string | null>`(select id from care_relations where id = ${relation_id ?? null}::uuid)`,
})
