import type { StaffCtx } from '#platform/ctx.ts'
import type { Theme } from '#platform/schema.ts'
import {
  assign,
  chooseOutcome,
  faultsOfOutcome,
  faultsOfWay,
  judge,
  NOTHING_ALONG,
  setThemes,
  showWay,
  type View,
} from '#care/pathways/pathways.ts'
import { passingOn } from '#care/sharing/sharing.ts'
import type { Cast } from './cast.ts'
import type { Event } from './format.ts'
import type { Made } from './life.ts'
import { NotNow, refuse } from './refused.ts'

/** How long after a referral somebody looks whether contact was made, when the story does not say. As on the screen. */
const DAYS_TO_CHECK = 21

const onlyWhileActive = ({ pathway }: View): void => {
  if (pathway.status !== 'active') throw new NotNow('Forløbet er afsluttet. Genåbn det først.')
}

export async function judgeTarget(ctx: StaffCtx, view: View, given: NonNullable<Event['judgement']>): Promise<Made> {
  onlyWhileActive(view)
  await judge(ctx, view.pathway.id, { ...given, on: view.today.toString() })
  return {}
}

export async function choose(ctx: StaffCtx, view: View, given: NonNullable<Event['outcome']>): Promise<Made> {
  onlyWhileActive(view)
  const { choice: outcome, reason, guidance } = given
  refuse(faultsOfOutcome({ outcome, reason, guidance }, view.ways))
  await chooseOutcome(ctx, view.pathway, { outcome, on: view.today.toString(), reason, guidance, way: null })
  return {}
}

/** The themes that stand from now on. */
export async function change(ctx: StaffCtx, view: View, themes: readonly Theme[]): Promise<Made> {
  onlyWhileActive(view)
  await setThemes(ctx, view.pathway.id, [...new Set(themes)])
  return {}
}

/** Makes somebody responsible: the named one, or the first therapist. */
export async function makeResponsible(
  ctx: StaffCtx,
  view: View,
  given: NonNullable<Event['assignment']>,
  cast: Cast,
): Promise<Made> {
  onlyWhileActive(view)
  const { id, unitId } = given.to ? cast.byEmail(given.to) : cast.firstWho('therapist')
  if (!view.choices.staff.some((each) => each.id === id)) throw new NotNow('Vælg en medarbejder på listen.')
  await assign(ctx, view.pathway, { staffId: id, unitId })
  return {}
}

export async function refer(ctx: StaffCtx, view: View, given: NonNullable<Event['referral']>): Promise<Made> {
  const today = view.today.toString()
  const partner = view.choices.partners.find(({ name, target }) => name === given.receiver && target === given.target)
  const way = {
    ...given,
    receiverId: partner?.id ?? null,
    agreedOn: today,
    handedOverOn: today,
    checkBy: given.checkBy ?? view.today.add({ days: DAYS_TO_CHECK }).toString(),
  }
  refuse(faultsOfWay(view, way))
  const wayId = await showWay(ctx, view.pathway, way)
  const along = { ...NOTHING_ALONG, receiverKind: given.receiverKind ?? null }
  refuse((await passingOn.passOn(ctx, view, { ...way, id: wayId }, along)) ?? {})
  return { wayId }
}
