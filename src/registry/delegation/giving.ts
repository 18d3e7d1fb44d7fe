import type { StaffCtx } from '#platform/ctx.ts'
import type { Errors } from '#platform/form.ts'
import { problem } from '#platform/problem.ts'
import { dayOf, plainDate, type Day } from '#platform/time.ts'
import { openRecord } from '#registry/access/access.ts'
import { units } from '#registry/organisations/organisations.ts'
import { isAuthorisedOn, staffInRoles } from '#registry/staff/staff.ts'
import { isInstructionValidOn, lastDayOf } from './cover.ts'
import { INSTRUCTED } from './form.ts'
import { approvedInstructions, validityOf } from './instructions.ts'

type Colleagues = Awaited<ReturnType<typeof staffInRoles>>

const authorisedSelf = (ctx: StaffCtx, staff: Colleagues) =>
  staff.find((each) => each.id === ctx.actor.id && isAuthorisedOn(each, dayOf(ctx.now)))

/** Whether the one who asks may have others treat on their responsibility. */
export const mayDelegate = async (ctx: StaffCtx): Promise<boolean> =>
  authorisedSelf(ctx, await staffInRoles(ctx, INSTRUCTED)) !== undefined

/** All that giving a delegation asks for. Whoever is not authorised is told so, and shown no form. */
export async function givingOf(ctx: StaffCtx) {
  const today = dayOf(ctx.now)
  const [staff, instructions, allUnits] = await Promise.all([
    staffInRoles(ctx, INSTRUCTED),
    approvedInstructions(ctx),
    units(ctx),
  ])
  const me = authorisedSelf(ctx, staff)
  if (!me)
    throw problem.notAllowedNow(
      'Kun en autoriseret medarbejder kan delegere behandling. Bed en autoriseret kollega om det.',
    )
  return {
    me,
    today,
    helpers: staff.filter((each) => !isAuthorisedOn(each, today)),
    instructions: instructions.filter((each) => {
      const validity = validityOf(each)
      return validity !== null && (validity.supersededFrom ?? today.toString()) >= today.toString()
    }),
    units: allUnits.filter(({ isActive }) => isActive),
    version: undefined,
  }
}

export type Giving = Awaited<ReturnType<typeof givingOf>>

/** The same for one pathway: its record is opened, and the look logged (R55, R56). */
export async function givingForPathway(ctx: StaffCtx, pathwayId: string) {
  const pathway = await ctx.db
    .selectFrom('pathways')
    .innerJoin('people as child', (join) =>
      join.onRef('child.municipality_id', '=', 'pathways.municipality_id').onRef('child.id', '=', 'pathways.child_id'),
    )
    .select(['pathways.id', 'pathways.child_id', 'pathways.status', 'child.given_name', 'child.family_name'])
    .where('pathways.id', '=', pathwayId)
    .executeTakeFirstOrThrow(() => problem.notFound('Forløbet'))
  await openRecord(ctx, pathway.child_id, { what: 'delegation' })
  if (pathway.status !== 'active') throw problem.notAllowedNow('Forløbet er afsluttet.')
  return { ...(await givingOf(ctx)), pathway }
}

type Given = { helperId: string; instructionId: string; validFrom: string; validTo: string; unitId?: string | null }

/** What is wrong with what was given, field by field; the database refuses the same (TR085). */
export function faultsOfGiving(known: Giving, given: Given): Errors | null {
  const today: Day = known.today
  const instruction = known.instructions.find(({ id }) => id === given.instructionId)
  const validity = instruction && validityOf(instruction)
  const faults: Record<string, string> = {}
  const helper = known.helpers.find(({ id }) => id === given.helperId)
  if (!helper) faults['helperId'] = 'Vælg en kollega, der ikke er autoriseret.'
  if (given.unitId && !known.units.some(({ id }) => id === given.unitId)) faults['unitId'] = 'Vælg en af enhederne.'
  if (given.validFrom < today.toString()) faults['validFrom'] = 'En delegation kan ikke gives bagud.'
  else if (given.validFrom > today.add({ years: 1 }).toString())
    faults['validFrom'] = 'Vælg en dag inden for det næste år.'
  else if (!isAuthorisedOn(known.me, given.validFrom)) faults['validFrom'] = 'Din autorisation gælder ikke den dag.'
  else if (!validity || !isInstructionValidOn(validity, given.validFrom))
    faults['instructionId'] = 'Instruksen gælder ikke den dag, delegationen begynder. Vælg den version, der gælder.'
  else if (helper && !instruction?.roles.some((role) => helper.roles.includes(role)))
    faults['instructionId'] =
      'Instruksen gælder ikke for medarbejderens rolle. Vælg en anden, eller bed ledelsen om en, der gør.'
  if (given.validTo < given.validFrom) faults['validTo'] = 'Den sidste dag kan ikke ligge før den første.'
  else if (given.validTo > lastDayOf(plainDate(given.validFrom)).toString())
    faults['validTo'] = 'En delegation gælder højst tolv måneder.'
  return Object.keys(faults).length > 0 ? faults : null
}
