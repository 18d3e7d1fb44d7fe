import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Errors } from '#platform/form.ts'
import { problem } from '#platform/problem.ts'
import type { NewPlace } from './place.ts'

export type TreatmentPlace = Awaited<ReturnType<typeof treatmentPlaces>>[number]

const select = (ctx: Ctx) =>
  ctx.db
    .selectFrom('treatment_places as place')
    .innerJoin('units', (join) =>
      join.onRef('units.municipality_id', '=', 'place.municipality_id').onRef('units.id', '=', 'place.unit_id'),
    )
    .select(['place.id', 'unit_id as unitId', 'units.name as unitName', 'place.name', 'address', 'place.version'])
    .select(['registration_number as registrationNumber', 'registered_from as registeredFrom', 'closed_on as closedOn'])

/** R88: the treatment places of the municipality, those in use first, in Danish order. */
export const treatmentPlaces = (ctx: Ctx) =>
  select(ctx)
    .orderBy(sql`closed_on is not null`)
    .orderBy(sql`place.name collate danish`)
    .orderBy('place.id')
    .execute()

export const placeById = (ctx: Ctx, placeId: string) =>
  select(ctx)
    .where('place.id', '=', placeId)
    .executeTakeFirstOrThrow(() => problem.notFound('Behandlingsstedet'))

/** R88: what keeps a place from being registered so: its number, or its address while in use, belongs to another. */
export async function placeFaults(
  ctx: Ctx,
  place: { address: string; registrationNumber: string },
  known: { id: string; closedOn: string | null } | null = null,
): Promise<Errors> {
  const same = await ctx.db
    .selectFrom('treatment_places')
    .select(['name', 'registration_number', 'address', 'closed_on'])
    .where((where) =>
      where.or([where('registration_number', '=', place.registrationNumber), where('address', '=', place.address)]),
    )
    .$if(known !== null, (query) => query.where('id', '<>', known?.id ?? ''))
    .execute()
  const number = same.find((other) => other.registration_number === place.registrationNumber)
  const address = known?.closedOn
    ? null
    : same.find((other) => other.address === place.address && other.closed_on === null)
  return {
    ...(number && { registrationNumber: `${number.name} har det nummer. Hvert sted har sit eget.` }),
    ...(address && { address: `${address.name} ligger på den adresse. Hver adresse er ét behandlingssted.` }),
  }
}

/** R88: adds a fixed address with its own registration number and start. Asks `placeFaults` beforehand. */
export async function addTreatmentPlace(ctx: Ctx, place: NewPlace): Promise<string> {
  const { id } = await ctx.db
    .insertInto('treatment_places')
    .values({
      unit_id: place.unitId,
      name: place.name,
      address: place.address,
      registration_number: place.registrationNumber,
      registered_from: place.registeredFrom,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Corrects a place; false when somebody has changed it since `version` was shown. */
export const changeTreatmentPlace = (
  ctx: Ctx,
  placeId: string,
  version: number,
  place: Omit<NewPlace, 'unitId'>,
): Promise<boolean> =>
  change(ctx, placeId, version, {
    name: place.name,
    address: place.address,
    registration_number: place.registrationNumber,
    registered_from: place.registeredFrom,
  })

/** Closes a place: `closedOn` is the last day on which treatment may be recorded there (R89). */
export const closeTreatmentPlace = (ctx: Ctx, placeId: string, version: number, closedOn: string): Promise<boolean> =>
  change(ctx, placeId, version, { closed_on: closedOn })

async function change(ctx: Ctx, placeId: string, version: number, values: Record<string, string>): Promise<boolean> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('treatment_places')
    .set({ ...values, version: version + 1 })
    .where('id', '=', placeId)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}
