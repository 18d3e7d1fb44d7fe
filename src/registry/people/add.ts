import type { Ctx } from '#platform/ctx.ts'
import { columnsOf } from './columns.ts'
import { giveCpr } from './cpr-numbers.ts'
import type { NewAdult } from './person.ts'

/** Adds a child or an adult, with a CPR number when there is one. */
export async function addPerson(ctx: Ctx, { cpr, ...person }: NewAdult, isChild: boolean): Promise<string> {
  const { id } = await ctx.db
    .insertInto('people')
    .values({
      ...columnsOf(person),
      given_name: person.givenName,
      family_name: person.familyName,
      is_child: isChild,
      recorded_at: ctx.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (cpr) await giveCpr(ctx, id, cpr)
  return id
}
