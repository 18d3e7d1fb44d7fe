import type { StaffCtx } from '#platform/ctx.ts'
import { recordConsent, tellHolders } from '#care/consents/consents.ts'
import type { View } from '#care/pathways/pathways.ts'
import { familyOf, fullName } from '#registry/people/people.ts'
import type { Event } from './format.ts'
import type { Life, Made } from './life.ts'
import { NotNow } from './refused.ts'

type Who = NonNullable<Event['consent']>['by'][number]

/** Those whom the story means, by id and name: the child, or the first of the adults who is that to the child. */
async function whoAre(ctx: StaffCtx, { child, childId }: Life, whom: readonly Who[]) {
  const { contacts } = await familyOf(ctx, childId)
  return whom.map((who) => {
    if (who === 'child') return { id: childId, name: fullName(child) }
    const found = contacts.find(({ relationship }) => relationship === who)
    if (!found) throw new NotNow(`The child has no such adult (${who}).`)
    return { id: found.adultId, name: fullName(found) }
  })
}

/** A yes or a no to screening and treatment, given on the day of the event. */
export async function consent(
  ctx: StaffCtx,
  view: View,
  life: Life,
  { by, ...said }: NonNullable<Event['consent']>,
): Promise<Made> {
  const givers = await whoAre(ctx, life, by)
  await recordConsent(ctx, view.pathway, { givers, ...said, givenOn: view.today.toString() })
  return {}
}

/** Those who hold custody of a young person are told. */
export async function notice(
  ctx: StaffCtx,
  view: View,
  life: Life,
  { to, how }: NonNullable<Event['notice']>,
): Promise<Made> {
  await tellHolders(ctx, view.pathway, { holders: await whoAre(ctx, life, to), onDay: view.today.toString(), how })
  return {}
}
