import type { Day } from '#platform/time.ts'
import type { DelegationKind } from '#platform/schema.ts'
import { isAuthorisedOn, type Authorisation } from '#registry/staff/staff.ts'

/** From which day a version of an instruks holds, to which if it says so, and from which a later one holds instead. */
export type Validity = { validFrom: string; validTo: string | null; supersededFrom: string | null }

/** R86: whether an approved version holds on a day. On the day from which a later one holds, it does no longer. */
export const isInstructionValidOn = ({ validFrom, validTo, supersededFrom }: Validity, day: Day | string): boolean => {
  const on = day.toString()
  return validFrom <= on && (validTo ?? on) >= on && (supersededFrom === null || supersededFrom > on)
}

/** A delegation with all that decides whether it covers. */
export type Cover = {
  id: string
  helperId: string
  delegator: Authorisation
  delegatorName: string
  delegatorIsHere: boolean
  kind: DelegationKind
  pathwayId: string | null
  unitId: string | null
  instruction: Validity
  validFrom: string
  validTo: string
  givenAt: Date
  endedAt: Date | null
}

/** Treatment by somebody in a pathway, on a day and at an instant of it. */
export type Treating = { staffId: string; pathwayId: string; unitId: string | null; day: string; at: Date }

const covers = (cover: Cover, { staffId, pathwayId, unitId, day, at }: Treating): boolean =>
  cover.helperId === staffId &&
  cover.validFrom <= day &&
  cover.validTo >= day &&
  cover.givenAt <= at &&
  (cover.endedAt === null ? cover.delegatorIsHere : cover.endedAt > at) &&
  (cover.kind === 'single' ? cover.pathwayId === pathwayId : cover.unitId === null || cover.unitId === unitId) &&
  isAuthorisedOn(cover.delegator, day) &&
  isInstructionValidOn(cover.instruction, day)

const order = (a: Cover, b: Cover): number =>
  (a.kind === 'single' ? 0 : 1) - (b.kind === 'single' ? 0 : 1) ||
  b.givenAt.getTime() - a.givenAt.getTime() ||
  (a.id < b.id ? -1 : 1)

/**
 * R85: the delegation under which somebody may treat: the one for just this pathway before a frame, the latest first; null
 * when none covers, such as one given later that day, or by somebody who has left. The same as `covering_delegation` in the database.
 */
export const coverOf = (all: readonly Cover[], treating: Treating): Cover | null =>
  all.filter((cover) => covers(cover, treating)).toSorted(order)[0] ?? null

/** R85: whether somebody may hold a treatment: authorised that day, or covered by a delegation. Guide: S4, delegation. */
export const mayTreat = (who: Authorisation, all: readonly Cover[], treating: Treating): boolean =>
  isAuthorisedOn(who, treating.day) || coverOf(all, treating) !== null

/** Why somebody may not treat, and what mends it. */
export const cannotTreat = (name: string): string =>
  `${name} er ikke autoriseret og har ingen delegation, som dækker barnet den dag. Bed en autoriseret kollega om at give en delegation, eller lad en autoriseret kollega holde behandlingen.`

/** A delegation holds at most a year: this is the last day it may have when it begins on `from`. */
export const lastDayOf = (from: Day): Day => from.add({ months: 12 }).subtract({ days: 1 })

/** So many days before its last day both are told. Ours. */
export const NOTICE_DAYS = 30
