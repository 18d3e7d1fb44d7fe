import type { Ctx, StaffCtx } from '#platform/ctx.ts'
import { dayOf } from '#platform/time.ts'
import { enquiryById, openEnquiry, receiveEnquiry, takeEnquiry } from '#care/entrance/entrance.ts'
import { openPathway } from '#care/pathways/pathways.ts'
import type { Life } from './life.ts'
import type { Call, Deed } from './plan.ts'

type Open = Extract<Deed, { does: 'open' }>

/** Opens the pathway of a child, lately through the entrance. Gives its id. */
export async function opened(ctx: StaffCtx, life: Life, deed: Open): Promise<string> {
  const { acting, unit, call, ...opening } = deed
  const common = {
    residenceMunicipalityId: ctx.actor.municipalityId,
    actingMunicipalityId: acting,
    unitId: life.ground.units.get(unit) ?? null,
    themes: deed.themes,
  }
  return call
    ? throughEntrance(ctx, life, deed, call, common)
    : openPathway(ctx, { ...opening, ...common, childId: life.childId })
}

type Common = {
  residenceMunicipalityId: string
  actingMunicipalityId: string | null
  unitId: string | null
  themes: Open['themes']
}

async function throughEntrance(
  ctx: StaffCtx,
  { child }: Life,
  deed: Open,
  call: Call,
  common: Common,
): Promise<string> {
  const isWritten = deed.channel === 'written'
  const from: Ctx = { ...ctx, now: deed.enquiryAt }
  const { referrer } = call
  const { id } = await receiveEnquiry(from, {
    source: isWritten ? (deed.referredBy ? 'referral' : 'public_page') : 'staff',
    receivedAt: deed.enquiryAt,
    contactedBy: deed.contactedBy,
    channel: deed.channel,
    givenName: child.givenName,
    familyName: child.familyName,
    birthDate: child.birthDate,
    cpr: isWritten ? null : child.cpr,
    contactName: call.name,
    contactPhone: call.phone,
    language: child.language,
    needsInterpreter: child.needsInterpreter,
    about: deed.summary,
    themes: deed.themes,
    referral:
      deed.referredBy && referrer
        ? { ...referrer, by: deed.referredBy, agreedOn: dayOf(deed.enquiryAt).toString() }
        : null,
  })
  const enquiry = await enquiryById(ctx, id)
  await takeEnquiry(ctx, id, enquiry.version)
  const done = await openEnquiry(ctx, enquiry, {
    ...common,
    cpr: child.cpr,
    childId: null,
    correctBirth: false,
    outside126a: !deed.isUnder126a,
  })
  if ('errors' in done) throw new Error(`a henvendelse cannot be opened: ${JSON.stringify(done.errors)}`)
  return done.pathwayId
}
