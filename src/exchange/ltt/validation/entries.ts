import { PROFILES, targetCode } from '../codes.ts'
import { expectOnly, has, isObject, objectAt, refuse, valueAt, type Place } from './place.ts'
import type { Kind, Targets } from './reference.ts'

/** A resource of a report, with the entry that it stands in. */
export type Held = { entry: Place; resource: Place; kind: Kind }

const ENTRY = new Set(['fullUrl', 'resource'])
const OTHER = { names: new Set(['link', 'search', 'request', 'response']), code: 'entry-element-forbidden' } as const

/** Goes to the resource of an entry; refuses what is none of the four kinds. */
export function openEntry(entry: Place): Held | undefined {
  expectOnly(entry, ENTRY, OTHER)
  const resource = objectAt(entry, 'resource', 'resource-missing')
  const kind = resource && kindOf(resource)
  if (resource && !kind) refuse(resource, 'resource-type-not-allowed', 'resourceType')
  return resource && kind && { entry, resource, kind }
}

function kindOf(resource: Place): Kind | undefined {
  const type = valueAt(resource, 'resourceType')
  if (type === 'Patient') return 'citizen'
  if (type === 'Encounter') return 'encounter'
  return type === 'CarePlan' ? planOrReferral(resource) : undefined
}

/**
 * Both are a CarePlan. The profile tells them apart; where there is none, a referral is the one that is based on another, or
 * whose activity is one of the ways.
 */
function planOrReferral(resource: Place): Kind {
  const meta = valueAt(resource, 'meta')
  const told: unknown = isObject(meta) && Array.isArray(meta['profile']) ? meta['profile'][0] : undefined
  if (typeof told === 'string' && told.startsWith(PROFILES.referral)) return 'referral'
  if (typeof told === 'string' && told.startsWith(PROFILES.plan)) return 'plan'
  return has(resource, 'basedOn') || isWay(resource) ? 'referral' : 'plan'
}

const WAYS = new Set<unknown>(Object.values(targetCode).map(({ code }) => code))

/** Whether the first code of the first activity is that of a way, whatever else stands there. */
function isWay(resource: Place): boolean {
  const [activity] = listIn(resource.members, 'activity')
  const detail = memberIn(activity, 'detail')
  const [coding] = listIn(memberIn(detail, 'code'), 'coding')
  return WAYS.has(memberIn(coding, 'code'))
}

const memberIn = (value: unknown, name: string): unknown =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined

function listIn(value: unknown, name: string): readonly unknown[] {
  const list = memberIn(value, name)
  return Array.isArray(list) ? list : []
}

/** Ids and fullUrls, each used once in the report. Gives what can be referred to. */
export function checkAddresses(report: Place, held: readonly Held[]): Targets {
  const targets = new Map<string, Kind>()
  const ids = new Set([valueAt(report, 'id')])
  const urls = new Set<unknown>()
  for (const { entry, resource, kind } of held) {
    const [id, url] = [valueAt(resource, 'id'), valueAt(entry, 'fullUrl')]
    if (typeof id === 'string' && ids.has(id)) refuse(resource, 'id-repeated', 'id')
    ids.add(id)
    if (typeof url === 'string' && urls.has(url)) refuse(entry, 'full-url-repeated', 'fullUrl')
    urls.add(url)
    const name = typeof id === 'string' ? `${String(valueAt(resource, 'resourceType'))}/${id}` : undefined
    checkFullUrl(entry, name)
    if (name) targets.set(name, kind)
    if (typeof url === 'string') targets.set(url, kind)
  }
  return targets
}

const URN = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const WEB_ADDRESS = /^https?:\/\/[^\s/?#]+\/[^\s?#]+$/

/** A urn:uuid stands for the resource; a web address is that of the resource, by its type and id (FHIR R4, Bundle.fullUrl). */
function checkFullUrl(entry: Place, name: string | undefined): void {
  const url = valueAt(entry, 'fullUrl')
  if (url === undefined) refuse(entry, 'full-url-missing', 'fullUrl')
  else if (typeof url !== 'string') refuse(entry, 'full-url-malformed', 'fullUrl')
  else if (URN.test(url)) return
  else if (!WEB_ADDRESS.test(url)) refuse(entry, 'full-url-malformed', 'fullUrl')
  else if (name && !url.endsWith(`/${name}`)) refuse(entry, 'full-url-inconsistent', 'fullUrl')
}
