import type { FaultCode } from './faults.ts'
import { expectOnly, refuse, valueAt, type Place } from './place.ts'

export type Kind = 'citizen' | 'plan' | 'encounter' | 'referral'

/** What a report holds, by fullUrl and by type and id. */
export type Targets = ReadonlyMap<string, Kind>

const REFERENCE = new Set(['reference', 'type'])
const NAMING = { names: new Set(['display', 'identifier']), code: 'reference-element-forbidden' } as const
const TYPE_OF = { citizen: 'Patient', plan: 'CarePlan' } as const

/** R95, R101: names something in the report (`Patient/<id>`, or its fullUrl) that is of the wanted kind, and names it only. */
export function checkReference(
  reference: Place,
  targets: Targets,
  { to, otherwise }: { to: keyof typeof TYPE_OF; otherwise: FaultCode },
): void {
  expectOnly(reference, REFERENCE, NAMING)
  const type = valueAt(reference, 'type')
  if (type !== undefined && type !== TYPE_OF[to]) refuse(reference, 'reference-type-wrong', 'type')
  const named = valueAt(reference, 'reference')
  if (typeof named !== 'string' || named === '') {
    refuse(reference, 'reference-missing', 'reference')
    return
  }
  const kind = targets.get(named)
  if (kind === undefined) refuse(reference, 'reference-unresolved', 'reference')
  else if (kind !== to) refuse(reference, otherwise, 'reference')
}
