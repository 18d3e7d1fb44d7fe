import type { LttKind } from '#platform/schema.ts'
import type { Thing } from './thing.ts'

/** What a fault is about: the kind of thing, and the element of it; '' when it is the thing as a whole. */
export type Where = { kind: LttKind; element: string }

const KIND_OF = { Patient: 'citizen', Encounter: 'encounter', CarePlan: 'plan' } as const
const TYPE = /(?:^|[^A-Za-z])(Patient|Encounter|CarePlan)(?![A-Za-z])/

/**
 * Reads the place of a fault as validators write it: `Bundle.entry[2].resource.type`, also with `.ofType(Encounter)` or with
 * type and id in a comment after `resource`, `Encounter.type`, or XPath. What it is follows from the thing it belongs to,
 * and where that is not known from the name of its type. null for a place that is in none of them.
 */
export function whereIs(location: string, thing: Pick<Thing, 'kind'> | undefined): Where | null {
  const named = TYPE.exec(location)?.[1]
  const kind = thing?.kind ?? (named ? KIND_OF[named as keyof typeof KIND_OF] : undefined) // the pattern knows these three
  if (!kind) return null
  const [, below = ''] =
    /(?:\bresource|^\/?(?:f:)?(?:Patient|Encounter|CarePlan))\b(.*)$/.exec(location.replaceAll(/\/\*.*?\*\//g, '')) ??
    []
  const path = below.replace(/^\.ofType\(\w*\)/, '').replace(/^\/f:[A-Z]\w*/, '')
  return { kind, element: /^[./]+(?:f:)?(\w+)/.exec(path)?.[1] ?? '' }
}

/** The place in its report of the entry that a fault is in, from 0; XPath counts from 1. */
export function entryAt(location: string): number | null {
  const [, index] = /\bentry\[(\d+)\]/.exec(location) ?? []
  return index === undefined ? null : Number(index) - (location.startsWith('/') ? 1 : 0)
}
