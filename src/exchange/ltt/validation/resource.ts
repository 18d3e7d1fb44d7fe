import { PROFILES } from '../codes.ts'
import type { FaultCode } from './faults.ts'
import { expectOnly, has, objectAt, refuse, valueAt, type Place } from './place.ts'
import { checkInstant } from './time.ts'

type Shape = {
  profile: keyof typeof PROFILES
  known: ReadonlySet<string>
  /** What FHIR has and the guide forbids, and by which code it is refused. */
  forbidden: { names: ReadonlySet<string>; code: FaultCode }
}

/** What a resource may hold: its own, and what every resource has. The narrative is refused by a code of its own. */
export const membersOf = (...own: string[]): ReadonlySet<string> =>
  new Set(['resourceType', 'id', 'meta', 'text', ...own])

/**
 * Id, meta and members of a resource. The guide allows only its own profiles, so meta says which; and since it allows only
 * what is needed, meta may besides hold the time, and the version that a server gives. Neither the time nor an id that is a
 * UUID is demanded: the guide's own examples go without. FHIR's narrative is free text (R97).
 */
export function checkResource(resource: Place, { profile, known, forbidden }: Shape): void {
  expectOnly(resource, known, forbidden)
  if (has(resource, 'text')) refuse(resource, 'narrative-forbidden', 'text')
  if (has(resource, 'id')) checkId(resource, 'id')
  else refuse(resource, 'id-missing', 'id')
  const meta = objectAt(resource, 'meta', 'meta-missing')
  if (meta) checkMeta(meta, PROFILES[profile])
}

const META = new Set(['profile', 'lastUpdated', 'versionId'])
const OTHER_META = { names: new Set(['source', 'security', 'tag']), code: 'meta-element-forbidden' } as const
/** Of the guide that this validator follows. */
const GUIDE_VERSION = '1.0.1'

function checkMeta(meta: Place, profile: string): void {
  expectOnly(meta, META, OTHER_META)
  checkInstant(meta, 'lastUpdated')
  if (has(meta, 'versionId')) checkId(meta, 'versionId')
  const told = valueAt(meta, 'profile')
  if (told === undefined) {
    refuse(meta, 'profile-missing', 'profile')
    return
  }
  const [first, ...others]: readonly unknown[] = Array.isArray(told) ? told : []
  const isRight = first === profile || first === `${profile}|${GUIDE_VERSION}`
  if (!isRight || others.length) refuse(meta, 'profile-wrong', 'profile')
}

const ID = /^[A-Za-z0-9.-]{1,64}$/

function checkId(place: Place, name: string): void {
  const id = valueAt(place, name)
  if (typeof id !== 'string' || !ID.test(id)) refuse(place, 'id-malformed', name)
}
