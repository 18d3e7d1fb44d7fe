import type { StaffCtx } from '#platform/ctx.ts'
import { ageOn } from '#platform/time.ts'
import type { NewWay, Pathway } from '#care/pathways/pathways.ts'
import { passingOn } from '#care/sharing/sharing.ts'
import { childForBanner } from '#registry/people/people.ts'

/** Who gives the written consent to hand something over with a way; null when nothing is, or custody is not known. */
export async function mayHandOver(
  ctx: StaffCtx,
  childId: string,
  way: NewWay,
): Promise<{ child: Child; from: string[] } | null> {
  if (!way.handedOver) return null
  const child = await childForBanner(ctx, childId)
  if (ageOn(child.birthDate, way.agreedOn) >= 15) return { child, from: ['young'] }
  const needed = child.custody[0]?.sharing === 'shared' ? 2 : 1
  return child.custody.length < needed ? null : { child, from: child.custody.map(({ id }) => id) }
}
type Child = Awaited<ReturnType<typeof childForBanner>>

/** Keeps what was handed over in the register, on the consent of those who give it, where one is needed. */
export async function handOver(
  ctx: StaffCtx,
  pathway: Pathway,
  way: NewWay,
  { child, from }: { child: Child; from: string[] },
): Promise<void> {
  const along = { consentFrom: from, consentWrittenAs: 'paper' as const, consentUntil: null }
  const errors = await passingOn.passOn(ctx, { pathway: { ...pathway, reach: null }, child }, way, along)
  if (errors) throw new Error(`the demo hands over without a basis: ${Object.values(errors).join(' ')}`)
}
