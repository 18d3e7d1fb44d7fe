import { sql } from 'kysely'
import type { Period } from './period.ts'

/** Those under sundhedsloven § 126 a (R8), of the chosen unit if one is chosen. For any view that has both columns. */
export const inScope = (unitId: string | null) =>
  unitId ? sql<boolean>`is_under_126a and unit_id = ${unitId}` : sql<boolean>`is_under_126a`

/** Of the chosen unit, if one is chosen. */
export const inUnit = (unitId: string | null) => (unitId ? sql<boolean>`unit_id = ${unitId}` : sql<boolean>`true`)

/** The day in that column lies in the period. */
export const within = (column: string, { from, to }: Period) =>
  from === null ? sql<boolean>`${sql.ref(column)} <= ${to}` : sql<boolean>`${sql.ref(column)} between ${from} and ${to}`

/** What these rows stand for together. */
export const total = (rows: readonly { many: number }[]): number => rows.reduce((sum, { many }) => sum + many, 0)
