import type { StaffCtx } from '#platform/ctx.ts'
import { dayOf } from '#platform/time.ts'
import { logLook } from '#registry/access/access.ts'
import { may } from '#registry/access/roles.ts'
import { municipalities, units } from '#registry/organisations/organisations.ts'
import { readCpr, sealCpr, writtenCpr } from '#registry/people/people.ts'
import { joinedTo, type Enquiry } from '../load.ts'
import { matchesOf, type Match } from '../matches.ts'
import { cprOfEnquiry } from '../open.ts'
import type { EnquiryView } from './enquiry-page.ts'
import type { Places } from './opening-fields.ts'

export async function placesOf(ctx: StaffCtx): Promise<Places> {
  const all = await municipalities(ctx)
  return {
    municipalities: all,
    units: await units(ctx),
    own: { municipalityId: ctx.actor.municipalityId, unitId: ctx.actor.unitId },
  }
}

/** Whom a henvendelse may be the same as; `typedCpr` finds the child that has the number somebody has just written. */
export function matchesFor(ctx: StaffCtx, enquiry: Enquiry, typedCpr = ''): Promise<Match[]> {
  const cpr = readCpr(typedCpr)
  const cprLookup = cpr ? sealCpr(ctx, cpr.digits).lookup : enquiry.cpr_lookup
  return matchesOf(ctx, [
    {
      key: enquiry.id,
      name: `${enquiry.child_given_name} ${enquiry.child_family_name}`,
      birthDate: enquiry.child_birth_date,
      cprLookup,
    },
  ])
}

/** All that the page of a henvendelse shows. R56: the look is logged. */
export async function viewOf(ctx: StaffCtx, enquiry: Enquiry, back?: EnquiryView['back']): Promise<EnquiryView> {
  await logLook(ctx, { what: 'enquiry', criterion: `henvendelse ${enquiry.receipt}` })
  const isWaiting = enquiry.status === 'waiting'
  const cpr = cprOfEnquiry(ctx, enquiry, '')
  return {
    enquiry,
    joined: await joinedTo(ctx, enquiry.id),
    matches: isWaiting ? await matchesFor(ctx, enquiry, String(back?.typed['cpr'] ?? '')) : [],
    places: isWaiting
      ? await placesOf(ctx)
      : { municipalities: [], units: [], own: { municipalityId: ctx.actor.municipalityId, unitId: null } },
    today: dayOf(ctx.now),
    hiddenCpr: cpr ? writtenCpr(cpr).replace(/\d{4}$/, '••••') : null,
    mayOpenPathway: may('pathway.read', ctx.actor),
    back,
  }
}
