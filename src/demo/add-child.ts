import type { StaffCtx } from '#platform/ctx.ts'
import { dayOf } from '#platform/time.ts'
import { addAdult, addChild, addContact, recordCustody } from '#registry/people/people.ts'
import type { PlannedAdult, PlannedChild } from './plan.ts'

/** Adds a child with the adults around it. Those of its siblings are known already: `adultIds`, which it fills. */
export async function addFamilyMember(
  ctx: StaffCtx,
  child: PlannedChild,
  adults: readonly PlannedAdult[],
  adultIds: string[],
): Promise<string> {
  const {
    givenName,
    familyName,
    birthDate,
    cpr,
    language,
    needsInterpreter,
    isHidden,
    address,
    phone,
    school,
    schoolClass,
    practice,
  } = child
  const childId = await addChild(ctx, {
    givenName,
    familyName,
    birthDate,
    cpr,
    language,
    needsInterpreter,
    address,
    phone,
    school,
    schoolClass,
    hasProtectedAddress: isHidden,
    generalPractice: practice,
  })
  for (const { isHidden, ...adult } of adults.slice(adultIds.length))
    adultIds.push(await addAdult(ctx, { ...adult, hasProtectedAddress: isHidden }))
  const idOf = (adult: number): string => adultIds[adult] ?? ''
  for (const { adult, relationship, isPrimary } of child.bonds)
    await addContact(ctx, childId, { adult: { id: idOf(adult) }, relationship, isPrimary })
  if (child.custody) {
    const { holders, ...custody } = child.custody
    await recordCustody(ctx, childId, {
      ...custody,
      sourceDate: dayOf(ctx.now).toString(),
      holders: holders.map((adult) => ({ adultId: idOf(adult) })),
    })
  }
  return childId
}
