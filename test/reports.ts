import type { Bundle, CarePlan, Citizen, Encounter, Referral } from '../src/exchange/ltt/bundle.ts'
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
} from '../src/exchange/ltt/codes.ts'

/** The day that the report is about; its times are Danish summer time told in UTC. */
const DAY = '2026-05-12'
const at = (time: string): string => `${DAY}T${time}:00Z`
const id = (last: number): string => `5b0c5e1e-2f0a-4d55-9c40-${String(last).padStart(12, '0')}`
const meta = (profile: keyof typeof PROFILES): { profile: [string]; lastUpdated: string } => ({
  profile: [PROFILES[profile]],
  lastUpdated: at('21:45'),
})

export const CITIZEN_ID = id(1)
export const PLAN_ID = id(2)
export const REFERRAL_ID = id(20)
const subject = { reference: `Patient/${CITIZEN_ID}` }
const plan = { reference: `CarePlan/${PLAN_ID}` }

const citizen: Citizen = {
  resourceType: 'Patient',
  id: CITIZEN_ID,
  meta: meta('citizen'),
  // invented: it fails modulus 11, which only numbers of people born on a first of January may
  identifier: [{ use: 'official', system: SYSTEMS.cpr, value: '1204169991' }],
  active: true,
  managingOrganization: { identifier: { use: 'official', system: SYSTEMS.sor, value: '999901000016009' } },
}

const carePlan: CarePlan = {
  resourceType: 'CarePlan',
  id: PLAN_ID,
  meta: meta('plan'),
  status: 'completed',
  intent: 'plan',
  subject,
  period: { start: at('06:10'), end: at('14:30') },
  activity: [
    {
      detail: {
        code: { coding: [OFFER] },
        reasonCode: [{ coding: [themeCode.worry] }, { coding: [themeCode.sadness] }],
        status: 'completed',
      },
    },
  ],
}

const TYPES = ['enquiry', 'preliminary_talk', 'screening', 'treatment', 'final_talk', 'ending'] as const

const encounter = (type: (typeof TYPES)[number], nth: number): Encounter => ({
  resourceType: 'Encounter',
  id: id(10 + nth),
  meta: meta('encounter'),
  extension: [
    { url: EXTENSIONS.basedOn, valueReference: plan },
    ...(type === 'treatment'
      ? [{ url: EXTENSIONS.delivery, valueCodeableConcept: { coding: [deliveryCode.group] } } as const]
      : []),
  ],
  status: 'finished',
  class: AMBULATORY,
  type: [{ coding: [contactCode[type]] }],
  subject,
  ...(type === 'treatment' ? { participant: [{ type: [{ coding: [participantCode.with_child] }] }] } : {}),
  period: { start: at(`${String(7 + nth).padStart(2, '0')}:00`) },
})

const referral: Referral = {
  resourceType: 'CarePlan',
  id: REFERRAL_ID,
  meta: meta('referral'),
  basedOn: [plan],
  status: 'completed',
  intent: 'plan',
  subject,
  period: { start: at('14:00') },
  activity: [{ detail: { code: { coding: [targetCode.civil_society] }, status: 'completed' } }],
}

/** A valid report: entry 0 is the citizen, 1 the care plan, 2 to 7 one encounter of each type, 8 a referral. */
export const aReport = (reportId = id(0)): Bundle => {
  const resources = [citizen, carePlan, ...TYPES.map(encounter), referral]
  return structuredClone({
    resourceType: 'Bundle',
    id: reportId,
    meta: meta('report'),
    type: 'collection',
    timestamp: at('21:45'),
    entry: resources.map((resource) => ({
      fullUrl: `https://trin2.example/fhir/${resource.resourceType}/${resource.id}`,
      resource,
    })),
  } satisfies Bundle)
}

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json }

/** Changes what stands at a path such as `entry.1.resource.status`, in a copy; `undefined` takes it away. */
export function changed(report: Json | Bundle, path: string, value: Json | undefined): Json {
  const copy = JSON.parse(JSON.stringify(report)) as Json // a JSON text holds nothing else
  const names = path.split('.')
  const last = names.pop() ?? ''
  let node: Json = copy
  for (const name of names) node = memberOf(node, name)
  if (typeof node !== 'object' || node === null) throw new Error(`There is no ${path}`)
  if (Array.isArray(node))
    node.splice(
      Number(last),
      value === undefined ? 1 : Number(last) < node.length ? 1 : 0,
      ...(value === undefined ? [] : [value]),
    )
  else if (value === undefined) delete node[last]
  else node[last] = value
  return copy
}

/** What stands at a path. */
export const partOf = (report: Json | Bundle, path: string): Json =>
  path.split('.').reduce<Json>(memberOf, JSON.parse(JSON.stringify(report)) as Json) // a JSON text holds nothing else

function memberOf(node: Json, name: string): Json {
  const found = Array.isArray(node) ? node[Number(name)] : typeof node === 'object' && node ? node[name] : undefined
  if (found === undefined) throw new Error(`There is no ${name}`)
  return found
}
