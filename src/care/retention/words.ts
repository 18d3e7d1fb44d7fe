import type { HoldKind } from '#platform/schema.ts'
import type { Standing } from './rule.ts'

export const holdName = {
  complaint: 'Klagesag',
  claim: 'Erstatningssag',
  supervision: 'Tilsynssag',
  other: 'Anden sag',
} as const satisfies Record<HoldKind, string>

export const HOLDS = Object.keys(holdName) as HoldKind[] // the keys of the table

export const standingName = {
  kept: 'opbevares',
  due: 'fristen er udløbet',
  held: 'bevares på grund af en sag',
  empty: 'intet underskrevet endnu',
} as const satisfies Record<Standing, string>
