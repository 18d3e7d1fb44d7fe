import { nameBasedUuid } from '#platform/uuid.ts'
import type { Bundle, CarePlan, Citizen, Encounter, Referral } from './bundle.ts'
import {
  AMBULATORY,
  contactCode,
  deliveryCode,
  EXTENSIONS,
  OFFER,
  participantCode,
  PROFILES,
  SYSTEMS,
  targetCode,
  themeCode,
} from './codes.ts'
import type { Item } from './difference.ts'
import type { CitizenTold, EncounterTold, PlanTold, ReferralTold, Told } from './state.ts'

/** Who is told of, and by whom: all that is known of the child outside what is told. */
export type Identity = {
  childId: string
  /** R99: ten digits, no hyphen. */
  cpr: string
  /** R98: the municipality's SOR code. */
  sor: string
}

/** The resources can be fetched nowhere; they are named in a report only, so the host is one that never exists (RFC 2606). */
const BASE = 'https://trin2.invalid/fhir'

/** The namespace in which reports are named. */
export const REPORTS = 'f7d53e38-d8c1-4e5f-81ba-b3018348f8c7'

/**
 * The time of a report, and its id, which follows from what it tells: the same changes always give the same. The time is
 * that of the last change; of the child's own only when nothing else has changed. Needs an item that is not repeated.
 */
export function nameOf(items: readonly Item[]): { id: string; timestamp: string } {
  const changed = items.filter(({ isRepeated }) => !isRepeated)
  const ofTheWay = changed.filter(({ told: { kind } }) => kind !== 'citizen')
  const timestamp = (ofTheWay.length > 0 ? ofTheWay : changed)
    .map(({ changedAt }) => changedAt.toISOString())
    .toSorted()
    .at(-1)
  if (timestamp === undefined) throw new Error('a report tells of a change')
  return { id: nameBasedUuid(REPORTS, JSON.stringify([timestamp, items.map(({ told }) => told)])), timestamp }
}

/** R91: the report of what is told of one child: FHIR R4, KL's LTT 1.0.1. */
export function reportOf(identity: Identity, items: readonly Item[]): Bundle {
  const { id, timestamp } = nameOf(items)
  const entry = items.map(({ told, changedAt }) => {
    const resource = resourceOf(told, identity, told.kind === 'citizen' ? timestamp : changedAt.toISOString())
    return { fullUrl: `${BASE}/${resource.resourceType}/${resource.id}`, resource }
  })
  return {
    resourceType: 'Bundle',
    id,
    meta: { profile: [PROFILES.report], lastUpdated: timestamp },
    type: 'collection',
    timestamp,
    entry,
  }
}

function resourceOf(told: Told, identity: Identity, lastUpdated: string): Citizen | CarePlan | Encounter | Referral {
  const meta = (kind: keyof typeof PROFILES) => ({ profile: [PROFILES[kind]] as const, lastUpdated })
  const subject = { reference: `Patient/${identity.childId}` }
  if (told.kind === 'citizen') return citizen(told, identity, meta('citizen'))
  if (told.kind === 'plan') return plan(told, subject, meta('plan'))
  if (told.kind === 'encounter') return encounter(told, subject, meta('encounter'))
  return referral(told, subject, meta('referral'))
}

type Meta = Bundle['meta']
type Subject = CarePlan['subject']

const citizen = ({ id, isError }: CitizenTold, { cpr, sor }: Identity, meta: Meta): Citizen => ({
  resourceType: 'Patient',
  id,
  meta,
  identifier: [{ use: 'official', system: SYSTEMS.cpr, value: cpr }],
  active: !isError,
  managingOrganization: { identifier: { use: 'official', system: SYSTEMS.sor, value: sor } },
})

const plan = ({ id, isError, start, end, themes }: PlanTold, subject: Subject, meta: Meta): CarePlan => ({
  resourceType: 'CarePlan',
  id,
  meta,
  status: isError ? 'entered-in-error' : end ? 'completed' : 'active',
  intent: 'plan',
  subject,
  period: { start, ...(end && { end }) },
  activity: [
    {
      detail: {
        code: { coding: [OFFER] },
        ...(themes.length && { reasonCode: themes.map((theme) => ({ coding: [themeCode[theme]] as const })) }),
        status: isError ? 'entered-in-error' : end ? 'completed' : 'in-progress',
      },
    },
  ],
})

const encounter = (told: EncounterTold, subject: Subject, meta: Meta): Encounter => ({
  resourceType: 'Encounter',
  id: told.id,
  meta,
  extension: [
    { url: EXTENSIONS.basedOn, valueReference: { reference: `CarePlan/${told.planId}` } },
    ...(told.delivery
      ? [{ url: EXTENSIONS.delivery, valueCodeableConcept: { coding: [deliveryCode[told.delivery]] as const } }]
      : []),
  ],
  status: told.isError ? 'entered-in-error' : 'finished',
  class: AMBULATORY,
  type: [{ coding: [contactCode[told.type]] }],
  subject,
  ...(told.participant && { participant: [{ type: [{ coding: [participantCode[told.participant]] }] }] }),
  period: { start: told.start },
})

const referral = ({ id, isError, planId, target, start }: ReferralTold, subject: Subject, meta: Meta): Referral => ({
  resourceType: 'CarePlan',
  id,
  meta,
  basedOn: [{ reference: `CarePlan/${planId}` }],
  status: isError ? 'entered-in-error' : 'completed',
  intent: 'plan',
  subject,
  period: { start },
  activity: [{ detail: { code: { coding: [targetCode[target]] }, status: 'completed' } }],
})
