import type { Ctx, Staff, StaffCtx } from '#platform/ctx.ts'
import { consent, notice } from './consents.ts'
import { pathwayById, REGRETTED, viewOf } from '#care/pathways/pathways.ts'
import type { Permission } from '#registry/access/roles.ts'
import type { Cast } from './cast.ts'
import { change, choose, judgeTarget, makeResponsible, refer } from './decisions.ts'
import { correct, end, regret, reopen } from './endings.ts'
import { enquire } from './enquire.ts'
import { actOf, type ActName, type Event } from './format.ts'
import type { Life, Made } from './life.ts'
import { NotNow } from './refused.ts'
import { assess, goOn } from './risks.ts'
import { hold, plan } from './talks.ts'

/** What each act asks for, as its form does. */
const permissions = {
  enquiry: 'entrance.open',
  plan: 'pathway.work',
  contact: 'pathway.work',
  consent: 'pathway.work',
  notice: 'pathway.work',
  risk: 'pathway.work',
  goingOn: 'risk.decide',
  judgement: 'pathway.work',
  outcome: 'pathway.work',
  themes: 'pathway.work',
  assignment: 'pathway.assign',
  referral: 'pathway.work',
  ending: 'pathway.end',
  reopening: 'pathway.end',
  correction: 'pathway.work',
  regret: 'pathway.end',
} as const satisfies Record<ActName, Permission>

export const permissionFor = (does: ActName): Permission => permissions[does]

/**
 * Who does it: the one whom the event names; else for a henvendelse the first in the entrance, and for the rest whoever is
 * responsible for the pathway, or opened it.
 */
export async function whoDoes(ctx: Ctx, life: Life, event: Event, cast: Cast): Promise<Staff> {
  if (event.by) return cast.byEmail(event.by)
  if (event.enquiry || !life.pathwayId) return cast.firstWho('intake')
  const { responsible_id: responsible } = await pathwayById(ctx, life.pathwayId)
  return cast.byId(responsible) ?? cast.byId(life.openedBy) ?? cast.firstWho('intake')
}

/** Does what an event says, with the record opened as the screen opens it. */
export async function happen(ctx: StaffCtx, life: Life, event: Event, cast: Cast): Promise<Made> {
  if (event.enquiry) return enquire(ctx, life, event.enquiry)
  if (!life.pathwayId) throw new NotNow('Barnet har endnu intet forløb. Begynd med en henvendelse.')
  const view = await viewOf(ctx, life.pathwayId, actOf(event), { kind: 'write' })
  if (view.pathway.status === 'entered_in_error') throw new NotNow(REGRETTED)
  if (event.plan) return plan(ctx, view, event.plan)
  if (event.contact) return hold(ctx, view, life, event.contact)
  if (event.consent) return consent(ctx, view, life, event.consent)
  if (event.notice) return notice(ctx, view, life, event.notice)
  if (event.risk) return assess(ctx, view, event.risk)
  if (event.goingOn) return goOn(ctx, view, event.goingOn)
  if (event.judgement) return judgeTarget(ctx, view, event.judgement)
  if (event.outcome) return choose(ctx, view, event.outcome)
  if (event.themes) return change(ctx, view, event.themes)
  if (event.assignment) return makeResponsible(ctx, view, event.assignment, cast)
  if (event.referral) return refer(ctx, view, event.referral)
  if (event.ending) return end(ctx, view, event.ending)
  if (event.reopening) return reopen(ctx, view, event.reopening)
  if (event.correction) return correct(ctx, view, life, event.correction)
  if (event.regret) return regret(ctx, view, event.regret)
  throw new Error('the schema lets no event be empty')
}
