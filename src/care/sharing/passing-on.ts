import type { ReceiverKind, SharingPurpose, WayTarget } from '#platform/schema.ts'
import { clockTimeOf, dayOf, instantOf } from '#platform/time.ts'
import type { NewWay, PassingOn } from '#care/pathways/pathways.ts'
import { basisFor, usualPurpose, type Fault, type Standing } from './basis.ts'
import { consentAlong, isAlong } from './consent-along.ts'
import { enterCorrection } from './corrections.ts'
import { disclose } from './disclose.ts'
import { faultOfTime } from './form.ts'
import { disclosuresOf, standingOf } from './load.ts'
import { fields } from './passing-fields.ts'
import { CONSENT_PURPOSES } from './words.ts'

/** Which kinds of receivers a way of that target can lead to. */
const kindsOf = {
  general_practice: ['general_practice'],
  child_psychiatry: ['child_psychiatry'],
  offer_in_other_municipality: ['other_offer'],
  other_municipal_offer: ['school', 'ppr', 'social_services', 'ssp', 'health_visitor', 'other'],
  civil_society: ['civil_society'],
  other: ['hospital', 'other'],
} as const satisfies Record<WayTarget, readonly [ReceiverKind, ...ReceiverKind[]]>

type Found = { kind: ReceiverKind; purpose: SharingPurpose }
type Missing = { fault: Fault; kind: ReceiverKind }

/** What a kind of receiver can be given something for with a way. */
const purposesOf = (kind: ReceiverKind): readonly SharingPurpose[] =>
  usualPurpose(kind) === 'current_treatment' ? ['current_treatment'] : CONSENT_PURPOSES

type Asked = { way: NewWay; time: string | null; kinds: readonly ReceiverKind[] }

/** The basis for what a way passes on to one of these kinds; otherwise what is missing, in the words that tell most. */
function basisOfWay({ way, time, kinds }: Asked, standing: Standing): Found | Missing | null {
  const asked = { receiver: way.receiver, partnerId: way.receiverId, day: way.handedOverOn, time, reason: '' }
  let missing: Missing | null = null
  for (const kind of kinds)
    for (const purpose of purposesOf(kind)) {
      const { fault } = basisFor({ ...asked, kind, purpose }, standing)
      if (!fault) return { kind, purpose }
      // a consent that has lapsed tells more than one that never was
      if (!missing || (missing.fault.code === 'TR075' && fault.code !== 'TR075')) missing = { fault, kind }
    }
  return missing
}

/** When nobody says what the clock was on an earlier day. What was objected to or withdrawn that day is then taken to have come first. */
const MIDDAY = '12:00'

const ELSEWHERE = 'Er det allerede givet videre, så registrér det under Deling af oplysninger.'
const WHICH = 'Vælg, hvad det er for en modtager. Det afgør, om det kræver samtykke.'

const passOn: PassingOn['passOn'] = async (ctx, { pathway, child }, way, along) => {
  const brings = isAlong(along)
  if (!way.handedOver)
    return brings ? { handedOver: 'Skriv, hvad der er givet videre, når familien har givet samtykke til det.' } : null
  if (way.handedOver.length < 3) return { handedOver: 'Skriv, hvad der er givet videre.' }
  const isToday = way.handedOverOn === dayOf(ctx.now).toString()
  const late = faultOfTime({ on: way.handedOverOn, time: along.handedOverTime }, ctx)
  if (late['time']) return { handedOverTime: late['time'] }

  const possible: readonly ReceiverKind[] = kindsOf[way.target]
  const chosen = along.receiverKind
  if (chosen && !possible.includes(chosen))
    return { receiverKind: 'Modtageren passer ikke til det slags tilbud, der er valgt øverst.' }
  const isKnown = chosen !== null || possible.length === 1
  // one that is not said to treat is not taken to
  const unsaid = possible.filter((kind) => usualPurpose(kind) !== 'current_treatment')
  const kinds = chosen ? [chosen] : isKnown ? possible : unsaid
  const time = along.handedOverTime ?? (isToday ? clockTimeOf(ctx.now) : null)
  let found = basisOfWay({ way, time, kinds }, await standingOf(ctx, pathway))
  if (!found) throw new Error('every target has a kind of receiver')
  if ('purpose' in found && brings)
    return { consentFrom: 'Der er grundlag for at give det videre i forvejen. Lad felterne om samtykke stå tomme.' }
  if ('fault' in found && !isKnown)
    return { receiverKind: WHICH, ...(found.fault.code !== 'TR075' && { consentFrom: found.fault.words }) }
  if ('fault' in found && found.fault.mend === 'consent' && brings) {
    const made = await consentAlong(ctx, { pathway, child }, way, { ...along, kind: found.kind })
    if (made.errors) return made.errors
    found = { kind: found.kind, purpose: made.purpose }
  }
  if ('fault' in found)
    return {
      [found.fault.mend === 'consent' ? 'consentFrom' : 'handedOver']: `${found.fault.words} ${ELSEWHERE}`,
    }
  const fault = await disclose(ctx, pathway, {
    ...found,
    receiver: way.receiver,
    partnerId: way.receiverId,
    reason: '',
    what: way.handedOver,
    channel: 'described',
    at: isToday && !along.handedOverTime ? ctx.now : instantOf(way.handedOverOn, along.handedOverTime ?? MIDDAY),
    with: 'way',
    wayId: way.id,
  })
  return fault && { handedOver: fault.words }
}

/** How the database begins the reason when a way takes its disclosure along; what was struck before is told already. */
const BY_THE_WAY = 'Vejen var registreret ved en fejl: '

/** The register is told by the database; the journal here. */
const takeBack: PassingOn['takeBack'] = async (ctx, pathwayId, wayId) => {
  for (const one of await disclosuresOf(ctx, pathwayId, { wayId }))
    if (one.error_reason?.startsWith(BY_THE_WAY)) await enterCorrection(ctx, pathwayId, one, one.error_reason)
}

/** R79: what is passed on with a way, handed down to the pathways. */
export const passingOn: PassingOn = { fields, passOn, takeBack }
