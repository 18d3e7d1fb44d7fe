import type { StaffCtx } from '#platform/ctx.ts'
import { dayOf } from '#platform/time.ts'
import { leaveUntold, recordConsent, tellHolders, withdrawConsent } from '#care/consents/consents.ts'
import type { Pathway } from '#care/pathways/pathways.ts'
import type { Life } from './life.ts'
import type { Deed } from './plan.ts'

export type AboutConsent = Extract<Deed, { does: 'consent' | 'tell' | 'leave_untold' | 'withdraw' }>

const DAYS_TO_REVIEW = 30

/** What is said and recorded about consent, by the commands that the screens use. */
export async function consenting(
  ctx: StaffCtx,
  { child, childId, adults, yeses }: Life,
  pathway: Pick<Pathway, 'id' | 'child_id' | 'responsible_id' | 'status'>,
  deed: AboutConsent,
): Promise<void> {
  const adult = (nth: number) => {
    const one = adults[nth]
    if (!one) throw new Error('nobody is there')
    return one
  }
  const self = { id: childId, name: `${child.givenName} ${child.familyName}` }
  switch (deed.does) {
    case 'consent': {
      const givers = deed.givers === 'child' ? [self] : deed.givers.map(adult)
      const ids = await recordConsent(ctx, pathway, {
        givers,
        decision: deed.decision,
        form: deed.written ? 'written' : 'oral',
        givenOn: deed.on,
        informedOf: deed.informedOf,
      })
      givers.forEach(({ id }, nth) => yeses.set(id, ids[nth] ?? ''))
      return
    }
    case 'tell':
      return tellHolders(ctx, pathway, { holders: deed.holders.map(adult), onDay: deed.on, how: deed.how })
    case 'leave_untold': {
      const reviewOn = dayOf(ctx.now).add({ days: DAYS_TO_REVIEW }).toString()
      return leaveUntold(ctx, pathway, { decision: 'told_later', wish: deed.wish, reason: deed.reason, reviewOn })
    }
    case 'withdraw': {
      const by = deed.giver === 'child' ? self : adult(deed.giver)
      const consentId = yeses.get(by.id) ?? ''
      return withdrawConsent(ctx, pathway, { consentId, of: by, by, at: ctx.now, reason: deed.reason })
    }
  }
}
