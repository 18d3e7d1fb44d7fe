import type { StaffCtx } from '#platform/ctx.ts'
import { clockTimeOf } from '#platform/time.ts'
import {
  faultsOfTalk,
  faultsOfTreater,
  hindrance,
  holdContact,
  judge,
  planContact,
  type View,
} from '#care/pathways/pathways.ts'
import type { Event } from './format.ts'
import type { Life, Made } from './life.ts'
import { NotNow, refuse } from './refused.ts'

/** Plans a talk for a day to come. */
export async function plan(ctx: StaffCtx, view: View, given: NonNullable<Event['plan']>): Promise<Made> {
  const { day, time } = given.for
  if (day < view.today.toString()) throw new NotNow('En aftale kan ikke ligge i fortiden.')
  const agreed = agreedOf(ctx, view, given, { day, time })
  return { contactId: await planContact(ctx, view.pathway.id, { ...agreed, form: null }) }
}

/** Registers a talk as held, at the time of the event unless it says that it was held before. */
export async function hold(ctx: StaffCtx, view: View, life: Life, given: NonNullable<Event['contact']>): Promise<Made> {
  const { day, time } = given.held ?? { day: view.today.toString(), time: clockTimeOf(view.now) }
  const agreed = agreedOf(ctx, view, given, { day, time })
  const planned = given.plan ? life.made.get(given.plan)?.contactId : undefined
  if (planned && view.contacts.find(({ id }) => id === planned)?.type !== given.type)
    throw new NotNow('Samtalen er en anden end den, der var aftalt.')
  if (given.inTargetGroup !== undefined) {
    const isFirst = given.type === 'preliminary_talk' && !view.pathway.preliminary_talk_on
    await judge(ctx, view.pathway.id, {
      inTargetGroup: given.inTargetGroup,
      on: day,
      at: isFirst ? 'first_conversation' : 'later',
    })
  }
  refuse(faultsOfTreater(view, given.type, agreed))
  const held = { ...agreed, form: given.delivery ?? null, summary: given.summary }
  return { contactId: await holdContact(ctx, view.pathway.id, held, planned ?? null) }
}

/** When, how, with whom and where, or what is wrong with it. */
function agreedOf(
  ctx: StaffCtx,
  view: View,
  { type, mode, place }: Pick<NonNullable<Event['contact']>, 'type' | 'mode' | 'place'>,
  when: { day: string; time: string },
) {
  const why = hindrance(type, view.pathway)
  if (why) throw new NotNow(why)
  const found = view.choices.places.find(({ name }) => name === place)
  if (place && !found) throw new NotNow(`Ingen behandlingssteder hedder ${place}.`)
  const agreed = { talk: type, ...when, mode, staffId: ctx.actor.id, placeId: found?.id ?? null }
  refuse(faultsOfTalk(view, type, agreed))
  return agreed
}
