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
import { MAIN } from './places.ts'
import type { Plan } from './plans.ts'
import { randomOf } from './random.ts'
import { actAs } from '#platform/act-as.ts'
import { asSystem, type Ground } from './setup.ts'
import type { Handled } from './waiting.ts'

/**
 * Fills the entrance: what waits there, what was handled without becoming a pathway, and how many were guided to counselling
 * (R4). All of it or nothing; what an earlier run filled is left as it is.
 */
export const fillEntrance = (machine: Machine, ground: Ground, { enquiries, setting }: Plan): Promise<void> =>
  asSystem(machine, ground.id, async (ctx) => {
    const { seed, today, municipality } = setting
    if (await ctx.db.selectFrom('enquiries').select('id').where('status', '=', 'waiting').limit(1).executeTakeFirst())
      return
    for (const { enquiry, by, handled } of enquiries) {
      const received: Ctx = by
        ? await actAs(ctx, member(ground, by), enquiry.receivedAt)
        : { ...ctx, actor: { kind: 'visitor', municipalityId: ground.id }, now: enquiry.receivedAt }
      const { id } = await receiveEnquiry(received, enquiry)
      if (handled) await handle(await actAs(ctx, member(ground, handled.by), handled.at), id, handled)
    }
    const random = randomOf(seed, municipality.id, 'anonymous')
    const daysBetween = municipality === MAIN ? 6 : 30
    for (let daysAgo = 1; daysAgo < 180; daysAgo += random.between(1, daysBetween)) {
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
  // when an earlier run was interrupted, the child may have come otherwise; then the henvendelse goes on waiting
  if (pathway) await joinToPathway(ctx, enquiry, pathway.id)
}
