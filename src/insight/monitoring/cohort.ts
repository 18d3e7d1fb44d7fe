import { sql, type NotNull } from 'kysely'
import { OUTCOMES } from '#care/pathways/pathways.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Choice } from './choice.ts'
import { inScope, total, within } from './scope.ts'

/** The steps a way can be seen to have reached, in order. */
export const REACHED = ['enquiry', 'preliminary_talk', 'screening', 'treatment', 'final_talk'] as const
export type Reached = (typeof REACHED)[number]

type Row = Awaited<ReturnType<typeof rowsOf>>[number]

/**
 * The ways whose first henvendelse lies in the period, followed to today: who made contact and who guided them here, how
 * many have had each kind of talk held at least once, whether they have ended, and which of the four groupings the
 * henvendelse led to (R9), `undecided` while that is open.
 */
export async function cohortOf(ctx: Ctx, choice: Choice) {
  const rows = await rowsOf(ctx, choice)
  const ended = rows.filter(({ status }) => status === 'completed')
  return {
    total: total(rows),
    ended: total(ended),
    /** How many have had this talk at all; one way may skip a step. */
    came: (step: Reached) => total(rows.filter((row) => row[step])),
    /** How many came to this step and no further: those still on their way, and those that ended. */
    furthest: (step: Reached) => {
      const here = rows.filter((row) => furthestOf(row) === step)
      return {
        active: total(here.filter(({ status }) => status === 'active')),
        ended: total(here.filter((row) => ended.includes(row))),
      }
    },
    outcomes: [
      ...OUTCOMES.map((outcome) => ({ outcome, many: total(rows.filter((row) => row.outcome === outcome)) })),
      { outcome: 'undecided' as const, many: total(rows.filter((row) => row.outcome === null)) },
    ],
    contactedBy: (party: Row['contacted_by']) => total(rows.filter((row) => row.contacted_by === party)),
    /** null: nobody but the family itself. */
    referredBy: (party: Row['referred_by']) => total(rows.filter((row) => row.referred_by === party)),
  }
}

export type Cohort = Awaited<ReturnType<typeof cohortOf>>

const furthestOf = (row: Row): Reached => REACHED.findLast((step) => row[step]) ?? 'enquiry'

const rowsOf = (ctx: Ctx, { period, unitId }: Choice) =>
  ctx.db
    .selectFrom('insight_pathways')
    .select([
      'contacted_by',
      'referred_by',
      'outcome',
      'status',
      sql<boolean>`true`.as('enquiry'),
      sql<boolean>`preliminary_talk_on is not null`.as('preliminary_talk'),
      sql<boolean>`screening_on is not null`.as('screening'),
      sql<boolean>`treatment_on is not null`.as('treatment'),
      sql<boolean>`final_talk_on is not null`.as('final_talk'),
      ({ fn }) => fn.countAll<number>().as('many'),
    ])
    .$narrowType<{ contacted_by: NotNull; status: NotNull }>() // columns of a view never say so
    .where(within('enquiry_on', period))
    .where(inScope(unitId))
    .groupBy([
      'contacted_by',
      'referred_by',
      'outcome',
      'status',
      'preliminary_talk',
      'screening',
      'treatment',
      'final_talk',
    ])
    .execute()
