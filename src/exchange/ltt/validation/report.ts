import { checkCitizen } from './citizen.ts'
import { checkPlan, checkReferral } from './care-plan.ts'
import { checkEncounter } from './encounter.ts'
import { checkAddresses, openEntry } from './entries.ts'
import { has, isObject, objectsAt, placeOf, refuse, valueAt, type Found, type Place } from './place.ts'
import type { Kind, Targets } from './reference.ts'
import { checkResource, membersOf } from './resource.ts'
import { checkInstant, type Span } from './time.ts'

const SHAPE = {
  profile: 'report',
  known: membersOf('type', 'timestamp', 'entry'),
  forbidden: { names: new Set(['identifier', 'total', 'link', 'signature']), code: 'bundle-element-forbidden' },
} as const

const CHECK: Readonly<Record<Kind, (resource: Place, targets: Targets, madeAt: Span | undefined) => void>> = {
  citizen: checkCitizen,
  plan: checkPlan,
  encounter: checkEncounter,
  referral: checkReferral,
}

/** R91: one citizen, and nothing but the four kinds. */
export function checkReport(value: unknown): Found[] {
  const found: Found[] = []
  const report = isObject(value) ? placeOf(value, 'Bundle', found) : undefined
  if (!report || valueAt(report, 'resourceType') !== 'Bundle') return [{ code: 'bundle-expected', location: 'Bundle' }]

  checkResource(report, SHAPE)
  if (valueAt(report, 'type') !== 'collection') refuse(report, 'bundle-type-not-collection', 'type')
  if (!has(report, 'timestamp')) refuse(report, 'timestamp-missing', 'timestamp')
  const madeAt = checkInstant(report, 'timestamp')
  if (!has(report, 'entry')) {
    refuse(report, 'entries-missing', 'entry')
    return found
  }

  const held = objectsAt(report, 'entry')
    .map(openEntry)
    .filter((each) => each !== undefined)
  if (held.filter(({ kind }) => kind === 'citizen').length !== 1) refuse(report, 'citizen-not-exactly-one', 'entry')
  const targets = checkAddresses(report, held)
  for (const { kind, resource } of held) CHECK[kind](resource, targets, madeAt)
  return found
}
