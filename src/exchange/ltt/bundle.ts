import type { AMBULATORY, Coding, OFFER } from './codes.ts'

/**
 * The shapes of a report, as FHIR R4 JSON. R97: they cannot hold a name, an address, a member of staff or a free text, so
 * none can be sent.
 */
type Concept<C extends Coding = Coding> = { coding: readonly [C] }
type Official = { use: 'official'; system: string; value: string }
type Reference = { reference: string }
type Meta = { profile: readonly [string]; lastUpdated: string }
type Resource = { id: string; meta: Meta }

/** R99, R100: the child; nobody else is ever one. */
export type Citizen = Resource & {
  resourceType: 'Patient'
  identifier: [Official]
  active: boolean
  managingOrganization: { identifier: Official }
}

export type CarePlan = Resource & {
  resourceType: 'CarePlan'
  status: 'active' | 'completed' | 'entered-in-error'
  intent: 'plan'
  subject: Reference
  period: { start: string; end?: string }
  activity: [
    {
      detail: {
        code: Concept<typeof OFFER>
        reasonCode?: readonly Concept[]
        status: 'in-progress' | 'completed' | 'entered-in-error'
      }
    },
  ]
}

/** R96: no end, and always the same class. */
export type Encounter = Resource & {
  resourceType: 'Encounter'
  extension: ({ url: string; valueReference: Reference } | { url: string; valueCodeableConcept: Concept })[]
  status: 'finished' | 'entered-in-error'
  class: typeof AMBULATORY
  type: [Concept]
  subject: Reference
  participant?: [{ type: [Concept] }]
  period: { start: string }
}

/** R101 */
export type Referral = Resource & {
  resourceType: 'CarePlan'
  basedOn: [Reference]
  status: 'completed' | 'entered-in-error'
  intent: 'plan'
  subject: Reference
  period: { start: string }
  activity: [{ detail: { code: Concept; status: 'completed' } }]
}

/** R91: one child, and nothing but the four kinds. */
export type Bundle = Resource & {
  resourceType: 'Bundle'
  type: 'collection'
  timestamp: string
  entry: { fullUrl: string; resource: Citizen | CarePlan | Encounter | Referral }[]
}
