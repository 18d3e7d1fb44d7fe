import { sql, type NotNull } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import { problem } from '#platform/problem.ts'
import { addPerson } from './add.ts'
import { columnsOf } from './columns.ts'
import type { Details, NewAdult, NewChild } from './person.ts'

export { childForBanner, bannerOf, custodyInWords, type BannerChild } from './banner.ts'
export { readCpr, syntheticCpr, writtenCpr } from './cpr.ts'
export { childByCpr, cprFault, cprNumbersOf, cprOf, cprSince, giveCpr, openCpr, sealCpr } from './cpr-numbers.ts'
export { resealCpr } from './reseal.ts'
export { cprSeals, type CprSeals } from './seals.ts'
export { addContact, changeContact, familyOf, removeContact, type Contact, type Family } from './contacts.ts'
export { LANGUAGES, languageName } from './language.ts'
export { recordCustody, type Custody, type NewCustody } from './custody.ts'
export { namesAround } from './names-around.ts'
export { type CareOf, type InCare } from './in-care.ts'
export {
  ADULT_AGE,
  askerFault,
  isOfAdult,
  lacksMaturity,
  OWN_RIGHT_AGE,
  POWER_FROM,
  rightOf,
  type Asker,
  type PowerFrom,
  type RightFault,
} from './right-of-access.ts'
export { searchChildren, type FoundChild } from './search.ts'
export { readSearch } from './typed-search.ts'
export { fullName, relationshipName, RELATIONSHIPS, type Details, type NewAdult, type NewChild } from './person.ts'

/** Adds a child that the municipality did not know, and gives its id. Refuses a CPR number as `giveCpr` does. */
export const addChild = (ctx: Ctx, child: NewChild): Promise<string> => addPerson(ctx, child, true)

/** Adds an adult: a parent, another custody holder, a grandparent. */
export const addAdult = (ctx: Ctx, adult: NewAdult): Promise<string> => addPerson(ctx, adult, false)

/** All that is known of a child, for its own page. */
export const childById = (ctx: Ctx, childId: string) =>
  ctx.db
    .selectFrom('people')
    .selectAll()
    .where('id', '=', childId)
    .where('is_child', '=', true)
    .$narrowType<{ birth_date: NotNull }>() // by a check of the table a child has one
    .executeTakeFirstOrThrow(() => problem.notFound('Barnet'))

export type Child = Awaited<ReturnType<typeof childById>>

/**
 * Moves the version of a child on, before contacts, custody or CPR number are changed, and holds others back until that
 * is done; false when somebody has changed the child since `version` was shown.
 */
export const takeVersion = (ctx: Ctx, childId: string, version: number): Promise<boolean> =>
  changeChild(ctx, childId, version, {})

/**
 * Changes what is known of a child. `version` is that of the page on which it was seen; false when somebody has changed
 * the child since, and then nothing is changed.
 */
export async function changeChild(
  ctx: Ctx,
  childId: string,
  version: number,
  changes: Details & {
    givenName?: string | undefined
    familyName?: string | undefined
    birthDate?: string | undefined
  },
): Promise<boolean> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('people')
    .set({ ...columnsOf(changes), version: sql`version + 1` })
    .where('id', '=', childId)
    .where('is_child', '=', true)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}
