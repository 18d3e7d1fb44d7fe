import type { StaffCtx } from '#platform/ctx.ts'
import type { Informant } from '#platform/schema.ts'
import { familyOf, fullName, relationshipName } from '#registry/people/people.ts'
import type { Opened } from './opened.ts'

/** Somebody known here who can answer a form; without an id it is somebody whose name is written. */
export type Somebody = { id: string; name: string; is: string }

/** Those known on the pathway who answer as this informant: the child, or the adults around it. Nobody for teachers. */
export async function whoAnswers(
  ctx: StaffCtx,
  { child }: Pick<Opened, 'child'>,
  informant: Informant,
): Promise<Somebody[]> {
  if (informant === 'self') return [{ id: child.id, name: fullName(child), is: 'barnet eller den unge selv' }]
  if (informant !== 'parent') return []
  const { contacts, custody } = await familyOf(ctx, child.id)
  const adults = contacts.map((each) => ({
    id: each.adultId,
    name: fullName(each),
    is: relationshipName[each.relationship],
  }))
  const holders = custody.map((each) => ({ id: each.holderId, name: fullName(each), is: 'har forældremyndigheden' }))
  return [...adults, ...holders.filter(({ id }) => !adults.some((adult) => adult.id === id))]
}
