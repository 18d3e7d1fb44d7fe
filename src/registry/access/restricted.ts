import { sql, type RawBuilder } from 'kysely'
import type { Ctx, StaffCtx } from '#platform/ctx.ts'
import type { RelationBasis } from '#platform/schema.ts'

/**
 * Whether the record of that child is closed to the reader: restricted, and neither opened to them by name nor by a reason that
 * still holds. `childId` is SQL: a value, or a column such as `child.id`.
 */
export const isClosedTo = ({ actor, now }: Ctx, childId: RawBuilder<unknown>): RawBuilder<boolean> =>
  actor.kind === 'staff'
    ? sql<boolean>`is_closed_to(${actor.municipalityId}, ${childId}, ${actor.id}::uuid, ${now}::timestamptz)`
    : sql<boolean>`false`

/** Whether the record of that child is restricted and the reader not named, so that nothing but a reason opens it to them. */
export const isRestrictedFrom = ({ actor }: StaffCtx, childId: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`is_restricted_from(${actor.municipalityId}, ${childId}, ${actor.id}::uuid)`

/** Whether somebody who opened a record on that basis may know where the family lives when that is protected. */
export const mayKnowAddress = (basis: RelationBasis): boolean =>
  basis === 'responsible' || basis === 'treating' || basis === 'intake'

/** What stands for the name of a child whose record is closed to the reader: `Barn med begrænset adgang`. */
const UNNAMED = { given_name: 'Barn med', family_name: 'begrænset adgang' } as const

export const CLOSED_NAME = `${UNNAMED.given_name} ${UNNAMED.family_name}`

/** A part of a child's name for a list; of one whose record is closed to the reader it tells nothing. */
export const listedPart = (ctx: Ctx, child: string, part: keyof typeof UNNAMED): RawBuilder<string> =>
  sql<string>`case when ${isClosedTo(ctx, sql.ref(`${child}.id`))} then ${UNNAMED[part]} else ${sql.ref(`${child}.${part}`)} end`

/** The same for the birth date: none. */
export const listedBirth = (ctx: Ctx, child: string): RawBuilder<string | null> =>
  sql<
    string | null
  >`case when not ${isClosedTo(ctx, sql.ref(`${child}.id`))} then ${sql.ref(`${child}.birth_date`)} end`

/** Name and birth date of a child for a list. `child` is the alias of `people` in the query. */
export const listedChild = (ctx: Ctx, child = 'child') =>
  [
    listedPart(ctx, child, 'given_name').as('given_name'),
    listedPart(ctx, child, 'family_name').as('family_name'),
    listedBirth(ctx, child).as('birth_date'),
  ] as const

/** The whole name in one text. */
export const listedName = (ctx: Ctx, child = 'child'): RawBuilder<string> =>
  sql<string>`${listedPart(ctx, child, 'given_name')} || ' ' || ${listedPart(ctx, child, 'family_name')}`
