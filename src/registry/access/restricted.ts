import { sql, type RawBuilder } from 'kysely'
import type { StaffCtx } from '#platform/ctx.ts'

/**
 * Whether the record of that child is closed to the reader: restricted, and neither opened to them by name nor by a reason that
 * still holds. `childId` is SQL: a value, or a column such as `child.id`.
 */
export const isClosedTo = ({ actor, now }: StaffCtx, childId: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`is_closed_to(${actor.municipalityId}, ${childId}, ${actor.id}::uuid, ${now}::timestamptz)`

/** What stands for the name of a child whose record is closed to the reader: `Barn med begrænset adgang`. */
const UNNAMED = { given: 'Barn med', family: 'begrænset adgang' } as const

/**
 * The name and birth date of a child for a list. Of one whose record is closed to the reader it tells neither. `child` is the
 * alias of `people` in the query.
 */
export const listedChild = (ctx: StaffCtx, child = 'child') => {
  const isClosed = isClosedTo(ctx, sql.ref(`${child}.id`))
  return [
    sql<string>`case when ${isClosed} then ${UNNAMED.given} else ${sql.ref(`${child}.given_name`)} end`.as(
      'given_name',
    ),
    sql<string>`case when ${isClosed} then ${UNNAMED.family} else ${sql.ref(`${child}.family_name`)} end`.as(
      'family_name',
    ),
    sql<string | null>`case when not ${isClosed} then ${sql.ref(`${child}.birth_date`)} end`.as('birth_date'),
  ] as const
}

/** The same name in one text. */
export const listedName = (ctx: StaffCtx, child = 'child'): RawBuilder<string> =>
  sql<string>`case when ${isClosedTo(ctx, sql.ref(`${child}.id`))} then ${`${UNNAMED.given} ${UNNAMED.family}`}
    else ${sql.ref(`${child}.given_name`)} || ' ' || ${sql.ref(`${child}.family_name`)} end`
