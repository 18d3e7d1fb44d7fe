import type { Ctx, StaffCtx } from '#platform/ctx.ts'
import type { Machine } from '#platform/http.ts'
import { instantOf } from '#platform/time.ts'
import {
  countAnonymous,
  enquiryById,
  guideOn,
  joinToPathway,
  receiveEnquiry,
  takeEnquiry,
  withdraw,
} from '#care/entrance/entrance.ts'
import { activePathwayOf } from '#care/pathways/pathways.ts'
import { childByCpr } from '#registry/people/people.ts'
import { member } from './life.ts'
import type { Setting } from './population.ts'
import { randomOf } from './random.ts'
import { actAs } from './act-as.ts'
import { asSystem, type Ground } from './setup.ts'
import type { Handled, PlannedEnquiry } from './waiting.ts'

/** Fills the entrance: what waits there, what was handled without becoming a pathway, and how many were guided to counselling (R4). */
export const fillEntrance = (
  machine: Machine,
  ground: Ground,
  planned: readonly PlannedEnquiry[],
  { seed, today, municipality }: Setting,
): Promise<void> =>
  asSystem(machine, ground.id, async (ctx) => {
    for (const { enquiry, by, handled } of planned) {
      const received: Ctx = by
        ? await actAs(ctx, member(ground, by), enquiry.receivedAt)
        : { ...ctx, actor: { kind: 'visitor', municipalityId: ground.id }, now: enquiry.receivedAt }
      const { id } = await receiveEnquiry(received, enquiry)
      if (handled) await handle(await actAs(ctx, member(ground, handled.by), handled.at), id, handled)
    }
    const random = randomOf(seed, municipality.id, 'anonymous')
    for (let daysAgo = 1; daysAgo < 180; daysAgo += random.between(1, 6)) {
      await countAnonymous({ ...ctx, now: instantOf(today.subtract({ days: daysAgo }), '12:00') })
    }
  })

async function handle(ctx: StaffCtx, id: string, handled: Handled): Promise<void> {
  const enquiry = await enquiryById(ctx, id)
  await takeEnquiry(ctx, id, enquiry.version)
  if (handled.how === 'guided') return guideOn(ctx, id, handled)
  if (handled.how === 'withdrawn') return withdraw(ctx, id, handled.reason)
  const child = await childByCpr(ctx, handled.child.cpr)
  const pathway = child && (await activePathwayOf(ctx, child.id))
  if (!pathway) throw new Error('only a child whose pathway is open is joined to it')
  await joinToPathway(ctx, enquiry, pathway.id)
}
