import type { StaffCtx } from '#platform/ctx.ts'
import { disclose } from '#care/sharing/sharing.ts'
import { problem } from '#platform/problem.ts'
import type { Sending } from './write.ts'

/**
 * R79: an underretning that was sent stands in the register of disclosures and in the journal, because the law requires it
 * (R82). To whom and what it says is told on its own page alone (R84).
 */
export async function register(
  ctx: StaffCtx,
  { concernId, pathwayId, childId }: { concernId: string; pathwayId: string; childId: string },
  what: string,
  { channel, at }: Sending,
): Promise<void> {
  const fault = await disclose(
    ctx,
    { id: pathwayId, child_id: childId, responsible_id: null },
    {
      kind: 'social_services',
      receiver: 'Kommunens modtagelse',
      purpose: 'law_requires',
      reason: 'Barnets lov § 133.',
      what: `${what} Indholdet læses på underretningens egen side.`,
      channel,
      at,
      with: 'concern',
      concernId,
    },
  )
  if (fault) throw problem.notAllowedNow(fault.words)
}
