import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import { isClosedTo, listedPart } from '#registry/access/access.ts'

/** A child's name for those who search, and whether the record is closed to them; then the name tells nothing. */
export const listedNames = (ctx: Ctx) =>
  [
    listedPart(ctx, 'people', 'given_name').as('givenName'),
    listedPart(ctx, 'people', 'family_name').as('familyName'),
    isClosedTo(ctx, sql.ref('people.id')).as('isClosed'),
  ] as const
