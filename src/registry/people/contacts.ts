import type { Ctx } from '#platform/ctx.ts'
import { problem } from '#platform/problem.ts'
import type { Relationship } from '#platform/schema.ts'
import { columnsOf } from './columns.ts'
import { custodyOf, type Custody } from './custody.ts'
import { addPerson } from './add.ts'
import { fullName, type Details, type NewAdult } from './person.ts'

export type Contact = Awaited<ReturnType<typeof contactsOf>>[number]
export type Family = { contacts: Contact[]; custody: Custody[]; earlierCustody: Custody[] }

/** The adults around a child, the primary contact first, and who holds and held custody. */
export async function familyOf(ctx: Ctx, childId: string): Promise<Family> {
  const contacts = await contactsOf(ctx, childId)
  const custody = await custodyOf(ctx, childId)
  return {
    contacts,
    custody: custody.filter(({ validTo }) => validTo === null),
    earlierCustody: custody.filter(({ validTo }) => validTo !== null),
  }
}

const contactsOf = (ctx: Ctx, childId: string) =>
  ctx.db
    .selectFrom('child_contacts as contact')
    .innerJoin('people as adult', (join) =>
      join.onRef('adult.municipality_id', '=', 'contact.municipality_id').onRef('adult.id', '=', 'contact.adult_id'),
    )
    .where('contact.child_id', '=', childId)
    .select(['contact.id', 'adult.id as adultId', 'relationship', 'is_primary as isPrimary'])
    .select(['given_name as givenName', 'family_name as familyName', 'phone', 'email', 'address', 'language'])
    .select(['needs_interpreter as needsInterpreter', 'has_protected_address as hasProtectedAddress'])
    .orderBy('is_primary', 'desc')
    .orderBy('relationship')
    .orderBy('contact.id')
    .execute()

type Bond = { relationship: Relationship; isPrimary: boolean }

/**
 * Adds an adult to those around a child: a new one, or one known already by `id`. Says nothing of custody (R81). The
 * primary contact is one: the former steps back. Gives the contact's id.
 */
export async function addContact(
  ctx: Ctx,
  childId: string,
  contact: Bond & { adult: NewAdult | { id: string } },
): Promise<string> {
  const { adult, relationship, isPrimary } = contact
  const adultId = 'id' in adult ? adult.id : await addPerson(ctx, adult, false)
  if (isPrimary) await stepBack(ctx, childId)
  const { id } = await ctx.db
    .insertInto('child_contacts')
    .values({ child_id: childId, adult_id: adultId, relationship, is_primary: isPrimary })
    .onConflict((conflict) =>
      conflict
        .columns(['municipality_id', 'child_id', 'adult_id'])
        .doUpdateSet({ relationship, is_primary: isPrimary }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Changes what an adult is to a child, and what is known of the adult. */
export async function changeContact(
  ctx: Ctx,
  childId: string,
  contactId: string,
  {
    relationship,
    isPrimary,
    adult,
  }: Bond & { adult: Details & { givenName?: string | undefined; familyName?: string | undefined } },
): Promise<void> {
  if (isPrimary) await stepBack(ctx, childId)
  const { adult_id } = await ctx.db
    .updateTable('child_contacts')
    .set({ relationship, is_primary: isPrimary })
    .where('child_id', '=', childId)
    .where('id', '=', contactId)
    .returning('adult_id')
    .executeTakeFirstOrThrow(() => problem.notFound('Kontakten'))
  await ctx.db
    .updateTable('people')
    .set((eb) => ({ ...columnsOf(adult), version: eb('version', '+', 1) }))
    .where('id', '=', adult_id)
    .execute()
}

/** Takes an adult away from those around a child. Refused while the adult holds custody: that is ended first. */
export async function removeContact(ctx: Ctx, childId: string, contactId: string): Promise<void> {
  const { contacts, custody } = await familyOf(ctx, childId)
  const contact = contacts.find(({ id }) => id === contactId)
  if (!contact) throw problem.notFound('Kontakten')
  if (custody.some(({ holderId }) => holderId === contact.adultId)) {
    throw problem.notAllowedNow(
      `${fullName(contact)} har forældremyndigheden. Ret den først, hvis det ikke er rigtigt.`,
    )
  }
  await ctx.db.deleteFrom('child_contacts').where('child_id', '=', childId).where('id', '=', contactId).execute()
}

const stepBack = (ctx: Ctx, childId: string) =>
  ctx.db
    .updateTable('child_contacts')
    .set({ is_primary: false })
    .where('child_id', '=', childId)
    .where('is_primary', '=', true)
    .execute()
