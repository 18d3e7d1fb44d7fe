import type { StaffCtx } from '#platform/ctx.ts'
import { ageOn, dayOf } from '#platform/time.ts'
import {
  decide,
  giveTheRest,
  makeDocuments,
  registerDelivery,
  registerRequest,
  requestView,
  restOf,
  saveVerdict,
} from '#care/record-requests/record-requests.ts'
import { childForBanner, custodyInWords, fullName } from '#registry/people/people.ts'
import type { Life } from './life.ts'
import type { Deed } from './plan.ts'

const DAY = 86_400_000
const NOTHING = { reason: '', withheld: [], thirdParty: [], testQuestions: [] }

/** Who holds custody asks for the record; it is looked through in part, or given as a whole, or waits. */
export async function ask(ctx: StaffCtx, life: Life, deed: Extract<Deed, { does: 'request' }>): Promise<void> {
  const child = await childForBanner(ctx, life.childId)
  const [holder] = child.custody
  const receivedAt = new Date(ctx.now.getTime() - deed.daysBefore * DAY)
  const age = ageOn(child.birthDate, dayOf(ctx.now))
  if (!holder || age >= 18) return
  const id = await registerRequest(ctx, {
    childId: life.childId,
    pathwayId: life.pathwayId,
    track: 'access',
    by: 'custody_holder',
    powerFrom: null,
    adultId: holder.id,
    name: fullName(holder),
    receivedAt,
    channel: 'digital_post',
    scope: 'all',
    from: null,
    to: null,
    about: deed.about,
    identity: 'Digital Post, sendt med MitID',
    powerOfAttorney: '',
    maturity: '',
    age: ageOn(child.birthDate, dayOf(receivedAt)),
    custody: custodyInWords(child.custody),
    handlerId: ctx.actor.id,
  })
  if (deed.stands === 'reviewed in part') await lookThroughHalf(ctx, id)
  if (deed.stands === 'given') await give(ctx, id)
}

async function lookThroughHalf(ctx: StaffCtx, id: string): Promise<void> {
  const { reviewed } = await requestView(ctx, id, 'write')
  for (const { item } of reviewed.filter((each) => each.item.mayRead).slice(0, Math.floor(reviewed.length / 2)))
    await saveVerdict(ctx, id, item, { verdict: 'give', ...NOTHING }, 0)
}

async function give(ctx: StaffCtx, id: string): Promise<void> {
  const { request, reviewed } = await requestView(ctx, id, 'write')
  if (reviewed.some(({ item }) => !item.mayRead)) return
  await giveTheRest(ctx, id, restOf(reviewed))
  await decide(ctx, request, { decision: 'full', reason: '' })
  await makeDocuments(ctx, await requestView(ctx, id, 'write'))
  const on = dayOf(ctx.now).toString()
  const made = await requestView(ctx, id, 'write')
  await registerDelivery(ctx, made, { to: request.name, on, channel: 'digital_post', feeKroner: 0 })
}
