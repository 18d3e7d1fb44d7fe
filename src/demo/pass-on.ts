import type { StaffCtx } from '#platform/ctx.ts'
import { ageOn } from '#platform/time.ts'
import { NOTHING_ALONG, type Along, type NewWay, type Pathway } from '#care/pathways/pathways.ts'
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

/** What a partner of the demo is, where the kind of offer does not tell it. */
const KINDS: readonly [RegExp, NonNullable<Along['receiverKind']>][] = [
  [/ppr/i, 'ppr'],
  [/sundhedspleje/i, 'health_visitor'],
  [/skole/i, 'school'],
  [/ssp/i, 'ssp'],
  [/familie|social/i, 'social_services'],
]
const kindOf = ({ target, receiver }: NewWay): Along['receiverKind'] =>
  target === 'other_municipal_offer' || target === 'other'
    ? (KINDS.find(([name]) => target === 'other_municipal_offer' && name.test(receiver))?.[1] ?? 'other')
    : null

/** Keeps what was handed over in the register, on the consent of those who give it, where one is needed. */
export async function handOver(
  ctx: StaffCtx,
  pathway: Pathway,
  way: NewWay & { id: string },
  { child, from }: { child: Child; from: string[] },
): Promise<void> {
  const view = { pathway: { ...pathway, reach: null }, child }
  const along = { ...NOTHING_ALONG, receiverKind: kindOf(way) }
  const written = {
    ...along,
    consentFrom: from,
    consentPurpose: way.target === 'other_municipal_offer' ? ('other_legislation' as const) : ('other' as const),
    consentAim: 'Så modtageren kan tage godt imod og hjælpe videre.',
    consentWhat:
      'At vi kender barnet og familien, hvad vi har talt om, og hvad der hjælper. Ikke det, der er sagt i fortrolighed.',
    consentWrittenAs: 'paper' as const,
  }
  // the paper is only asked for where nothing else is a basis
  const isRefused = await passingOn.passOn(ctx, view, way, along)
  const errors = isRefused && (await passingOn.passOn(ctx, view, way, written))
  if (errors) throw new Error(`the demo hands over without a basis: ${Object.values(errors).join(' ')}`)
}
