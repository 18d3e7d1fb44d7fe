import { sql, type NotNull } from 'kysely'
import type { StaffCtx } from '#platform/ctx.ts'
import { dayOf } from '#platform/time.ts'
import { logSearch } from '#registry/access/access.ts'
import { childByCpr } from './cpr-numbers.ts'
import { listedNames } from './listed.ts'
import { readSearch } from './typed-search.ts'

/** A child in a list: never with an address. */
export type FoundChild = {
  id: string
  givenName: string
  familyName: string
  birthDate: string
  hasProtectedAddress: boolean
  /** The record is restricted, and the reader is not named: neither name nor birth date is to be shown. */
  isClosed: boolean
}

const AT_MOST = 20

/**
 * Looks for children by what was typed in the one search box: CPR number, birth date, or a name that may be misspelt; the
 * most alike first, at most twenty. R56: the search is written in the access log, never with a CPR number.
 */
export async function searchChildren(ctx: StaffCtx, typed: string): Promise<FoundChild[]> {
  const search = readSearch(typed, dayOf(ctx.now))
  await logSearch(ctx, search.criterion)
  if (search.by === 'cpr') {
    const child = await childByCpr(ctx, search.digits)
    return child ? [child] : []
  }
  if (search.by === 'birth date') {
    return children(ctx)
      .where('birth_date', '=', search.birthDate)
      .orderBy(sql`given_name collate danish`)
      .orderBy('people.id')
      .limit(AT_MOST)
      .execute()
  }
  if (search.by === 'name') return childrenNamed(ctx, search.name)
  return []
}

const children = (ctx: StaffCtx) =>
  ctx.db
    .selectFrom('people')
    .where('is_child', '=', true)
    .select(['people.id', 'birth_date as birthDate'])
    .select(listedNames(ctx))
    .select('has_protected_address as hasProtectedAddress')
    .$narrowType<{ birthDate: NotNull }>() // by a check of the table a child has one

const childrenNamed = (ctx: StaffCtx, name: string) =>
  children(ctx)
    .innerJoin(
      sql<{ child_id: string; likeness: number }>`children_named(${name}, ${AT_MOST})`.as('named'),
      'named.child_id',
      'people.id',
    )
    .orderBy('likeness', 'desc')
    .orderBy(sql`given_name collate danish`)
    .orderBy('people.id')
    .execute()
