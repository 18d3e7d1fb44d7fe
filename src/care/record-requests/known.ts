import type { StaffCtx } from '#platform/ctx.ts'
import type { AccessKind, Relationship, StaffRole } from '#platform/schema.ts'
import { familyOf, fullName, relationshipName } from '#registry/people/people.ts'
import { staffInRoles } from '#registry/staff/staff.ts'
import { pathwayForRequest } from './load.ts'

/** Who goes through a record and decides. */
export const HANDLERS = ['therapist', 'leader'] as const satisfies StaffRole[]

/** What must be known to register a request: the adults around the child, custody now and then, and who can handle it. */
export async function knownForRequest(ctx: StaffCtx, pathwayId: string, kind: AccessKind) {
  const given = await pathwayForRequest(ctx, pathwayId, kind)
  const [family, handlers] = await Promise.all([familyOf(ctx, given.child.id), staffInRoles(ctx, HANDLERS)])
  const custody = [...family.custody, ...family.earlierCustody]
  const bondOf = new Map(family.contacts.map(({ adultId, relationship }) => [adultId, relationship]))
  // R64: those who can have a right: who holds or held custody, and the mother and father
  const adults = new Map([
    ...custody.map((holder) => [holder.holderId, fullName(holder)] as const),
    ...family.contacts
      .filter(({ relationship }) => isParent(relationship))
      .map((contact) => [contact.adultId, fullName(contact)] as const),
  ])
  return {
    ...given,
    custody,
    adults: [...adults].map(([id, name]) => {
      const bond = bondOf.get(id)
      return { id, name, bond: bond ? relationshipName[bond] : null, isParent: isParent(bond) }
    }),
    handlers,
    now: ctx.now,
    reader: ctx.actor,
  }
}
export type Known = Awaited<ReturnType<typeof knownForRequest>>

const isParent = (bond: Relationship | undefined): boolean => bond === 'mother' || bond === 'father'

/** R81: who held custody on a day, as the register says now. */
export const custodyOn = ({ custody }: Pick<Known, 'custody'>, on: string) =>
  custody.filter(({ validFrom, validTo }) => validFrom <= on && (validTo === null || validTo > on))
