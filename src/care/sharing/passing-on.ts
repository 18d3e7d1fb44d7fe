import type { StaffCtx } from '#platform/ctx.ts'
import type { Errors } from '#platform/form.ts'
import type { ReceiverKind, SharingPurpose, WayTarget } from '#platform/schema.ts'
import { dayOf, instantOf } from '#platform/time.ts'
import type { NewWay, PassingOn, View } from '#care/pathways/pathways.ts'
import { familyOf } from '#registry/people/people.ts'
import { radioGroup } from '#ui/choice-fields.ts'
import { dateField } from '#ui/date-fields.ts'
import { day } from '#ui/danish.ts'
import { html } from '#ui/html.ts'
import { details, notice } from '#ui/notice.ts'
import { basisFor, isInForce, isObjectionInForce, lastDayOf, usualPurpose, type Fault, type Standing } from './basis.ts'
import { latestDayOf, recordConsent } from './consents.ts'
import { disclose } from './disclose.ts'
import { faultOfConsent } from './form.ts'
import { standingOf } from './load.ts'
import { objectedTo } from './objections.ts'
import { custodyIn, namesOf, speakerFields } from './speaker-fields.ts'
import { receiverName, WRITTEN_OPTIONS } from './words.ts'

/** Which kinds of receivers a way of that target can lead to, the one that is meant when nothing tells otherwise first. */
const kindsOf = {
  general_practice: ['general_practice'],
  child_psychiatry: ['child_psychiatry'],
  offer_in_other_municipality: ['other_offer'],
  other_municipal_offer: ['other', 'school', 'ppr', 'social_services', 'ssp', 'health_visitor'],
  civil_society: ['civil_society'],
  other: ['other', 'hospital'],
} as const satisfies Record<WayTarget, readonly [ReceiverKind, ...ReceiverKind[]]>

const NEEDS = ['other_legislation', 'other'] as const satisfies SharingPurpose[]

type Found = { kind: ReceiverKind; purpose: SharingPurpose }

/** The basis for what a way passes on: treatment where the target treats, otherwise a consent for this receiver. */
function basisOfWay(way: NewWay, standing: Standing): Found | Fault {
  const asked = { receiver: way.receiver, partnerId: way.receiverId, day: way.handedOverOn, reason: '' }
  const kinds: readonly ReceiverKind[] = kindsOf[way.target]
  let fault: Fault | null = null
  for (const kind of kinds) {
    const usual = usualPurpose(kind)
    if (usual === 'current_treatment' && kind !== kinds[0]) continue
    for (const purpose of usual === 'current_treatment' ? [usual] : NEEDS) {
      const found = basisFor({ ...asked, kind, purpose }, standing)
      if (!found.fault) return { kind, purpose }
      // the words that tell most: a consent that has lapsed before one that never was
      if (!fault || (fault.code === 'TR075' && found.fault.code !== 'TR075')) fault = found.fault
    }
  }
  return fault as Fault // every target has a kind, and each that is not found leaves its fault
}

async function passOn(
  ctx: StaffCtx,
  { pathway, child }: Pick<View, 'pathway' | 'child'>,
  way: NewWay,
  along: Parameters<PassingOn['passOn']>[3],
): Promise<Errors | null> {
  const brings = along.consentFrom.length > 0
  if (!way.handedOver)
    return brings ? { handedOver: 'Skriv, hvad der er givet videre, når familien har givet samtykke til det.' } : null
  if (way.handedOver.length < 3) return { handedOver: 'Skriv, hvad der er givet videre.' }
  let found = basisOfWay(way, await standingOf(ctx, child.id))
  if ('mend' in found && found.mend === 'consent' && brings) {
    const kind = kindsOf[way.target][0]
    const purpose = usualPurpose(kind)
    const family = await familyOf(ctx, child.id)
    const consent = {
      speakers: along.consentFrom,
      givenOn: way.agreedOn,
      validUntil: along.consentUntil ?? latestDayOf(way.agreedOn),
    }
    const faults = faultOfConsent(consent, {
      birthDate: child.birthDate,
      custody: custodyIn(family),
      today: dayOf(ctx.now).toString(),
    })
    const named: Record<string, string> = {
      ...(faults['speakers'] && { consentFrom: faults['speakers'] }),
      ...(faults['givenOn'] && { agreedOn: faults['givenOn'] }),
      ...(faults['validUntil'] && { consentUntil: faults['validUntil'] }),
    }
    if (!along.consentWrittenAs) named['consentWrittenAs'] = 'Vælg, hvordan samtykket er skrevet.'
    if (Object.keys(named).length || !along.consentWrittenAs) return named
    await recordConsent(ctx, pathway, {
      ...consent,
      kind,
      purpose,
      receiver: way.receiver,
      partnerId: way.receiverId,
      aim: `Vejen videre til ${way.receiver}.`,
      what: way.handedOver,
      givenBy: namesOf(along.consentFrom, { child, family }),
      writtenAs: along.consentWrittenAs,
    })
    found = { kind, purpose }
  }
  if ('mend' in found) return { [found.mend === 'consent' ? 'consentFrom' : 'handedOver']: found.words }
  const fault = await disclose(ctx, pathway, {
    ...found,
    receiver: way.receiver,
    partnerId: way.receiverId,
    reason: '',
    what: way.handedOver,
    channel: 'described',
    at: way.handedOverOn === dayOf(ctx.now).toString() ? ctx.now : instantOf(way.handedOverOn, '12:00'),
    with: 'way',
  })
  return fault && { handedOver: fault.words }
}

/** What is asked on the form of a way: what is known already, and room for the written consent of the family. */
const fields: PassingOn['fields'] = async (ctx, view, shown) => {
  const { child, today } = view
  const [{ consents, objections }, family] = await Promise.all([standingOf(ctx, child.id), familyOf(ctx, child.id)])
  const on = today.toString()
  const carrying = consents.filter((each) => isInForce(each, child.birthDate, on))
  const objected = objections.filter((each) => isObjectionInForce(each, on))
  const isWrong = Object.keys(shown.errors ?? {}).some((name) => name.startsWith('consent'))
  return html`${notice(
    objected.length > 0 ? 'warning' : 'info',
    'Grundlag for at give noget videre',
    html`<p>
        Egen læge, børne- og ungdomspsykiatrien og et § 126 a-tilbud i en anden kommune behandler: det kræver ikke
        samtykke. Alle andre kræver skriftligt samtykke; at familien har sagt ja til vejen, er ikke nok.
      </p>
      <ul>
        ${carrying.map((each) => html`<li>Samtykke til ${each.receiver} (${receiverName[each.receiver_kind]}) gælder til og med ${day(lastDayOf(each, child.birthDate))}.</li>`)}
        ${objected.map((each) => html`<li><strong>Indsigelse mod at dele med ${objectedTo(each.receiver_kind)}.</strong></li>`)}
        ${carrying.length + objected.length === 0 && html`<li>Der er hverken samtykker eller indsigelser.</li>`}
      </ul>`,
  )}
  ${details(
    'Familien har givet skriftligt samtykke til at dele med modtageren',
    html`${speakerFields({ child, family, today }, shown, { name: 'consentFrom', label: 'Hvem har givet det?', optional: true })}
    ${radioGroup({ ...shown, name: 'consentWrittenAs', label: 'Hvordan er det skrevet?', optional: true, options: WRITTEN_OPTIONS })}
    ${dateField({ ...shown, name: 'consentUntil', label: 'Gælder til og med', optional: true, hint: 'Højst et år. Står der intet, gælder det i et år fra den dag, familien sagde ja.' })}`,
    { open: isWrong },
  )}`
}

/** R79: what is passed on with a way, handed down to the pathways. */
export const passingOn: PassingOn = { fields, passOn }
